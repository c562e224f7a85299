import { describePlace, EvidenceError } from "../../errors.ts";
import { type EvidenceProblem, type Problems, shownValue } from "../problem.ts";
import { changeFaults } from "./deflator-change.ts";
import { type DroppedFile, otherShape } from "./dropped-file.ts";
import type { Grid } from "./grid.ts";
import { reading } from "./text-columns.ts";

export type YearKind = "calendar" | "financial";

/** Where one of the two series stands in the file. */
export interface DeflatorBlock {
  readonly kind: YearKind;
  /** "2024-25 = 100". */
  readonly base: string;
  readonly yearColumn: number;
  readonly indexColumn: number;
  readonly changeColumn: number | undefined;
  readonly firstRow: number;
}

/** A year of a series. */
export interface DeflatorRow {
  readonly year: number;
  readonly label: string;
  readonly index: number | null;
  readonly change: number | null;
  readonly note: string | null;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

const heading: Record<YearKind, RegExp> = {
  financial: /^financial\s+years?$/i,
  calendar: /^calendar\s+years?$/i,
};
const based = /(\d{4}(?:\s*[-–/]\s*\d{2,4})?)\s*=\s*100\b/;
const headerRows = 4;

/** Finds a series by the words above it: "Calendar year", beside it "… = 100" and "per cent change on previous year". */
export function deflatorBlock(grid: Grid, { file, bytes }: DroppedFile, kind: YearKind): DeflatorBlock {
  const other = otherShape(bytes, "readDeflator", "readExcel");
  const fail = (problem: string, place: object = { file }) =>
    new EvidenceError({
      ...place,
      problem,
      remedy:
        other.remedy ??
        "Give HM Treasury's file as it was downloaded from gov.uk; of a workbook, its table's sheet.",
    });
  const [at, second] = tablesOf(grid, kind);
  if (at === undefined)
    throw fail(
      `no column of years is headed "${kind === "calendar" ? "Calendar" : "Financial"} year"${other.looks}`,
    );
  if (second !== undefined)
    throw fail(
      `a second table of ${kind} years, besides that at ${describePlace(grid.place(at.row, at.column))}`,
      grid.place(second.row, second.column),
    );
  const beside = [...tablesOf(grid, "calendar"), ...tablesOf(grid, "financial")].map(({ column }) => column);
  const end = Math.min(grid.columns, ...beside.filter((column) => column > at.column));
  const { firstRow } = at;
  const headed = (pattern: RegExp) =>
    cellsWith(grid, pattern).filter(
      ({ row, column }) => column > at.column && column < end && row < firstRow && row >= at.row - headerRows,
    );
  const [index, ...others] = headed(based);
  if (index === undefined || others.length > 0)
    throw fail(
      index === undefined
        ? 'no column beside it says what is 100 ("2022 = 100")'
        : `${others.length + 1} columns beside it say what is 100, and the index is one of them`,
      grid.place(at.row, at.column),
    );
  const changes = headed(/per\s*cent|%/i).filter(({ column }) => column > index.column);
  const [, base = ""] = based.exec(String(grid.cell(index.row, index.column))) ?? [];
  return {
    kind,
    base: `${base.replace(/\s*[-–/]\s*(?:\d\d)?(\d\d)$/, "-$1")} = 100`,
    yearColumn: at.column,
    indexColumn: index.column,
    changeColumn: changes.find(({ column }) => column === index.column + 1)?.column,
    firstRow,
  };
}

/** The years of a series from the first on, up to the footnotes under it. */
export function deflatorRows(
  grid: Grid,
  file: string,
  block: DeflatorBlock,
  problems: Problems,
): DeflatorRow[] {
  const { kind, yearColumn, indexColumn, changeColumn, firstRow } = block;
  const rows: DeflatorRow[] = [];
  const placed: number[] = [];
  const tell = (
    row: number,
    column: number,
    problem: Pick<EvidenceProblem, "rule" | "problem" | "remedy" | "value">,
  ) => problems.add({ file, ...grid.place(row, column), ...problem });
  const numberAt = (row: number, column: number | undefined): number | null => {
    const cell = column === undefined ? undefined : grid.cell(row, column);
    if (cell === undefined || typeof cell === "number") return cell ?? null;
    if (/^([-–—]|\.\.|n\/?a)$/i.test(cell)) return null;
    const read = reading("number")(cell.replace(/%$/, ""));
    if ("value" in read) return read.value as number;
    tell(row, column as number, { rule: "a number", value: cell, ...read });
    return null;
  };
  for (let row = firstRow; row <= lastYearRow(grid, block); row++) {
    const cell = grid.cell(row, yearColumn);
    const found = yearOf(kind, cell);
    if (cell === undefined && grid.cell(row, indexColumn) === undefined) continue;
    const last = rows.at(-1)?.year;
    if (found === undefined || (last !== undefined && found.year !== last + 1)) {
      tell(row, yearColumn, {
        rule: "each year follows the one before",
        value: String(cell ?? ""),
        problem: `${shownValue(String(cell ?? ""))} is not the ${kind} year after ${rows.at(-1)?.label ?? "the header"}`,
        remedy: "Compare the row with the file as it was downloaded.",
      });
      if (found === undefined) continue;
    }
    const index = numberAt(row, indexColumn);
    if (index !== null && index <= 0)
      tell(row, indexColumn, {
        rule: "an index number is above 0",
        value: String(index),
        problem: `the index of ${found.label} is ${index}`,
        remedy: "Compare it with the file as it was downloaded.",
      });
    const change = numberAt(row, changeColumn);
    if (isBase(block, found) && index !== null && Math.abs(index - 100) >= 0.05)
      tell(row, indexColumn, {
        rule: "the index is 100 in its base year",
        value: String(index),
        problem: `the index of ${found.label} is ${index}, and the header says ${block.base}`,
        remedy: "Compare it, and the header, with the file as it was downloaded.",
      });
    rows.push({ ...found, index, change });
    placed.push(row);
  }
  for (const { at, ...fault } of changeFaults(rows))
    tell(placed[at] as number, changeColumn as number, fault);
  return rows;
}

/** Whether a year is the one that the header names, of the same kind: "2022" of calendar years, "2022-23" of financial ones. */
const isBase = ({ base }: DeflatorBlock, { label }: Pick<DeflatorRow, "label">) =>
  base.replace(/ = 100$/, "") === label.replace(/\s*[-–/]\s*(?:\d\d)?(\d\d)$/, "-$1");

// The last, and not the first row without a year: under a mistyped year the table goes on, and must not end there.
function lastYearRow(grid: Grid, { kind, yearColumn, firstRow }: DeflatorBlock): number {
  let last = firstRow;
  for (let row = firstRow; row < grid.rows; row++)
    if (yearOf(kind, grid.cell(row, yearColumn)) !== undefined) last = row;
  return last;
}

/** A year with its footnote marks: 1955, "2026 (1), (2)", "2024-25". */
function yearOf(
  kind: YearKind,
  cell: string | number | undefined,
): Pick<DeflatorRow, "year" | "label" | "note"> | undefined {
  const pattern =
    kind === "calendar"
      ? /^([12]\d{3})(?:\s*((?:[([*].*)))?$/
      : /^([12]\d{3}\s*[-–/]\s*(?:\d\d)?\d\d)(?:\s*([([*].*))?$/;
  const [, text, note = null] = pattern.exec(String(cell ?? "")) ?? [];
  if (text === undefined) return undefined;
  const year = Number(text.slice(0, 4));
  const label = kind === "calendar" ? text : `${year}-${text.slice(-2)}`;
  return kind === "financial" && Number(text.slice(-2)) !== (year + 1) % 100
    ? undefined
    : { year, label, note };
}

/** The headings that have years below them; of a title and a heading above the same years, the heading. */
function tablesOf(grid: Grid, kind: YearKind): (Cell & { firstRow: number })[] {
  const tables = cellsWith(grid, heading[kind]).flatMap((cell) => {
    const rows = Array.from({ length: headerRows }, (_, i) => cell.row + 1 + i);
    const firstRow = rows.find((row) => yearOf(kind, grid.cell(row, cell.column)) !== undefined);
    return firstRow === undefined ? [] : [{ ...cell, firstRow }];
  });
  return tables.filter(
    (table) =>
      !tables.some(
        ({ row, column, firstRow }) =>
          column === table.column && firstRow === table.firstRow && row > table.row,
      ),
  );
}

function cellsWith(grid: Grid, pattern: RegExp): Cell[] {
  const cells: Cell[] = [];
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++)
      if (pattern.test(String(grid.cell(row, column) ?? ""))) cells.push({ row, column });
  return cells;
}
