import { EvidenceError } from "../../errors.ts";
import type { ColumnType } from "../columns.ts";
import { sheetValue, typeOfCells } from "../excel/cell-value.ts";
import { pickSheet } from "../excel/pick-sheet.ts";
import { type SheetTable, type SheetTableOptions, sheetTable } from "../excel/sheet-table.ts";
import { isWorkbook, readWorkbook, type SheetCell } from "../excel/workbook.ts";
import { Problems } from "../problem.ts";
import { checkTypes, type DeclaredTypes, declaredType } from "./declared-types.ts";
import { otherShape, readDropped } from "./dropped-file.ts";
import { type LoadedColumn, type LoadedTable, tableOf } from "./loaded.ts";

export interface ExcelOptions extends SheetTableOptions {
  /** The sheet's name. Needed where several have something in them. */
  readonly sheet?: string;
  /** Types of columns, where the cells' own kinds are not what they should be. */
  readonly types?: DeclaredTypes;
}

/**
 * Reads a table from a workbook: .xlsx, .xlsm, .xlsb, .xls or .ods. The first filled row is the header, unless `range` or
 * `header` says otherwise.
 *
 * A column's type is that of its cells, which must all be of one kind: text, numbers (`integer` if all are whole), dates, or
 * TRUE and FALSE; `types` declares another, `year` say, or `number` where numbers were stored as text. Dates come out as
 * "2013-07-04", from either of Excel's date systems; a percentage is the fraction it stands for (12 % is 0.12), and a
 * formula the value it had when the workbook was saved. Blank cells are missing values.
 *
 * What a sheet may hide is told, not passed over: errors such as #REF!, formulas that were never calculated, merged cells,
 * hidden rows and columns, blank rows within the table, columns of mixed kinds, times of day.
 *
 * @returns columns for `frame()`, and the file's hash.
 * @throws EvidenceError with everything that is wrong, each with the cell's name (`Sales!B12`) and what to do.
 *
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { frame, readExcel } from "dossier";
 * import { utils, write } from "xlsx";
 *
 * const book = utils.book_new();
 * const cells = [["Sales in pounds"], ["supplier", "year", "amount"], ["Ferranti", 1975, 7.5]];
 * utils.book_append_sheet(book, utils.aoa_to_sheet(cells), "Sales");
 * const file = join(tmpdir(), "sales.xlsx");
 * await writeFile(file, write(book, { type: "buffer", bookType: "xlsx" }));
 *
 * const sales = frame(await readExcel(file, { sheet: "Sales", header: 2, types: { year: "year" } }));
 * sales.rows(); // => [{ supplier: "Ferranti", year: 1975, amount: 7.5 }]
 * ```
 */
export async function readExcel(file: string | URL, options: ExcelOptions = {}): Promise<LoadedTable> {
  const dropped = await readDropped(file);
  if (!isWorkbook(dropped.bytes))
    throw new EvidenceError({
      file: dropped.file,
      problem: `the file is not a workbook${otherShape(dropped.bytes, "readExcel").looks}`,
      remedy: otherShape(dropped.bytes, "readExcel").remedy ?? "Read a CSV with readCsv.",
    });
  const book = await readWorkbook(dropped.bytes, dropped.file);
  const table = sheetTable(pickSheet(book, dropped.file, options.sheet), dropped.file, options);
  const { types = {} } = options;
  checkTypes(dropped.file, types, table.names);
  const problems = new Problems();
  const columns = table.names.map((name, j) =>
    readColumn(dropped.file, table, j, declaredType(types, name), problems),
  );
  if (problems.any) throw new EvidenceError(problems.list());
  return tableOf(dropped, columns);
}

function readColumn(
  file: string,
  table: SheetTable,
  column: number,
  declared: ColumnType | undefined,
  problems: Problems,
): LoadedColumn {
  const name = table.names[column] as string;
  const cells = table.rows.map((_, row) => table.cell(row, column));
  const at = (row: number) => ({ file, address: table.address(row, column), column: name });
  const filled = cells.flatMap((cell, row) => (cell === undefined ? [] : [{ cell, row }]));
  const type = declared ?? typeOfCells(filled.map(({ cell }) => cell));
  const odd = oddOne(filled, declared);
  if (odd !== undefined) {
    problems.add({
      ...at(odd.row),
      rule: "cells of a column are of one kind",
      problem: odd.problem,
      remedy: odd.remedy,
    });
  } else if (type === undefined && filled.length === 0)
    problems.add({
      file,
      column: name,
      rule: "a column has a type",
      problem: "every cell of the column is blank",
      remedy: `Declare its type: { types: { ${JSON.stringify(name)}: "number" } }, or leave it out by a range.`,
    });
  const values = cells.map((cell, row) => {
    if (cell === undefined) return null;
    const read = sheetValue(type ?? typeOfCells([cell]) ?? "number", cell);
    if ("value" in read) return read.value;
    problems.add({ ...at(row), rule: `type ${type}`, value: String(cell.value), ...read });
    return null;
  });
  return { name, type: type ?? "string", values };
}

/** The first cell of another kind than those above it, which would be read as something else than it looks. */
function oddOne(filled: readonly { cell: SheetCell; row: number }[], declared: ColumnType | undefined) {
  const sound = filled.filter(({ cell }) => cell.kind !== "error" && cell.kind !== "uncalculated");
  const first = sound[0]?.cell;
  if (first === undefined) return undefined;
  const percent = (cell: SheetCell) => cell.kind === "number" && cell.percent;
  const mixedPercent = sound.find(
    ({ cell }) => cell.kind === "number" && first.kind === "number" && percent(cell) !== percent(first),
  );
  if (mixedPercent !== undefined && declared !== "string")
    return {
      row: mixedPercent.row,
      problem: `some numbers of the column are percentages, and some are not: ${shownCell(first)} and ${shownCell(mixedPercent.cell)}`,
      remedy: "Give the whole column one number format, and check that 12 % is not 12 somewhere.",
    };
  const other = declared === undefined ? sound.find(({ cell }) => cell.kind !== first.kind) : undefined;
  return (
    other && {
      row: other.row,
      problem: `the cell holds ${shownCell(other.cell)}, and those above it hold ${article[first.kind]}`,
      remedy:
        'Correct the cell, or declare the column: { types: { … : "number" } } reads numbers stored as text.',
    }
  );
}

const article = {
  number: "numbers",
  text: "text",
  boolean: "true or false",
  date: "dates",
  time: "times",
  error: "errors",
  uncalculated: "formulas",
};

const shownCell = (cell: SheetCell) =>
  cell.kind === "number" && cell.percent
    ? `${cell.value * 100} %`
    : cell.kind === "number"
      ? `the number ${cell.value}`
      : `the ${cell.kind} ${JSON.stringify(cell.value)}`;
