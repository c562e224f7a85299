import { Interval } from "../quantities/interval.ts";
import { type ConfidenceSettings, tails } from "./confidence.ts";
import { assertCount, assertExposure } from "./counts.ts";
import { gammaQuantile } from "./distributions.ts";

/**
 * The exact confidence interval of a rate, from `events` in an exposure of, say, so many years (Garwood 1936, Biometrika
 * 28(3/4)): with x events in time t and α left out, from the α/2 quantile of Gamma(x) to the 1 - α/2 quantile of
 * Gamma(x + 1), both divided by t. It holds the truth at least as often as promised, for any x.
 *
 * After no event the one-sided upper limit is -ln(α)/t: 49 years without one leave, at 95 %, a rate of up to 0.061 a year.
 * (Its approximation 3/t is the "rule of three". 1 - α^(1/t), 0.059, answers another question: how likely a year is to
 * have an event, see {@link clopperPearson}.) No events are no proof of a rate of 0.
 *
 * Events are taken as independent and of one rate throughout (Poisson). Throws a UsageError if the events are not a whole
 * number from 0 up or the exposure is not above 0; a RefusedError for some thousands of events.
 *
 * @example
 * ```ts
 * import { garwood } from "dossier";
 *
 * const { lo, hi } = garwood(2, 11);
 * [lo.toFixed(3), hi.toFixed(3)]; // => ["0.022", "0.657"]
 * garwood(0, 49, { side: "upper" }).hi; // => 0.061
 * -Math.log(0.05) / 49; // => 0.061
 * ```
 */
export function garwood(events: number, exposure: number, settings: ConfidenceSettings = {}): Interval {
  assertCount("events", events);
  assertExposure(exposure);
  const { below, above } = tails(settings);
  const lo = below === 0 || events === 0 ? 0 : gammaQuantile(below, events) / exposure;
  const hi = above === 0 ? Number.POSITIVE_INFINITY : gammaQuantile(1 - above, events + 1) / exposure;
  return new Interval(lo, hi);
}
