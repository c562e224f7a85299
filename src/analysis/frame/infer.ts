import { UsageError } from "../../errors.ts";
import type { ColumnType } from "../../evidence/columns.ts";
import { columnFault } from "./cells.ts";

/**
 * The type that all of a column's values have, looked at to the last row: `integer` and `number` for numbers, never
 * `date` or `year`, which look like text and integers and have to be declared. Undefined when every value is missing.
 *
 * danfo looks at the first 20 rows and takes text such as "12" for a number.
 */
export function inferType(name: string, values: readonly unknown[]): ColumnType | undefined {
  const first = values.findIndex((value) => value !== null);
  if (first === -1) return undefined;
  const kind = typeof values[first];
  const type = kind === "number" ? "number" : kind === "boolean" ? "boolean" : "string";
  const fault = columnFault(name, type, values);
  if (fault !== undefined) throw fault;
  if (kind !== "number" || !values.every((value) => value === null || Number.isInteger(value))) return type;
  const unsafe = columnFault(name, "integer", values);
  if (unsafe !== undefined) throw unsafe;
  return "integer";
}

/** A column without one value to tell its type by, and no declared type. */
export function untold(name: string, rows: number, call: (types: string) => string): UsageError {
  return new UsageError({
    column: name,
    problem: `${rows === 0 ? "there are no rows" : "every value is missing"}, so its type cannot be told`,
    remedy: `Declare it: ${call(`{ types: { ${JSON.stringify(name)}: "number" } }`)}.`,
  });
}
