import { suggest, UsageError } from "../../errors.ts";
import { type Interval, interval } from "./interval.ts";

/** What a hedging word makes of the number beside it. */
export type Reading = (amount: number) => Interval;

/** A declared reading for each hedging word: "around" → within 10 %. */
export type HedgeRule = Readonly<Record<string, Reading>>;

/** The number itself. */
export const exactly: Reading = (amount) => interval(amount);

/** The number, give or take so many per cent of it: `within(10)(80)` is 72 to 88. */
export function within(percent: number): Reading {
  if (!(percent >= 0 && percent <= 100))
    throw new UsageError({
      problem: `a hedge of ±${percent} % cannot be read`,
      remedy: "Give a percentage from 0 to 100: 10 for ±10 %.",
    });
  return (amount) => {
    // Multiplied before it is divided: 10 and 100 are exact doubles, 0.1 is not, and 80 ± 10 % should be 72 to 88.
    const margin = interval(Math.abs(amount)).times(percent).dividedBy(100);
    return interval(amount).minus(margin).hull(interval(amount).plus(margin));
  };
}

/**
 * The rule by which hedged amounts are read: around, about, approximately, roughly and some stand for ± `percent` of the
 * number; exactly, and collectively (which says whose amount it is, not how much), for the number itself.
 *
 * No source defines its "around": ±10 % is an assumption, not data. Make it a parameter of the notebook, and show how the
 * answer moves with it. Spread the rule to read a word otherwise: `{ ...hedgeRule(), some: within(20) }`.
 *
 * Throws a UsageError if the percentage is not from 0 to 100.
 *
 * @example
 * ```ts
 * import { hedgeRule, within } from "dossier";
 *
 * hedgeRule().around(80); // => [72, 88]
 * hedgeRule(5).around(80); // => [76, 84]
 * const wary = { ...hedgeRule(), some: within(20) };
 * wary.some(10); // => [8, 12]
 * ```
 */
export function hedgeRule(percent = 10) {
  const hedged = within(percent);
  return {
    around: hedged,
    about: hedged,
    approximately: hedged,
    roughly: hedged,
    some: hedged,
    collectively: exactly,
    exactly,
  } satisfies HedgeRule;
}

/**
 * Reads a number under its qualifier: one hedging word, several joined by ";", or none (the number itself). The widest
 * reading holds. Throws a UsageError on a word the rule does not know.
 */
export function readHedged(amount: number, qualifier: string | undefined, rule: HedgeRule): Interval {
  const words = qualifier?.split(";").map((word) => word.trim().toLowerCase()) ?? [];
  return words.reduce((read, word) => {
    const reading = Object.hasOwn(rule, word) ? rule[word] : undefined;
    if (reading === undefined)
      throw new UsageError({
        problem: `the rule does not say what "${word}" makes of a number`,
        remedy: `${suggest(word, Object.keys(rule))} Or add it: { ...hedgeRule(), "${word}": within(10) }.`,
      });
    return read.hull(reading(amount));
  }, interval(amount));
}
