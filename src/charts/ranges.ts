import { type Interval, interval } from "../analysis/quantities/interval.ts";
import { UsageError } from "../errors.ts";
import type { Amounts } from "./amounts.ts";
import { flagsOf, numbersOf, type Tabular, wordsOf } from "./data.ts";
import { column, digits, maybeColumn, oneOf, text, unit } from "./option-shapes.ts";

/** The columns of amounts with intervals. */
export interface RangeColumns {
  /** The column that names each row. */
  readonly label: string;
  /** The column of amounts. */
  readonly value: string;
  /**
   * The columns of the interval's ends: the lowest and the highest amount that the source's words allow, say. Of a row without
   * an amount one end may be missing: it has no bound there, as "at least 12" has none above.
   */
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  /** Columns of true and false: whether the end itself is left out, as 12 is of "more than 12". */
  readonly lowOpen?: string | undefined;
  readonly highOpen?: string | undefined;
  /**
   * "value" puts the largest first and rows without an amount last (the default); "given" keeps the order of the rows, for
   * rows that have one of their own, such as years.
   */
  readonly order?: "value" | "given" | undefined;
}

/** Amounts with intervals, and how they are written. */
export interface RangeOptions extends RangeColumns {
  /** The unit of the amounts: "£m", "%", "years". */
  readonly unit: string;
  /** Digits after the point in the words of the rows; chosen by size when not given. */
  readonly decimals?: number | undefined;
  /** What to write where there is no amount: "No figure stated" when not given. */
  readonly missing?: string | undefined;
}

export const rangeNeeds = {
  ...{ label: column, value: column, low: maybeColumn, high: maybeColumn },
  ...{ lowOpen: maybeColumn, highOpen: maybeColumn, order: oneOf("value", "given") },
  ...{ unit, decimals: digits, missing: text },
};

/** A row of a table as an amount with its interval. */
export interface Ranged {
  /** Which row of the table. */
  readonly row: number;
  readonly name: string;
  readonly value: number | null;
  readonly range: Interval | undefined;
}

/**
 * The rows of a table as amounts with intervals, in the order in which they are drawn.
 *
 * @throws UsageError when an interval has one end only beside an amount, runs backwards, or leaves its amount outside.
 */
export function rangesOf(table: Tabular, columns: RangeColumns): Ranged[] {
  const names = wordsOf(table, columns.label);
  const values = numbersOf(table, columns.value);
  const lows = columns.low === undefined ? undefined : numbersOf(table, columns.low);
  const highs = columns.high === undefined ? undefined : numbersOf(table, columns.high);
  const opens = [columns.lowOpen, columns.highOpen].map((name) =>
    name === undefined ? undefined : flagsOf(table, name),
  );
  const ranged = names.map((name, row) => {
    const value = values[row] ?? null;
    const [low, high] = [lows?.[row] ?? null, highs?.[row] ?? null];
    const [openLo = false, openHi = false] = opens.map((open) => open?.[row]);
    if (low === null && high === null) return { row, name, value, range: undefined };
    const wrong = wrongPart(low, high, value, openLo, openHi);
    if (wrong !== undefined)
      throw new UsageError({
        problem: `"${name}" has ${value === null ? "" : `the amount ${value} and `}the interval from ${low} to ${high}`,
        row: row + 1,
        column: columns[wrong] ?? columns.value,
        remedy:
          "Give both ends of an interval, the lower first, with the amount between them; or neither. A bound has one end and no amount.",
      });
    const range = interval(low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY, {
      openLo,
      openHi,
    });
    return { row, name, value, range };
  });
  const size = (row: Ranged) => row.value ?? finiteEnds(row.range).at(-1) ?? Number.NEGATIVE_INFINITY;
  return columns.order === "given" ? ranged : ranged.toSorted((a, b) => compare(size(b), size(a)));
}

/**
 * The part that keeps an amount and its interval from being one: an end that is missing beside an amount, an upper end that is
 * below the lower, or the amount that is not between them.
 */
function wrongPart(
  low: number | null,
  high: number | null,
  value: number | null,
  openLo: boolean,
  openHi: boolean,
): "low" | "high" | "value" | undefined {
  if (low === null || high === null) return value === null ? undefined : low === null ? "low" : "high";
  if (low > high || (low === high && (openLo || openHi))) return "high";
  if (value === null) return undefined;
  const isBetween = (openLo ? value > low : value >= low) && (openHi ? value < high : value <= high);
  return isBetween ? undefined : "value";
}

const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

/** The ends that can be drawn. */
const finiteEnds = (range: Interval | undefined) =>
  range === undefined ? [] : [range.lo, range.hi].filter(Number.isFinite);

/** All the amounts that some rows draw. */
export const amountsIn = (rows: readonly Ranged[]) =>
  rows.flatMap(({ value, range }) => [...(value === null ? [] : [value]), ...finiteEnds(range)]);

/** `£80m (£72m–£88m)`; `more than £10m` of a bound. */
export function rangeWords({ value, range }: Ranged, amounts: Amounts, missing: string): string {
  if (value === null) return range === undefined ? missing : amounts.over(range);
  const [amount, interval] = [amounts.one(value), range === undefined ? "" : amounts.over(range, value)];
  // An interval too small to be told from its amount would only say the same again.
  return range === undefined || range.isPoint || interval === amount ? amount : `${amount} (${interval})`;
}
