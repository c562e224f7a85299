import { assertOneOf } from "../one-of.ts";
import type { CountDistribution } from "./distributions.ts";

/** What the data are held against: a difference either way (the default), or only less, or only more. */
export type Alternative = (typeof alternatives)[number];

const alternatives = ["two-sided", "less", "greater"] as const;

/**
 * How likely a count as far out as `k` is. Two-sided, every count that is no likelier than `k` is as far out (the method of
 * small p values, as in R's binom.test and poisson.test). With R's tolerance of 1e-7, so that two counts that are equally
 * likely are so in spite of rounding.
 *
 * Throws a UsageError on an alternative that is none: taken for one of them, it would halve p without a word.
 */
export function pValue(k: number, distribution: CountDistribution, alternative: Alternative): number {
  assertOneOf("alternative", alternative, alternatives);
  const { mean, probability, atMost, atLeast } = distribution;
  if (alternative === "less") return atMost(k);
  if (alternative === "greater") return atLeast(k);
  if (k === mean) return 1;
  const limit = probability(k) * (1 + 1e-7);
  // Away from the mean the probabilities fall, and reach the limit on the other side sooner or later.
  if (k < mean) {
    let other = Math.ceil(mean);
    while (probability(other) > limit) other++;
    return Math.min(1, atMost(k) + atLeast(other));
  }
  let other = Math.floor(mean);
  while (other >= 0 && probability(other) > limit) other--;
  return Math.min(1, atMost(other) + atLeast(k));
}
