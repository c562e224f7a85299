import { assertProbability, assertTrials } from "./counts.ts";
import { binomial } from "./distributions.ts";
import { type Alternative, pValue } from "./p-value.ts";

/**
 * The exact binomial test: the p value of `successes` in `trials`, each with the stated probability of success (0.5 unless
 * given). It is how likely a result at least as far out would be if that probability were true: summed over the
 * distribution and not approximated, so that it holds for any n. Two-sided, "as far out" is "no likelier", as in R's
 * binom.test.
 *
 * A large p does not show that the probability is as stated: with few trials nothing else could come out. Give n beside it.
 *
 * Throws a UsageError if the counts are not whole, there is no trial, more successes than trials, or the
 * alternative is none.
 *
 * @example
 * ```ts
 * import { binomialTest } from "dossier";
 *
 * binomialTest(8, 14); // => 0.79
 * binomialTest(0, 2, { probability: 49 / 60, alternative: "less" }); // => 0.034
 * ```
 */
export function binomialTest(
  successes: number,
  trials: number,
  settings: { readonly probability?: number; readonly alternative?: Alternative } = {},
): number {
  const { probability = 0.5, alternative = "two-sided" } = settings;
  assertTrials(successes, trials);
  assertProbability(probability);
  return pValue(successes, binomial(trials, probability), alternative);
}
