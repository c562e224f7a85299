import { Interval } from "../quantities/interval.ts";
import { type ConfidenceSettings, tails } from "./confidence.ts";
import { assertTrials } from "./counts.ts";
import { betaQuantile } from "./distributions.ts";

/**
 * The exact confidence interval of a probability, from `successes` in `trials` (Clopper & Pearson 1934, Biometrika 26(4)):
 * the probabilities under which neither so few nor so many successes would have less than a tail's probability. With x of
 * n and α left out, from the α/2 quantile of Beta(x, n - x + 1) to the 1 - α/2 quantile of Beta(x + 1, n - x). It holds the
 * truth at least as often as promised, for any n; the smaller n, the more often, and the wider it is.
 *
 * After no success in n trials the one-sided upper limit is 1 - α^(1/n): of 49 years with no event, the 95 % limit for the
 * chance that a year has one is 5.9 %. For the limit of a rate see {@link garwood}; both are near 3/n, the "rule of three".
 *
 * Trials are taken as independent and of one probability. Throws a UsageError if the counts are not whole, there is no
 * trial, or more successes than trials.
 *
 * @example
 * ```ts
 * import { clopperPearson } from "dossier";
 *
 * const { lo, hi } = clopperPearson(7, 20);
 * [lo.toFixed(3), hi.toFixed(3)]; // => ["0.154", "0.592"]
 * clopperPearson(0, 49, { side: "upper" }).hi; // => 0.0593
 * 1 - 0.05 ** (1 / 49); // => 0.0593
 * ```
 */
export function clopperPearson(
  successes: number,
  trials: number,
  settings: ConfidenceSettings = {},
): Interval {
  assertTrials(successes, trials);
  const { below, above } = tails(settings);
  const failures = trials - successes;
  const lo = below === 0 || successes === 0 ? 0 : betaQuantile(below, successes, failures + 1);
  const hi = above === 0 || failures === 0 ? 1 : 1 - betaQuantile(above, failures, successes + 1);
  return new Interval(lo, hi);
}
