import { RefusedError, UsageError } from "../../errors.ts";
import type { ColumnType, Value } from "../../evidence/columns.ts";
import { isNumeric } from "./cells.ts";
import { finite, meanOf, quantileOf, stdOf, sumOf } from "./statistics.ts";

/** How the values of a column, or the rows, of one group become one value. Made by `sum("x")` and its like. */
export interface Aggregator {
  /** As written, for messages: `sum("amount")`. */
  readonly name: string;
  /** The column looked at; none for the number of rows. */
  readonly column: string | undefined;
  /** The type of the result over a column of this type; throws where there is no sense in it. */
  readonly type: (of: ColumnType) => ColumnType;
  /** `values` are those of the group that are not missing, in its order; `rows` is how many rows it has; `type` is the result's. */
  readonly value: (values: readonly Value[], rows: number, type: ColumnType) => Value;
}

/**
 * The sum of the values that are not missing; `null` when there is none, as in SQL: no amount is known, which is not an
 * amount of 0. A column of integers is summed exactly, one of numbers with compensation for rounding.
 *
 * @throws RefusedError when a sum of integers is beyond 2^53 - 1.
 *
 * @example
 * ```ts
 * import { frame, sum } from "dossier";
 * const sales = frame({ buyer: ["a", "a", "b"], amount: [80, null, null] }, { types: { amount: "integer" } });
 * sales.group("buyer").aggregate({ total: sum("amount") }).column("total"); // => [80, null]
 * ```
 */
export const sum = (column: string): Aggregator => {
  const name = called("sum", column);
  return {
    name,
    column,
    type: (of) => {
      if (of === "year")
        throw senseless(name, of, "Years are not amounts; count them, or take their min and max.");
      return numeric(name)(of);
    },
    value: (values, _, type) => {
      if (values.length === 0) return null;
      return type === "integer"
        ? exactSum(name, values as number[])
        : finite(name, sumOf(values as number[]));
    },
  };
};

/** The mean of the values that are not missing; `null` when there is none. */
export const mean = (column: string): Aggregator => ofNumbers("mean", column, 1, meanOf);

/** The median of the values that are not missing, of an even number the mean of the middle two; `null` when there is none. */
export const median = (column: string): Aggregator =>
  ofNumbers("median", column, 1, (values) => quantileOf(values, 0.5));

/** The sample standard deviation, with divisor n - 1, of the values that are not missing; `null` when fewer than two. */
export const std = (column: string): Aggregator => ofNumbers("std", column, 2, stdOf);

/**
 * The value below which the share `q` of the values lies, linear between neighbours (Hyndman and Fan's type 7, as pandas
 * and R do by default); `null` when every value is missing.
 *
 * @example
 * ```ts
 * import { frame, quantile } from "dossier";
 * frame({ x: [1, 2, 3, 4] }).group().aggregate({ q1: quantile("x", 0.25) }).column("q1"); // => [1.75]
 * ```
 */
export const quantile = (column: string, q: number): Aggregator => {
  if (!(q >= 0 && q <= 1))
    throw new UsageError({
      column,
      problem: `${q} is no share of the values`,
      remedy: "Give q from 0 to 1: 0.25 for the lower quartile.",
    });
  return ofNumbers("quantile", column, 1, (values) => quantileOf(values, q));
};

/** The smallest value that is not missing (text by code unit, dates by day); `null` when there is none. */
export const min = (column: string): Aggregator => chosen("min", column, (value, best) => value < best);

/** The largest value that is not missing (text by code unit, dates by day); `null` when there is none. */
export const max = (column: string): Aggregator => chosen("max", column, (value, best) => value > best);

/** The first value that is not missing, in the order of the rows; `null` when there is none. */
export const first = (column: string): Aggregator => chosen("first", column, () => false);

/** With a column, how many of its values are not missing; without, how many rows there are: SQL's count(x) and count(*). */
export const count = (column?: string): Aggregator => ({
  name: column === undefined ? "count()" : called("count", column),
  column,
  type: () => "integer",
  value: (values, rows) => (column === undefined ? rows : values.length),
});

/** How many different values there are, missing not counted. */
export const distinct = (column: string): Aggregator => ({
  name: called("distinct", column),
  column,
  type: () => "integer",
  value: (values) => new Set(values).size,
});

const called = (name: string, column: string) => `${name}(${JSON.stringify(column)})`;

const senseless = (name: string, type: ColumnType, remedy: string) =>
  new UsageError({ problem: `${name} has no meaning for a column of type ${type}`, remedy });

const numeric = (name: string) => (of: ColumnType) => {
  if (!isNumeric(of))
    throw senseless(name, of, "Aggregate a column of numbers, or use count, first, min or max.");
  return of;
};

function ofNumbers(
  name: string,
  column: string,
  atLeast: number,
  compute: (values: readonly number[]) => number,
): Aggregator {
  const full = called(name, column);
  return {
    name: full,
    column,
    type: (of) => {
      numeric(full)(of);
      return "number";
    },
    value: (values) => (values.length < atLeast ? null : finite(full, compute(values as number[]))),
  };
}

function chosen(
  name: string,
  column: string,
  better: (value: NonNullable<Value>, best: NonNullable<Value>) => boolean,
): Aggregator {
  return {
    name: called(name, column),
    column,
    type: (of) => of,
    value: (values) =>
      values.length === 0
        ? null
        : (values as NonNullable<Value>[]).reduce((best, value) => (better(value, best) ? value : best)),
  };
}

function exactSum(name: string, values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  // Where no step left the safe range nothing was rounded; else BigInt tells whether the end came back into it.
  const magnitude = values.reduce((sum, value) => sum + Math.abs(value), 0);
  if (Number.isSafeInteger(magnitude)) return total;
  const exact = values.reduce((sum, value) => sum + BigInt(value), 0n);
  if (Number.isSafeInteger(Number(exact))) return Number(exact);
  throw new RefusedError({
    problem: `${name} is ${exact}, beyond 2^53 - 1, where a JavaScript number no longer tells each integer from the next`,
    remedy: 'Declare the column "number" to accept rounding, or sum it in sql and CAST the sum AS VARCHAR.',
  });
}
