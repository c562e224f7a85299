import { UsageError } from "../../errors.ts";
import { bounds } from "./bounds.ts";
import { type HedgeRule, readHedged } from "./hedges.ts";
import type { Interval } from "./interval.ts";

/** What the words make of the numbers among them. */
export interface Qualified {
  /** The stated number; null where the words give none that the amount is near: a bound, or two ends. */
  readonly amount: number | null;
  readonly interval: Interval;
}

/**
 * Reads one number, or the two ends of a range, under a qualifier: words joined by ";". Hedges are read first, by the rule;
 * a bound is then taken of all that they leave possible, so that "more than around 80" is above 72. The rule comes before
 * the bounds: it may read "over" as a hedge.
 *
 * Throws a UsageError on a word that neither knows, and on two bounds at once.
 */
export function readQualified(
  numbers: readonly [number] | readonly [number, number],
  qualifier: string | undefined,
  rule: HedgeRule,
): Qualified {
  const words = qualifier?.split(";").map((word) => word.trim().toLowerCase()) ?? [];
  const [bound, another] = words.filter((word) => !Object.hasOwn(rule, word) && Object.hasOwn(bounds, word));
  if (another !== undefined)
    throw new UsageError({
      problem: `"${bound}" and "${another}" both bound the number`,
      remedy: "Keep one; an amount between two is a range: between 10 and 12.",
    });
  const among = numbers
    .map((number) =>
      readHedged(
        number,
        words.filter((word) => word !== bound),
        rule,
      ),
    )
    .reduce((all, next) => all.hull(next));
  if (bound !== undefined)
    return { amount: null, interval: (bounds[bound] as (typeof bounds)[string])(among) };
  return { amount: numbers.length === 1 ? numbers[0] : null, interval: among };
}
