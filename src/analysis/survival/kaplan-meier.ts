import { UsageError } from "../../errors.ts";
import { tails } from "../inference/confidence.ts";
import { normalQuantile } from "../inference/distributions.ts";
import { Interval } from "../quantities/interval.ts";

/** How long something lasted, or, if it was not seen to end, at least lasted. */
export interface Duration {
  readonly time: number;
  /** False if it is right-censored: it still stood after `time`. */
  readonly ended: boolean;
}

/** The curve at a time at which something ended or was last seen. */
export interface SurvivalStep {
  readonly time: number;
  /** How many were still standing just before. */
  readonly atRisk: number;
  readonly ended: number;
  readonly censored: number;
  /** The estimated probability of lasting longer than `time`. */
  readonly survival: number;
  /** Greenwood's; null once nothing is left. */
  readonly standardError: number | null;
  /** Pointwise, by the log-log transformation; null before the first end and once nothing is left, where it has none. */
  readonly interval: Interval | null;
}

export interface SurvivalCurve {
  /** In order of time. Before the first, survival is 1. */
  readonly steps: readonly SurvivalStep[];
  /** The first time at which survival is at most a half; null if it never falls so far. */
  readonly median: number | null;
  /** Without upper bound where the upper limit of the curve never falls to a half; null where the lower does not either. */
  readonly medianInterval: Interval | null;
  readonly n: number;
  /** How many of the n were seen to end: what the curve rests on. */
  readonly events: number;
}

/**
 * The Kaplan-Meier estimate of how long things last, where some were not seen to end (Kaplan & Meier 1958, JASA 53(282)):
 * S(t) = Π (1 - dᵢ / nᵢ) over the times tᵢ ≤ t at which dᵢ of the nᵢ still standing ended. What is censored at a time counts as
 * standing at it. The standard error is Greenwood's, S √Σ dᵢ / (nᵢ (nᵢ - dᵢ)); the interval S^exp(±z √Σ / ln S) stays
 * between 0 and 1 (Kalbfleisch & Prentice 2002, 1.4); the median's holds the times at which that interval holds a half
 * (Brookmeyer & Crowley 1982, Biometrics 38(1)). As R's survfit with conf.type = "log-log", but where S is exactly a half
 * for a while: R takes the middle of that while, this its beginning.
 *
 * Censoring is taken to say nothing of how much longer the thing would have lasted. The interval is an approximation for
 * large n: with fewer than ten ends, name n beside it, and draw the durations themselves too.
 *
 * Throws a UsageError if there is no duration, a time is negative or not finite, or the confidence is none.
 *
 * @example
 * ```ts
 * import { kaplanMeier } from "dossier";
 *
 * const curve = kaplanMeier([
 *   { time: 47, ended: true },
 *   { time: 53, ended: false },
 *   { time: 16, ended: true },
 *   { time: 14, ended: false },
 * ]);
 * curve.steps.map(({ time, atRisk, survival }) => [time, atRisk, Number(survival.toFixed(2))]);
 * // => [[14, 4, 1], [16, 3, 0.67], [47, 2, 0.33], [53, 1, 0.33]]
 * curve.median; // => 47
 * [curve.n, curve.events]; // => [4, 2]
 * ```
 */
export function kaplanMeier(
  durations: Iterable<Duration>,
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): SurvivalCurve {
  const all = [...durations].sort((a, b) => a.time - b.time);
  for (const { time } of all)
    if (!(time >= 0 && Number.isFinite(time)))
      throw new UsageError({ problem: `a duration is ${time}`, remedy: "Give a finite time from 0 up." });
  if (all.length === 0)
    throw new UsageError({
      problem: "there is no duration to draw a curve from",
      remedy: "Give at least one: { time: 47, ended: true }.",
    });
  const z = -normalQuantile(tails({ confidence }).below);
  let survival = 1;
  let greenwood = 0;
  const steps = [...new Set(all.map(({ time }) => time))].map((time): SurvivalStep => {
    const atRisk = all.filter((duration) => duration.time >= time).length;
    const here = all.filter((duration) => duration.time === time);
    const ended = here.filter((duration) => duration.ended).length;
    survival *= 1 - ended / atRisk;
    greenwood += ended === 0 ? 0 : ended / (atRisk * (atRisk - ended));
    return {
      time,
      atRisk,
      ended,
      censored: here.length - ended,
      survival,
      standardError: survival === 0 ? null : survival * Math.sqrt(greenwood),
      interval: logLog(survival, z * Math.sqrt(greenwood)),
    };
  });
  const median = firstTime(steps, ({ survival }) => survival);
  return Object.freeze({
    steps: Object.freeze(steps),
    median,
    medianInterval: medianInterval(steps),
    n: all.length,
    events: all.filter(({ ended }) => ended).length,
  });
}

function logLog(survival: number, margin: number): Interval | null {
  if (survival === 0 || survival === 1) return null;
  const power = Math.exp(margin / Math.abs(Math.log(survival)));
  return new Interval(survival ** power, survival ** (1 / power));
}

function medianInterval(steps: readonly SurvivalStep[]): Interval | null {
  const lo = firstTime(steps, ({ interval, survival }) => interval?.lo ?? survival);
  const hi = firstTime(steps, ({ interval }) => interval?.hi ?? 1);
  return lo === null ? null : new Interval(lo, hi ?? Number.POSITIVE_INFINITY);
}

/** When a curve first is at a half or below, with room for the rounding of a product. */
function firstTime(steps: readonly SurvivalStep[], curve: (step: SurvivalStep) => number): number | null {
  return steps.find((step) => curve(step) <= 0.5 + 1e-9)?.time ?? null;
}
