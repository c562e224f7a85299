import { type DossierError, type Problem, RefusedError, UsageError } from "../../errors.ts";
import { type ColumnType, firstYear, lastYear, type Value } from "../../evidence/columns.ts";

type Fault = Pick<Problem, "problem" | "remedy"> & { readonly refused?: boolean };

const isDate = (value: unknown) => {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(value);
  // Date.parse takes 2021-02-30 for the 2nd of March; reading it back tells.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

const holds: Record<ColumnType, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === "boolean",
  date: isDate,
  year: (value) => Number.isInteger(value) && (value as number) >= firstYear && (value as number) <= lastYear,
};

export const columnTypes = Object.keys(holds) as ColumnType[];
export const isType = (type: unknown): type is ColumnType => columnTypes.includes(type as ColumnType);

/** Whether a value may stand in a column of this type. */
export const fits = (type: ColumnType, value: unknown): value is Value =>
  value === null || holds[type](value);

/**
 * The first value of a column that is not of its type, as an error that names the row and says what to write instead;
 * undefined when all are. Row numbers count from 1.
 */
export function columnFault(
  name: string,
  type: ColumnType,
  values: readonly unknown[],
): DossierError | undefined {
  // Not findIndex: a hole of a sparse array must be met as the undefined it reads as.
  for (let i = 0; i < values.length; i++)
    if (!fits(type, values[i])) {
      const { refused, problem, remedy } = explain(type, values[i]);
      const place = { column: name, problem: `row ${i + 1}: ${problem}`, remedy };
      return refused ? new RefusedError(place) : new UsageError(place);
    }
  return undefined;
}

const missingRemedy = "Write null for a missing value.";

function explain(type: ColumnType, value: unknown): Fault {
  if (value === undefined) return { problem: "there is no value (undefined)", remedy: missingRemedy };
  if (typeof value === "bigint")
    return {
      problem: `${value}n is a bigint`,
      remedy: "Give Number(…) where it is at most 2^53 - 1, or String(…) to keep every digit.",
    };
  if (typeof value === "number" && !Number.isFinite(value))
    return {
      refused: true,
      problem: `${value} is not a number that can be worked with`,
      remedy: `${missingRemedy} NaN comes of arithmetic on something missing, Infinity of dividing by 0.`,
    };
  if (type === "integer" && Number.isInteger(value))
    return {
      refused: true,
      problem: `${value} is beyond 2^53 - 1, where a JavaScript number no longer tells each integer from the next`,
      remedy: 'Keep the digits as text (type "string"), or declare "number" to accept rounding.',
    };
  if (value instanceof Date)
    return {
      problem: "a Date is an instant, whose day depends on the time zone",
      remedy: 'Give the day as text, "2013-07-04".',
    };
  return { problem: `${show(value)} is not ${article[type]}`, remedy: expected[type] };
}

const article: Record<ColumnType, string> = {
  string: "text",
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
  date: "a date",
  year: "a year",
};

const another = `or declare the type that the column has. ${missingRemedy}`;
const expected: Record<ColumnType, string> = {
  string: `Give text in quotes, ${another}`,
  integer: `Give a whole number, ${another}`,
  number: `Give a number, not text, ${another}`,
  boolean: `Give true or false, ${another}`,
  date: `Give a day of the calendar such as "2013-07-04", ${another}`,
  year: `Give a whole number from ${firstYear} to ${lastYear}, ${another}`,
};

/** A value as a message shows it, at most 60 characters long. */
export function show(value: unknown): string {
  let text: string;
  try {
    text = (typeof value === "function" ? "a function" : JSON.stringify(value)) ?? String(value);
  } catch {
    text = "an object"; // one that contains itself
  }
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export const isNumeric = (type: ColumnType) => type === "number" || type === "integer" || type === "year";

/** Throws every fault at once, each column's first. */
export function throwAll(faults: readonly (DossierError | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length === 1) throw found[0];
  if (found.length > 1) {
    const Kind = found.every((fault) => fault instanceof RefusedError) ? RefusedError : UsageError;
    throw new Kind(found.flatMap((fault) => fault.problems));
  }
}
