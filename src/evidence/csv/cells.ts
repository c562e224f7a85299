import { type ColumnType, firstYear, lastYear, type Value } from "../columns.ts";
import { shownValue } from "../problem.ts";

/** Why a text is not a value of its type, and what to write instead. */
export interface CellFault {
  readonly problem: string;
  readonly remedy: string;
}

/**
 * The one way to write each type. DuckDB alone would read 12.7 as the integer 13, 1_000 and 1e3 as 1000, " 12" as 12, 0x10
 * as 16, inf as a number and 2013/07/04 as a date; a number that a person may have meant otherwise is refused instead.
 */
const written: Record<ColumnType, RegExp> = {
  string: /^/,
  integer: /^(0|-?[1-9]\d*)$/,
  number: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  boolean: /^(true|True|TRUE|false|False|FALSE|1|0)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  year: /^\d{4}$/,
};

/** What is wrong with a cell that has a value, or undefined. */
export function cellFault(type: ColumnType, text: string): CellFault | undefined {
  if (!written[type].test(text))
    return { problem: `${shownValue(text)} is not ${nouns[type]}`, remedy: remedy(type, text) };
  switch (type) {
    case "integer":
    case "number":
      return rangeFault(type, text);
    case "date":
      return isDay(text)
        ? undefined
        : {
            problem: `${shownValue(text)} is not a day of the calendar`,
            remedy: "Correct the month or the day.",
          };
    case "year":
      return Number(text) >= firstYear && Number(text) <= lastYear
        ? undefined
        : {
            problem: `${shownValue(text)} is outside the years ${firstYear} to ${lastYear}`,
            remedy: "Correct it; leave the cell empty if the year is not known.",
          };
    default:
      return undefined;
  }
}

/** The value of a text that has no fault. */
export function cellValue(type: ColumnType, text: string): Value {
  if (type === "boolean") return /^(t|1)/i.test(text);
  return type === "string" || type === "date" ? text : Number(text);
}

/** What a value of each type is called in a message. */
export const nouns: Record<ColumnType, string> = {
  string: "text",
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
  date: "a date (year-month-day)",
  year: "a year of four digits",
};

function remedy(type: ColumnType, text: string): string {
  const trimmed = text.trim();
  if (trimmed !== text && cellFault(type, trimmed) === undefined)
    return `Take away the space around it: ${trimmed}.`;
  if (type === "integer" || type === "number") return numberRemedy(type, trimmed);
  if (type === "date")
    return "Write it as in 2013-07-04, or declare the column a string if only the year or month is known.";
  if (type === "year")
    return `Write one year, ${firstYear} to ${lastYear}; leave the cell empty if it is not known.`;
  return "Write true or false.";
}

function numberRemedy(type: "integer" | "number", text: string): string {
  if (/^[+-]?\d{1,3}([,_' \u00a0\u202f]\d{3})+(\.\d+)?$/.test(text))
    return `Write it without separators of thousands: ${text.replace(/[^\d.+-]/g, "")}.`;
  if (/^[+-]?\d+,\d+$/.test(text)) return `Write a decimal point: ${text.replace(",", ".")}.`;
  if (type === "integer" && /^-?0\d+$/.test(text))
    return "If it is a code, declare the column a string; if it is a number, write it without the leading zeros.";
  if (type === "integer" && written.number.test(text))
    return "Write whole digits, or declare the column a number.";
  if (/^[£$€¥]/.test(text)) return "Write the digits alone, and the currency as the field's unit.";
  return "Write digits, with a point before decimals; leave the cell empty if the value is missing.";
}

function rangeFault(type: "integer" | "number", text: string): CellFault | undefined {
  const value = Number(text);
  if (!Number.isFinite(value))
    return { problem: `${shownValue(text)} is too large for a number`, remedy: "Use a larger unit." };
  if (value === 0 && significant(text) !== "")
    return { problem: `${shownValue(text)} is too small for a number`, remedy: "Use a smaller unit." };
  if (type === "number") return keepsDigits(text, value) ? undefined : digitsFault(text);
  if (Number.isSafeInteger(value)) return undefined;
  return {
    problem: `${shownValue(text)} has more digits than a number can hold exactly (2^53 - 1 is the most)`,
    remedy: "Declare the column a string if it is a code, or use a larger unit.",
  };
}

const digitsFault = (text: string): CellFault => ({
  problem: `${shownValue(text)} has more digits than a number can hold (15 are always kept)`,
  remedy: "Round it where it is made, use a larger unit, or declare the column a string if it is a code.",
});

/**
 * Whether a number that was read, written back in full or with as many digits, is what was written: a double holds 15 to 17 of
 * them, and beyond stand wrong digits that nobody would see.
 */
function keepsDigits(text: string, value: number): boolean {
  const digits = significant(text);
  if (digits === significant(String(value))) return true;
  const most = 100; // that toPrecision takes
  return digits.length <= most && significant(value.toPrecision(digits.length)) === digits;
}

/** The digits of a number from the first to the last that is not 0. */
const significant = (text: string) =>
  text
    .replace(/e.*$/i, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");

/** Whether a text such as "2012-02-30" names a day that exists. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && !text.startsWith("0000") && new Date(time).toISOString().startsWith(text);
}

const zero = 48;
const nine = 57;
const minus = 45;
const point = 46;
const safeDigits = 15;

/** Kinds of cells that need no second look, as {@link plainEnd} tells them: any text, plain digits, or none. */
export const plain = { integer: 0, year: 1, number: 2, text: 3, none: 4 } as const;

export const plainOf: Record<ColumnType, number> = {
  string: plain.text,
  integer: plain.integer,
  year: plain.year,
  number: plain.number,
  date: plain.none,
  boolean: plain.none,
};

/**
 * Where the digits that start here end, if they are without doubt a value of their kind, as nearly every cell of a clean
 * file is; -1 if there is any doubt, which is for {@link cellFault} to settle. A few nanoseconds a cell.
 */
export function plainEnd(kind: number, bytes: Uint8Array, start: number): number {
  const size = bytes.length;
  let at = start;
  let byte = at < size ? (bytes[at] as number) : 0;
  if (byte === minus && kind !== plain.year) byte = ++at < size ? (bytes[at] as number) : 0;
  const first = byte;
  const digits = at;
  while (byte >= zero && byte <= nine) byte = ++at < size ? (bytes[at] as number) : 0;
  const count = at - digits;
  if (count === 0 || count > safeDigits) return -1;
  if (kind === plain.integer) return first !== zero || at - start === 1 ? at : -1;
  if (kind === plain.year) return count === 4 && (first === zero + 1 || first === zero + 2) ? at : -1;
  if (byte !== point) return at;
  const decimals = ++at;
  while (at < size && (bytes[at] as number) >= zero && (bytes[at] as number) <= nine) at++;
  return at > decimals && count + at - decimals <= safeDigits ? at : -1;
}
