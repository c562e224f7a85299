import { suggest, UsageError } from "../../errors.ts";
import { bounds } from "./bounds.ts";
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
 * The rule by which hedged amounts are read:
 *
 * | words | with 80 and 10 % | reading |
 * |---|---|---|
 * | around, about, approximately (approx), circa (c., ca., ~, ≈), roughly, some, an estimated, in the region of, of the order of; after the number: or so, or thereabouts | 72 to 88 | the number ± `percent` of it |
 * | almost, nearly, just under | 72 to 80 | the number, or up to `percent` less |
 * | just over | 80 to 88 | the number, or up to `percent` more |
 * | exactly, collectively (whose amount it is, not how much) | 80 | the number itself |
 * | practically (virtually, almost, next to) nothing | 0 to below 1 | less than one of the unit |
 *
 * The number itself always stays in, being the only one that the source gives.
 *
 * No source defines its "around": ±10 % is an assumption, not data. Make it a parameter of the notebook, and show how the
 * answer moves with it. Spread the rule to read a word otherwise, or to add one: `{ ...hedgeRule(), some: within(20) }`.
 * What "more than" and "up to" make of a number is their meaning and no assumption: see {@link parseStated}.
 *
 * Throws a UsageError if the percentage is not from 0 to 100.
 *
 * @example
 * ```ts
 * import { hedgeRule, within } from "dossier";
 *
 * hedgeRule().around(80); // => [72, 88]
 * hedgeRule(5).around(80); // => [76, 84]
 * hedgeRule().almost(5); // => [4.5, 5]
 * const wary = { ...hedgeRule(), some: within(20) };
 * wary.some(10); // => [8, 12]
 * ```
 */
export function hedgeRule(percent = 10) {
  const hedged = within(percent);
  const upTo: Reading = (amount) => interval(hedged(amount).lo, amount);
  return {
    around: hedged,
    about: hedged,
    approximately: hedged,
    circa: hedged,
    roughly: hedged,
    "approx.": hedged,
    approx: hedged,
    "c.": hedged,
    "ca.": hedged,
    "~": hedged,
    "≈": hedged,
    "in the region of": hedged,
    "of the order of": hedged,
    "an estimated": hedged,
    some: hedged,
    "or so": hedged,
    "or thereabouts": hedged,
    almost: upTo,
    nearly: upTo,
    "just under": upTo,
    "just over": (amount) => interval(amount, hedged(amount).hi),
    collectively: exactly,
    exactly,
    "practically nothing": () => interval(0, 1, { openHi: true }),
  } satisfies HedgeRule;
}

/**
 * Reads a number under the hedging words beside it; without any it is the number itself. The widest reading holds. Throws
 * a UsageError on a word the rule does not know.
 */
export function readHedged(amount: number, words: readonly string[], rule: HedgeRule): Interval {
  return words.reduce((read, word) => {
    const reading = Object.hasOwn(rule, word) ? rule[word] : undefined;
    if (reading === undefined)
      throw new UsageError({
        problem: `the rule does not say what "${word}" makes of a number`,
        remedy: `${suggest(word, [...Object.keys(rule), ...Object.keys(bounds)])} Or add it: { ...hedgeRule(), "${word}": within(10) }.`,
      });
    return read.hull(reading(amount));
  }, interval(amount));
}
