/**
 * What a column holds. `integer` is a whole number of at most 2^53 - 1 either way, `number` a double, `date` an ISO
 * string such as "2013-07-04", `year` a whole number from 1000 to 2999.
 */
export type ColumnType = "string" | "integer" | "number" | "boolean" | "date" | "year";

/** One cell. A missing value is `null`, always: never 0, never "", never NaN. */
export type Value = string | number | boolean | null;

/** A table held column by column; `columns[j][i]` is row i of the column `names[j]`. */
export interface Columns {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  readonly columns: readonly (readonly Value[])[];
  readonly length: number;
}

export const firstYear = 1000;
export const lastYear = 2999;

/** The most rows that a table holds in JavaScript; DuckDB can have more. */
export const mostRowsHeld = 100_000;
