import { UsageError } from "../../errors.ts";
import { Interval, interval } from "./interval.ts";
import { inOneMeasure, type Quantity, total } from "./quantity.ts";

/** A part of a whole; its quantity is null where no source gives one. */
export interface Part {
  readonly label: string;
  readonly quantity: Quantity | null;
}

/** A part with an amount. */
export interface Share {
  readonly label: string;
  readonly amount: number;
  /** Its fraction of the total of the valued parts, 0 to 1. */
  readonly share: number;
  /** The fractions it may have while each amount is anywhere in its interval. */
  readonly interval: Interval;
}

export interface Shares {
  /** The valued parts, in the order given; their shares add up to 1. */
  readonly shares: readonly Share[];
  /** The parts with no amount. They are missing, not 0: the shares are shares of the others. */
  readonly notValued: readonly string[];
  /** Of the valued parts. */
  readonly total: Quantity;
}

/**
 * Each part's share of the total: `amount / Σ amounts`. Parts with no amount stand in `notValued` and take no share, so
 * name them wherever the shares are shown.
 *
 * A share's interval puts the part at one end and all others at the opposite end, `lo / (lo + Σ others' hi)` to
 * `hi / (hi + Σ others' lo)`: the exact range, where plain interval division would be too wide because the part is in the
 * total too.
 *
 * Throws a UsageError if no part is valued, if measures or units differ, or if an amount is not known or not above 0.
 *
 * @example
 * ```ts
 * import { shares, stated } from "dossier";
 *
 * const pounds = (words: string, amount: number) =>
 *   stated({ words, amount, unit: "£m", measure: "gbp_nominal", qualifier: "around" });
 * const result = shares([
 *   { label: "Rolls-Royce", quantity: pounds("around £80 million", 80) },
 *   { label: "International Military Services", quantity: pounds("around £60 million", 60) },
 *   { label: "Ferranti", quantity: pounds("some £7 million", 7) },
 *   { label: "BAe", quantity: null },
 * ]);
 * result.shares.map(({ share }) => Math.round(share * 100)); // => [54, 41, 5]
 * result.notValued; // => ["BAe"]
 * ```
 */
export function shares(parts: Iterable<Part>): Shares {
  const all = [...parts];
  const stated = all.flatMap(({ label, quantity }) => (quantity === null ? [] : [{ label, quantity }]));
  const alike = inOneMeasure(
    stated.map(({ quantity }) => quantity),
    "take shares of",
  );
  const valued = alike.map((quantity, i) => ({
    label: (stated[i] as (typeof stated)[number]).label,
    quantity,
  }));
  const sum = total(alike);
  const amounts = valued.map(({ label, quantity }) => positive(label, quantity));
  const whole = amounts.reduce((a, b) => a + b, 0);
  return {
    shares: valued.map(({ label, quantity }, i) => {
      const amount = amounts[i] as number;
      const others = valued.filter((_, j) => j !== i).map((other) => other.quantity.interval);
      return { label, amount, share: amount / whole, interval: shareRange(quantity.interval, others) };
    }),
    notValued: all.filter(({ quantity }) => quantity === null).map(({ label }) => label),
    total: sum,
  };
}

function shareRange(part: Interval, others: readonly Interval[]): Interval {
  const rest = others.reduce((sum, other) => sum.plus(other), interval(0));
  const least = interval(part.lo).dividedBy(interval(part.lo).plus(rest.hi)).lo;
  const most = interval(part.hi).dividedBy(interval(part.hi).plus(rest.lo)).hi;
  return new Interval(least, Math.min(most, 1));
}

function positive(label: string, { amount, interval }: Quantity): number {
  if (amount === null || !(interval.lo > 0) || interval.hi === Number.POSITIVE_INFINITY)
    throw new UsageError({
      problem: `"${label}" has no share: its amount is ${amount ?? "not known"}, in ${interval}`,
      remedy: "Shares need amounts above 0 and bounded; give null for a part that is not valued.",
    });
  return amount;
}
