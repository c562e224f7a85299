import { EvidenceError, type Problem, UsageError } from "../../errors.ts";
import { address, columnLetters, parseRange, rangeAddress } from "./address.ts";
import type { Range, Sheet, SheetCell } from "./workbook.ts";

export interface SheetTableOptions {
  /** The cells to read, header included, as Excel writes them: `B3:F20`. Everything that is filled, if not given. */
  readonly range?: string;
  /** The header's row as the sheet numbers it, from 1. The first row of the range, if not given. */
  readonly header?: number;
  /** What to do with rows and columns that are hidden: an error if not given, because whoever looks at the sheet misses them. */
  readonly hidden?: "read" | "skip";
}

/** A table on a sheet: a header, and under it rows of cells. */
export interface SheetTable {
  readonly names: readonly string[];
  /** The header's cells: `Sales!A1:F1`. */
  readonly header: string;
  /** The sheet's row of each row of the table, and its column of each column, from 0. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  cell(row: number, column: number): SheetCell | undefined;
  /** The cell's name for a message: `Sales!B12`. */
  address(row: number, column: number): string;
}

/** Makes out the table on a sheet. Throws an EvidenceError where there could be more than one answer. */
export function sheetTable(sheet: Sheet, file: string, options: SheetTableOptions = {}): SheetTable {
  const all = rangeOf(sheet, file, options);
  const shown = hiddenFrom(sheet, file, all, options.hidden);
  const columns = span(all.firstColumn, all.lastColumn).filter((column) => shown.column(column));
  const body = span(all.firstRow + 1, all.lastRow).filter((row) => shown.row(row));
  const filled = (row: number) => columns.some((column) => sheet.cell(row, column) !== undefined);
  const last = body.findLastIndex(filled);
  const rows = body.slice(0, last + 1);
  const problems: Problem[] = [
    ...headerProblems(sheet, file, all.firstRow, columns),
    ...mergedProblems(sheet, file, all),
    ...rows
      .filter((row) => !filled(row))
      .map((row) => ({
        file,
        address: `${address(sheet.name, row, all.firstColumn)}:${columnLetters(all.lastColumn)}${row + 1}`,
        problem: "the row is blank, and there are rows below it: two tables, or notes under one?",
        remedy: `Take it away; readExcel can be told which cells to read: { range: "${columnLetters(all.firstColumn)}${all.firstRow + 1}:${columnLetters(all.lastColumn)}${row}" }.`,
      })),
  ];
  if (problems.length > 0) throw new EvidenceError(problems);
  return {
    names: columns.map((column) => String(sheet.cell(all.firstRow, column)?.value ?? "").trim()),
    header: rangeAddress(sheet.name, { ...all, lastRow: all.firstRow }),
    rows,
    columns,
    cell: (row, column) => sheet.cell(rows[row] as number, columns[column] as number),
    address: (row, column) => address(sheet.name, rows[row] as number, columns[column] as number),
  };
}

function rangeOf(sheet: Sheet, file: string, { range, header }: SheetTableOptions): Range {
  const found = range === undefined ? sheet.used : parseRange(range);
  if (found === undefined)
    throw new EvidenceError({
      file,
      problem: `the sheet "${sheet.name}" is empty`,
      remedy: "Name another sheet.",
    });
  const firstRow = header === undefined ? found.firstRow : header - 1;
  if (!Number.isInteger(firstRow) || firstRow < found.firstRow || firstRow > found.lastRow)
    throw new UsageError({
      file,
      problem: `the header's row ${header} is not among rows ${found.firstRow + 1} to ${found.lastRow + 1}`,
      remedy: "Give the row's number as the sheet shows it.",
    });
  // A range may go beyond what is filled; nothing is there.
  const lastRow = Math.min(found.lastRow, Math.max(sheet.used?.lastRow ?? 0, firstRow));
  return { ...found, firstRow, lastRow };
}

function hiddenFrom(sheet: Sheet, file: string, range: Range, choice: SheetTableOptions["hidden"]) {
  const rows = sheet.hiddenRows.filter((row) => row > range.firstRow && row <= range.lastRow);
  const columns = sheet.hiddenColumns.filter(
    (column) => column >= range.firstColumn && column <= range.lastColumn,
  );
  if (choice === undefined && rows.length + columns.length > 0) {
    const parts = [
      ...(rows.length > 0
        ? [`${rows.length === 1 ? "row" : "rows"} ${some(rows.map((row) => String(row + 1)))}`]
        : []),
      ...(columns.length > 0
        ? [`${columns.length === 1 ? "column" : "columns"} ${some(columns.map(columnLetters))}`]
        : []),
    ];
    throw new EvidenceError({
      file,
      address: rangeAddress(sheet.name, range),
      problem: `${parts.join(" and ")} of it ${rows.length + columns.length === 1 ? "is" : "are"} hidden`,
      remedy:
        'Show them or take them away; readExcel can be told what to do with them: { hidden: "read" } or { hidden: "skip" }.',
    });
  }
  const [hiddenRows, hiddenColumns] =
    choice === "skip" ? [new Set(rows), new Set(columns)] : [new Set(), new Set()];
  return {
    row: (row: number) => !hiddenRows.has(row),
    column: (column: number) => !hiddenColumns.has(column),
  };
}

const some = (names: readonly string[]) =>
  names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;

function headerProblems(sheet: Sheet, file: string, row: number, columns: readonly number[]): Problem[] {
  const remedy =
    "Give each column a name of its own there; readExcel can be told which row is the header: { header: 3 }.";
  const seen = new Map<string, string>();
  return columns.flatMap((column): Problem[] => {
    const at = { file, address: address(sheet.name, row, column) };
    const cell = sheet.cell(row, column);
    const name = String(cell?.value ?? "").trim();
    if (cell === undefined) return [{ ...at, problem: "the column has no name in the header", remedy }];
    if (cell.kind === "error" || cell.kind === "uncalculated")
      return [{ ...at, problem: `the column's name is ${cell.value}`, remedy }];
    const before = seen.get(name);
    seen.set(name, at.address);
    return before === undefined
      ? []
      : [{ ...at, column: name, problem: `${before} has the same name`, remedy }];
  });
}

function mergedProblems(sheet: Sheet, file: string, range: Range): Problem[] {
  return sheet.merged
    .filter(
      ({ firstRow, lastRow, firstColumn, lastColumn }) =>
        lastRow >= range.firstRow &&
        firstRow <= range.lastRow &&
        lastColumn >= range.firstColumn &&
        firstColumn <= range.lastColumn,
    )
    .map((merged) => ({
      file,
      address: rangeAddress(sheet.name, merged),
      problem: "the cells are merged: only the first of them holds a value, and the others would be missing",
      remedy:
        merged.firstRow <= range.firstRow
          ? "Unmerge them, and give each column its name; readExcel can be told which row is the header: { header: 3 }."
          : "Unmerge them, and fill each of them with its value.",
    }));
}

const span = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
