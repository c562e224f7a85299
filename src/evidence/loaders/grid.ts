import { EvidenceError, type Place } from "../../errors.ts";
import { address } from "../excel/address.ts";
import { pickSheet } from "../excel/pick-sheet.ts";
import { isWorkbook, readWorkbook, type Sheet } from "../excel/workbook.ts";
import { Problems } from "../problem.ts";
import { type DroppedFile, textOf } from "./dropped-file.ts";
import { textRows } from "./text-rows.ts";

/** Cells in rows and columns, from 0, wherever they were laid out: a CSV or a sheet of a workbook. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** A number, or a text without space around it; undefined if the cell is blank. */
  cell(row: number, column: number): string | number | undefined;
  /** Where a cell stands, for a message. */
  place(row: number, column: number): Place;
}

/** A file's cells, without a word about what they mean. Of a workbook, those of the sheet named or the only one. */
export async function readGrid(dropped: DroppedFile, sheet?: string): Promise<Grid> {
  if (isWorkbook(dropped.bytes))
    return sheetGrid(
      dropped.file,
      pickSheet(await readWorkbook(dropped.bytes, dropped.file), dropped.file, sheet),
    );
  const problems = new Problems();
  const rows = textRows(dropped.file, textOf(dropped), problems);
  if (problems.any) throw new EvidenceError(problems.list());
  if (rows.length === 0)
    throw new EvidenceError({
      file: dropped.file,
      problem: "there is nothing in it",
      remedy: "Download it again.",
    });
  return {
    rows: rows.length,
    columns: rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
    cell: (row, column) => rows[row]?.cells[column]?.trim() || undefined,
    place: (row, column) => ({ file: dropped.file, line: rows[row]?.line ?? 0, column: column + 1 }),
  };
}

function sheetGrid(file: string, sheet: Sheet): Grid {
  const { used, name } = sheet;
  return {
    rows: (used?.lastRow ?? -1) + 1,
    columns: (used?.lastColumn ?? -1) + 1,
    cell(row, column) {
      const cell = sheet.cell(row, column);
      return cell?.kind === "number"
        ? cell.value
        : cell === undefined
          ? undefined
          : String(cell.value).trim();
    },
    place: (row, column) => ({ file, address: address(name, row, column) }),
  };
}
