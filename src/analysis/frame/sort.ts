import { UsageError } from "../../errors.ts";
import type { Columns, Value } from "../../evidence/columns.ts";
import { type Column, columnOf, take } from "./columns.ts";

/** A column to sort by and its direction. */
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** Smallest first: what a bare name means in `frame.sort`. */
export const asc = (column: string): Order => ({ column, descending: false });

/**
 * Largest first, in `frame.sort`.
 *
 * @example
 * ```ts
 * import { desc, frame } from "dossier";
 * frame({ year: [1966, 1985, null] }).sort(desc("year")).column("year"); // => [1985, 1966, null]
 * ```
 */
export const desc = (column: string): Order => ({ column, descending: true });

/** Rows in order of the first column named, ties by the next, remaining ties as they stood; missing values last. */
export function sort(data: Columns, orders: readonly (string | Order)[]): Columns {
  if (orders.length === 0)
    throw new UsageError({ problem: "sort is given no column", remedy: 'Name one: frame.sort("year").' });
  const keys = orders
    .map((order) => (typeof order === "string" ? asc(order) : order))
    .map(({ column, descending }) => sortKeys(columnOf(data, column), descending));
  const rows = Int32Array.from({ length: data.length }, (_, i) => i);
  return take(
    data,
    rows.sort((a, b) => {
      for (const key of keys) {
        const x = key[a] as number;
        const y = key[b] as number;
        if (x !== y) return x < y ? -1 : 1;
      }
      return a - b;
    }),
  );
}

// A number for each row that sorts as the row should. Values are finite, so Infinity stands for missing, last either way.
function sortKeys(column: Column, descending: boolean): Float64Array {
  const rank = column.type === "string" || column.type === "date" ? ranks(column.values) : Number;
  const sign = descending ? -1 : 1;
  return Float64Array.from(column.values, (value) => (value === null ? Infinity : sign * rank(value)));
}

// Text by UTF-16 code units, as JavaScript's own sort and (but for characters past U+FFFF) DuckDB's ORDER BY.
function ranks(values: readonly Value[]): (value: Value) => number {
  const distinct = [...new Set(values)].filter((value) => value !== null) as string[];
  const rank = new Map<Value, number>(distinct.sort().map((value, at) => [value, at]));
  return (value) => rank.get(value) as number;
}
