import { UsageError } from "../errors.ts";
import type { Amounts } from "./amounts.ts";
import { numbersOf, type Tabular, wordsOf } from "./data.ts";

/** The columns of amounts with intervals. */
export interface RangeColumns {
  /** The column that names each row. */
  readonly label: string;
  /** The column of amounts. */
  readonly value: string;
  /** The columns of the interval's ends: the lowest and the highest amount that the source's words allow, say. */
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  /**
   * "value" puts the largest first and rows without an amount last (the default); "given" keeps the order of the rows, for
   * rows that have one of their own, such as years.
   */
  readonly order?: "value" | "given" | undefined;
}

/** A row of a table as an amount with its interval. */
export interface Ranged {
  /** Which row of the table. */
  readonly row: number;
  readonly name: string;
  readonly value: number | null;
  /** Both ends or neither. */
  readonly range: readonly [number, number] | undefined;
}

/**
 * The rows of a table as amounts with intervals, in the order in which they are drawn.
 *
 * @throws UsageError when an interval has one end only, runs backwards, or leaves its amount outside.
 */
export function rangesOf(table: Tabular, columns: RangeColumns): Ranged[] {
  const names = wordsOf(table, columns.label);
  const values = numbersOf(table, columns.value);
  const lows = columns.low === undefined ? undefined : numbersOf(table, columns.low);
  const highs = columns.high === undefined ? undefined : numbersOf(table, columns.high);
  const ranged = names.map((name, row) => {
    const value = values[row] ?? null;
    const [low, high] = [lows?.[row] ?? null, highs?.[row] ?? null];
    if (low === null && high === null) return { row, name, value, range: undefined };
    if (low === null || high === null || low > high || (value !== null && (value < low || value > high)))
      throw new UsageError({
        problem: `"${name}" has the amount ${value} and the interval from ${low} to ${high}`,
        line: row + 1,
        remedy: "Give both ends of an interval, the lower first, with the amount between them; or neither.",
      });
    return { row, name, value, range: [low, high] as const };
  });
  const size = ({ value, range }: Ranged) => value ?? range?.[1] ?? Number.NEGATIVE_INFINITY;
  return columns.order === "given" ? ranged : ranged.toSorted((a, b) => compare(size(b), size(a)));
}

const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

/** All the amounts that some rows draw. */
export const amountsIn = (rows: readonly Ranged[]) =>
  rows.flatMap(({ value, range }) => [...(value === null ? [] : [value]), ...(range ?? [])]);

/** `£80m (£72m–£88m)`. */
export function rangeWords({ value, range }: Ranged, amounts: Amounts, missing: string): string {
  if (value === null) return range === undefined ? missing : amounts.range(...range);
  return range === undefined || range[0] === range[1]
    ? amounts.one(value)
    : `${amounts.one(value)} (${amounts.range(...range)})`;
}
