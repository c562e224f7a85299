import { UsageError } from "../../errors.ts";
import { formatNumber } from "../format.ts";
import { Interval } from "../quantities/interval.ts";
import { clopperPearson } from "./clopper-pearson.ts";
import type { ConfidenceSettings } from "./confidence.ts";
import { assertCount, assertExposure } from "./counts.ts";
import { binomial } from "./distributions.ts";
import { type Alternative, pValue } from "./p-value.ts";

/** So many events in an exposure of so many years, or whatever the rate is per. */
export interface Counted {
  readonly events: number;
  readonly exposure: number;
}

export interface RateComparison {
  /** How likely a split of the events at least as uneven is if both rates are one. */
  readonly p: number;
  /** The first rate over the second; null if the second has no event, and the ratio no bound. */
  readonly ratio: number | null;
  /** The exact confidence interval of the ratio. */
  readonly interval: Interval;
  /** All events: what the test rests on. */
  readonly n: number;
  /** "0 in 49 against 2 in 11: p = 0.0336, from 2 events in all". */
  readonly words: string;
}

/**
 * Compares two rates by the exact conditional test (Przyborowski & Wilenski 1940, Biometrika 31(3/4)): given how many
 * events there were in all, and if both rates are one, the first count is binomial with the probability t₁ / (t₁ + t₂). The
 * interval of the ratio of rates is that of {@link clopperPearson}, p, turned into p / (1 - p) × t₂ / t₁. R's poisson.test
 * of two counts gives the same.
 *
 * It takes events as independent, each rate as constant in its own period, and the two periods as fixed beforehand. Where
 * the border between them was chosen after a look at the data, p is too small: see {@link scanTest}.
 *
 * Throws a UsageError if there is no event at all, or a count, an exposure or the alternative is none.
 *
 * @example
 * ```ts
 * import { compareRates } from "dossier";
 *
 * const comparison = compareRates({ events: 0, exposure: 49 }, { events: 2, exposure: 11 });
 * comparison.p; // => 0.034
 * comparison.interval.hi; // => 1.195
 * comparison.words; // => "0 in 49 against 2 in 11: p = 0.0336, from 2 events in all"
 * (11 / 60) ** 2; // => 0.034
 * ```
 */
export function compareRates(
  first: Counted,
  second: Counted,
  settings: { readonly alternative?: Alternative } & ConfidenceSettings = {},
): RateComparison {
  for (const { events, exposure } of [first, second]) {
    assertCount("events", events);
    assertExposure(exposure);
  }
  const n = first.events + second.events;
  if (n === 0)
    throw new UsageError({
      problem: "there is no event in either period: their rates cannot be compared",
      remedy: "Give the upper limit of one rate instead: garwood(0, exposure, { side: 'upper' }).hi.",
    });
  const { alternative = "two-sided" } = settings;
  const p = pValue(
    first.events,
    binomial(n, first.exposure / (first.exposure + second.exposure)),
    alternative,
  );
  const share = clopperPearson(first.events, n, settings);
  const perUnit = second.exposure / first.exposure;
  const odds = (of: number) => (of === 1 ? Number.POSITIVE_INFINITY : (of / (1 - of)) * perUnit);
  return Object.freeze({
    p,
    ratio: second.events === 0 ? null : (first.events / second.events) * perUnit,
    interval: new Interval(odds(share.lo), odds(share.hi)),
    n,
    words: `${written(first)} against ${written(second)}: p = ${formatNumber(p)}, from ${n} event${n === 1 ? "" : "s"} in all`,
  });
}

const written = ({ events, exposure }: Counted) => `${formatNumber(events)} in ${formatNumber(exposure)}`;
