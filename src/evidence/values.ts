import { RefusedError } from "../errors.ts";
import { type ColumnType, firstYear, lastYear, type Value } from "./columns.ts";
import { isDay } from "./csv/cells.ts";

/** The DuckDB type that carries each of ours. Only years are SMALLINT, which is how a query knows them again. */
export const storedAs = {
  string: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  year: "SMALLINT",
} as const satisfies Record<ColumnType, string>;

const refused = (problem: string, remedy: string) => new RefusedError({ problem, remedy });

const integers = new Set(["TINYINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER"]);
const longIntegers = new Set(["BIGINT", "UBIGINT", "HUGEINT", "UHUGEINT"]);

/**
 * A column of a query's result: DuckDB's values of a DuckDB type, as ours.
 *
 * @throws RefusedError for a value that has no faithful twin here, and for lists, structs and times.
 */
export function fromStored(
  name: string,
  duckdbType: string,
  values: readonly unknown[],
): { type: ColumnType; values: Value[] } {
  const as = (type: ColumnType, to?: (value: never) => Value) => ({
    type,
    values: (to === undefined
      ? values
      : values.map((value) => (value === null ? null : to(value as never)))) as Value[],
  });
  const [kind = ""] = duckdbType.split("(");
  if (integers.has(kind)) return as("integer");
  if (longIntegers.has(kind)) return as("integer", (value: bigint) => exactly(name, value));
  switch (kind) {
    case "BOOLEAN":
      return as("boolean");
    case "VARCHAR":
      return as("string");
    case "ENUM":
    case "UUID":
      return as("string", String);
    case "SMALLINT":
      return as(values.every((value) => value === null || isYear(value)) ? "year" : "integer");
    case "FLOAT":
    case "DOUBLE":
      return as("number", (value: number) => finite(name, value));
    case "DECIMAL":
      return as("number", Number);
    case "DATE":
      return as("date", ({ days }: { days: number }) => isoDate(name, days));
    default:
      throw refused(
        `The query's column "${name}" is ${duckdbType}, which a table of evidence cannot hold`,
        `Turn it into text or a date (CAST("${name}" AS VARCHAR), … AS DATE), or unnest it.`,
      );
  }
}

const isYear = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= firstYear && (value as number) <= lastYear;

function exactly(name: string, value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw refused(
      `The query's column "${name}" holds ${value}, an integer beyond 2^53 - 1 that JavaScript cannot hold exactly`,
      `Write CAST("${name}" AS VARCHAR) to keep every digit, or AS DOUBLE to accept rounding.`,
    );
  return number;
}

function finite(name: string, value: number): number {
  if (!Number.isFinite(value))
    throw refused(
      `The query's column "${name}" holds ${value}`,
      "Where a divisor can be 0, write x / nullif(y, 0): the result is then missing.",
    );
  return value;
}

const dayMs = 86_400_000;

function isoDate(name: string, days: number): string {
  const date = new Date(days * dayMs);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999))
    throw refused(`The query's column "${name}" holds a date outside the years 1 to 9999`, "Filter it out.");
  return date.toISOString().slice(0, 10);
}

/**
 * A value of a column as DuckDB's appender takes it: integers as bigint, dates as days since 1970.
 *
 * @throws RefusedError if it is not of the column's type.
 */
export function toStored(column: string, type: ColumnType, value: Value, row: number) {
  if (value === null) return null;
  const where = `Row ${row + 1} of the column "${column}"`;
  const stored =
    type === "string" && typeof value === "string" ? wellFormed(value, where) : storable(type, value);
  if (stored === undefined)
    throw refused(
      `${where} holds ${typeof value === "string" ? JSON.stringify(value) : String(value)}, which is not of type ${type}`,
      "Give a value of the declared type, null where it is missing, or declare another type.",
    );
  return stored;
}

function storable(type: ColumnType, value: Value): string | number | bigint | boolean | undefined {
  switch (type) {
    case "integer":
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
    case "number":
      return Number.isFinite(value) ? (value as number) : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "date":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value)
        ? Date.parse(value) / dayMs
        : undefined;
    case "year":
      return isYear(value) ? (value as number) : undefined;
    default:
      return undefined;
  }
}

// JavaScript strings may hold half of a surrogate pair; UTF-8 cannot, and DuckDB would store U+FFFD in its place.
export function wellFormed(text: string, where: string): string {
  if (/\p{Surrogate}/u.test(text))
    throw refused(
      `${where} holds half a character (a lone surrogate)`,
      "Repair the text: text.toWellFormed().",
    );
  return text;
}
