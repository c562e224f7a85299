import { type CellObject, utils, type WorkBook, type WorkSheet, write } from "xlsx";
import { fileOf } from "../loaders/files.ts";

export type Content = string | number | boolean | null | CellObject;

/** A sheet of these rows; a cell may be one of SheetJS's, with its number format. */
export const sheetOf = (rows: readonly (readonly Content[])[]): WorkSheet =>
  utils.aoa_to_sheet(rows.map((row) => [...row]));

/** A workbook of these sheets, changed as a test wants it, in a file. */
export function bookFile(
  sheets: Readonly<Record<string, WorkSheet>>,
  change: (book: WorkBook) => void = () => {},
): Promise<string> {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  change(book);
  return fileOf("book.xlsx", write(book, { type: "buffer", bookType: "xlsx" }));
}

/** A workbook with one sheet, "Data", of these rows. */
export const dataFile = (rows: readonly (readonly Content[])[], change?: (sheet: WorkSheet) => void) => {
  const sheet = sheetOf(rows);
  change?.(sheet);
  return bookFile({ Data: sheet });
};

export const formatted = (v: number, z: string): CellObject => ({ t: "n", v, z });
