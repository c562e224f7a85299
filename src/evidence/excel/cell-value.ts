import type { ColumnType, Value } from "../columns.ts";
import { type CellFault, cellFault, cellValue, nouns } from "../csv/cells.ts";
import { shownValue } from "../problem.ts";
import type { SheetCell } from "./workbook.ts";

/** A cell as a value of a type, or why it is none. A number in a column of text becomes its digits. */
export function sheetValue(type: ColumnType, cell: SheetCell): { readonly value: Value } | CellFault {
  const { kind, value } = cell;
  if (kind === "error")
    return {
      problem: `the cell holds the error ${value}`,
      remedy: "Correct its formula, or empty the cell.",
    };
  if (kind === "uncalculated")
    return {
      problem: `the formula ${shownValue(value)} has no stored value`,
      remedy: "Open the workbook in a spreadsheet program, and save it: that calculates it.",
    };
  if (type === "string" || kind === "text") return fromText(type, String(value));
  if (kind === "time")
    return {
      problem: `${shownValue(value)} has a time of day, or is no day at all`,
      remedy: 'Round it to a day in the sheet, or declare the column "string" to have what the sheet shows.',
    };
  const fits = { number: "number integer year", boolean: "boolean", date: "date" }[kind]
    .split(" ")
    .includes(type);
  return fits ? fromText(type, String(value), value) : mismatch(type, kind, String(value));
}

// By its text, so that the limits of a type are the same wherever its values come from.
function fromText(type: ColumnType, text: string, value?: Value): { readonly value: Value } | CellFault {
  const shown = text.trim();
  if (type === "string") return { value: text };
  if (type === "number" && typeof value === "number") return { value };
  return cellFault(type, shown) ?? { value: value ?? cellValue(type, shown) };
}

const mismatch = (type: ColumnType, kind: string, text: string): CellFault => ({
  problem: `the cell holds the ${kind} ${text}, not ${nouns[type]}`,
  remedy: "Correct the cell or its number format, or declare the column otherwise.",
});

/**
 * The type of a column by its cells: text, boolean, date, or number, which is integer if every value is whole.
 *
 * @returns undefined if they are of more than one kind, or there are none.
 */
export function typeOfCells(cells: readonly SheetCell[]): ColumnType | undefined {
  const kinds = new Set(
    cells.map(({ kind }) => kind).filter((kind) => kind !== "error" && kind !== "uncalculated"),
  );
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined || kind === "time") return undefined;
  if (kind !== "number") return kind === "text" ? "string" : kind;
  return cells.every((cell) => cell.kind !== "number" || (Number.isSafeInteger(cell.value) && !cell.percent))
    ? "integer"
    : "number";
}
