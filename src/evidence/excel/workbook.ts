import type { CellObject, WorkSheet } from "xlsx";
import { EvidenceError } from "../../errors.ts";
import { dayOfSerial } from "./serial.ts";
import { unpackZip } from "./unpack-zip.ts";

/** What a spreadsheet's cell holds. A blank cell is no cell. */
export type SheetCell =
  | { readonly kind: "number"; readonly value: number; readonly percent: boolean }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** A day, "2013-07-04". */
  | { readonly kind: "date"; readonly value: string }
  /** A time of day, a date with one, a duration, or a serial number that is no day: as the sheet shows it. */
  | { readonly kind: "time"; readonly value: string }
  /** "#REF!", "#N/A". */
  | { readonly kind: "error"; readonly value: string }
  /** A formula whose value was never stored, because no spreadsheet program has calculated it yet. */
  | { readonly kind: "uncalculated"; readonly value: string };

/** Rows and columns of a rectangle of cells, from 0, the last included. */
export interface Range {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A sheet of a workbook. Rows and columns count from 0; {@link Sheet.address} names them as Excel does. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** The smallest range with every cell that holds something; undefined if none does. */
  readonly used: Range | undefined;
  readonly merged: readonly Range[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  cell(row: number, column: number): SheetCell | undefined;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

type Library = typeof import("xlsx");

/** Whether a file begins as a workbook does: SheetJS would read any other as a text of one column, and say nothing. */
export const isWorkbook = (bytes: Buffer): boolean =>
  [
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some((signature) => bytes.subarray(0, 4).equals(Buffer.from(signature)));

/** Reads a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods): the values that were stored when it was last saved. */
export async function readWorkbook(bytes: Buffer, file: string): Promise<Workbook> {
  // Loaded on first use: SheetJS takes some 30 ms, which `import "dossier"` must not pay.
  const library = await import("xlsx");
  try {
    if (!isWorkbook(bytes)) throw new Error("it does not begin as one does");
    // Packed anew, so that SheetJS unpacks nothing itself: of LibreOffice's files, sound as they are, it tells on stderr that
    // their sizes were bad.
    const { zipSync } = await import("fflate");
    const sound = bytes[0] === 0x50 ? zipSync(unpackZip(bytes), { level: 0 }) : bytes;
    const book = library.read(sound, {
      dense: true,
      cellNF: true, // number formats tell dates and percentages from numbers
      cellStyles: true, // without it SheetJS does not say which rows and columns are hidden
      sheetStubs: true, // or else a formula without a stored value is a blank cell
      cellHTML: false,
    });
    const is1904 = book.Workbook?.WBProps?.date1904 === true;
    const sheets = book.SheetNames.flatMap((name, i) => {
      const sheet = book.Sheets[name];
      // Chart sheets have no cells.
      if (sheet === undefined || (sheet["!type"] ?? "sheet") !== "sheet") return [];
      const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
      return sheetOf(library, name, hidden, sheet, is1904);
    });
    return { sheets };
  } catch (error) {
    throw new EvidenceError(
      {
        file,
        problem: `the workbook cannot be read: ${(error as Error).message}`,
        remedy: "Open it in a spreadsheet program, and save it as .xlsx without a password.",
      },
      { cause: error },
    );
  }
}

function sheetOf(library: Library, name: string, hidden: boolean, sheet: WorkSheet, is1904: boolean): Sheet {
  const rows: (CellObject | undefined)[][] = sheet["!data"] ?? [];
  const cell = (row: number, column: number) => {
    const found = rows[row]?.[column];
    return found === undefined || found === null ? undefined : cellOf(library, found, is1904);
  };
  const indexes = (list: readonly ({ hidden?: boolean } | undefined)[] | undefined) =>
    [...(list ?? []).entries()].flatMap(([i, entry]) => (entry?.hidden === true ? [i] : []));
  return {
    name,
    hidden,
    used: usedRange(rows, cell),
    merged: (sheet["!merges"] ?? []).map(({ s, e }) => ({
      firstRow: s.r,
      lastRow: e.r,
      firstColumn: s.c,
      lastColumn: e.c,
    })),
    hiddenRows: indexes(sheet["!rows"]),
    hiddenColumns: indexes(sheet["!cols"]),
    cell,
  };
}

// By the cells, not by the range a sheet gives for itself: a format on an empty column can make that a million rows long.
function usedRange(rows: readonly (readonly unknown[])[], cell: Sheet["cell"]): Range | undefined {
  let [firstRow, lastRow, firstColumn, lastColumn] = [Infinity, -1, Infinity, -1];
  rows.forEach((cells, row) => {
    cells.forEach((_, column) => {
      if (cell(row, column) === undefined) return;
      firstRow = Math.min(firstRow, row);
      lastRow = row;
      firstColumn = Math.min(firstColumn, column);
      lastColumn = Math.max(lastColumn, column);
    });
  });
  return lastRow < 0 ? undefined : { firstRow, lastRow, firstColumn, lastColumn };
}

const errors: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

function cellOf(library: Library, cell: CellObject, is1904: boolean): SheetCell | undefined {
  const { t, v, f } = cell;
  if (v === undefined || t === "z")
    return f === undefined ? undefined : { kind: "uncalculated", value: `=${f}` };
  switch (t) {
    case "n":
      return numberOf(library, v as number, String(cell.z ?? "General"), is1904);
    case "b":
      return { kind: "boolean", value: v as boolean };
    case "e":
      return { kind: "error", value: errors[v as number] ?? `error ${v}` };
    default:
      return String(v).trim() === "" ? undefined : { kind: "text", value: String(v) };
  }
}

function numberOf({ SSF }: Library, value: number, format: string, is1904: boolean): SheetCell {
  // What stands in quotes, behind a backslash or in brackets says nothing of the kind: [h] is a duration's hours.
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  if (!SSF.is_date(format)) return { kind: "number", value, percent: letters.includes("%") };
  const day =
    /[yd]/i.test(letters) && !/\[(h+|m+|s+)\]/i.test(format) ? dayOfSerial(value, is1904) : undefined;
  return day === undefined
    ? { kind: "time", value: SSF.format(format, value, { date1904: is1904 }) }
    : { kind: "date", value: day };
}
