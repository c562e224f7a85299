import { UsageError } from "../../errors.ts";
import { assertCount, assertExposure } from "./counts.ts";
import { poisson } from "./distributions.ts";
import { type Alternative, pValue } from "./p-value.ts";

/**
 * The exact Poisson test: the p value of `events` in an exposure of, say, so many years, if they came at the stated `rate`
 * a year, independently of one another. Exact for any number of events; two-sided, "as far out" is "no likelier", as in R's
 * poisson.test. To compare two counts with each other see {@link compareRates}.
 *
 * Throws a UsageError if the events are not a whole number from 0 up, the exposure is not above 0, the rate
 * below 0, or the alternative none.
 *
 * @example
 * ```ts
 * import { poissonTest } from "dossier";
 *
 * poissonTest(0, 49, { rate: 0.05, alternative: "less" }); // => 0.086
 * poissonTest(2, 11, { rate: 0.02 }); // => 0.021
 * ```
 */
export function poissonTest(
  events: number,
  exposure: number,
  settings: { readonly rate: number; readonly alternative?: Alternative },
): number {
  const { rate = Number.NaN, alternative = "two-sided" }: Partial<typeof settings> = settings ?? {};
  assertCount("events", events);
  assertExposure(exposure);
  if (!(rate >= 0 && Number.isFinite(rate)))
    throw new UsageError({
      problem: `the rate is ${rate}`,
      remedy: "Give a number from 0 up, per unit of exposure.",
    });
  return pValue(events, poisson(rate * exposure), alternative);
}
