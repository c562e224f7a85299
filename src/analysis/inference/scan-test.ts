import { UsageError } from "../../errors.ts";
import { formatNumber } from "../format.ts";
import { assertOneOf } from "../one-of.ts";
import { random } from "../uncertainty/random.ts";
import { arrangements, shuffled } from "./arrangements.ts";
import type { Counted } from "./compare-rates.ts";
import { assertCount } from "./counts.ts";

export interface ScanSettings {
  /** Which changes are looked for: either way (default), or only a rate that rises or falls at the breakpoint. */
  readonly direction?: (typeof directions)[number];
  /** How many periods each side has to have at least: 1 by default. */
  readonly minimum?: number;
  /** How many arrangements are looked at, all of them if they are no more: 20,000 by default. */
  readonly limit?: number;
  /** Of the arrangements drawn where there are more than `limit`: 1 by default. */
  readonly seed?: number;
}

const directions = ["either", "rise", "fall"] as const;

export interface ScanResult {
  /** How many periods come before the breakpoint. */
  readonly breakpoint: number;
  readonly before: Counted;
  readonly after: Counted;
  /** The log likelihood ratio of two rates against one, at the breakpoint. */
  readonly statistic: number;
  /** The share of arrangements whose own best breakpoint is at least as good. */
  readonly p: number;
  /** Whether every arrangement was looked at; if not, p is drawn, and another seed gives another. */
  readonly isExact: boolean;
  readonly arrangements: number;
  /** All events: what the test rests on. */
  readonly n: number;
  /** "0 in 50 before, 2 in 10 after: p = 0.0508, corrected for the search for the best breakpoint; from 2 events in all". */
  readonly words: string;
}

/**
 * Tests a breakpoint that was chosen from the data as the best of all. `counts` are the events of each period (year), in order. The breakpoint
 * is where one rate before and another after fit best: the greatest log likelihood ratio Σ xᵢ ln(xᵢ / (n tᵢ / T)) of two
 * Poisson rates against one (Kulldorff 1997, Communications in Statistics 26(6)). Its p value is the share of all
 * arrangements of the same counts that have, at *their* best breakpoint, as great a one: so the search is paid for, as it is
 * not in {@link compareRates}.
 *
 * The null hypothesis is that the periods are exchangeable: every order of these counts was as likely. A period keeps its
 * count, so that three events in one year stay together (that events cluster in a year is no evidence of a change), and no
 * count depends on the one before. It is not that each event fell on any period alike: where a period has several events, that
 * gives another p.
 *
 * p belongs to the best breakpoint, searched for over all borders that leave `minimum` periods on each side. It is not that of
 * another border that you have in mind: one that was fixed before the data were seen needs no correction ({@link compareRates}),
 * and one chosen from a few that were tried is not what was searched here.
 *
 * Every distinct arrangement is looked at if there are no more than `limit`; else so many are drawn, with a seed, and p is
 * (1 + as great) / (1 + drawn) (Phipson & Smyth 2010, SAGMB 9(1)), which is never 0.
 *
 * Throws a UsageError if there are no events, a count is none, or the periods are too few for two sides of `minimum`,
 * or the direction is none.
 *
 * @example
 * ```ts
 * import { scanTest } from "dossier";
 *
 * const result = scanTest([0, 0, 0, 0, 0, 1, 2, 1]);
 * [result.breakpoint, result.arrangements, result.isExact]; // => [5, 168, true]
 * result.p; // => 0.036
 * scanTest([0, 0, 0, 0, 0, 1, 2, 1], { direction: "rise" }).p; // => 0.018
 * ```
 */
export function scanTest(counts: readonly number[], settings: ScanSettings = {}): ScanResult {
  const { direction = "either", minimum = 1, limit = 20_000, seed = 1 } = settings;
  assertOneOf("direction", direction, directions);
  for (const count of counts) assertCount("events", count);
  for (const [name, value] of Object.entries({ minimum, limit }))
    if (!Number.isInteger(value) || value < 1)
      throw new UsageError({ problem: `"${name}" is ${value}`, remedy: "Give a whole number from 1 up." });
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0 || counts.length < 2 * minimum)
    throw new UsageError({
      problem: `${n} events in ${counts.length} periods have no breakpoint with ${minimum} on each side`,
      remedy: "Give the events of each period, 0 too, with at least one event and one period on each side.",
    });
  const scan = scanner(counts.length, n, direction, minimum);
  const observed = scan(counts);
  const all = arrangements(counts, limit);
  const isExact = all !== undefined;
  let asGreat = 0;
  let looked = 0;
  for (const arranged of all ?? shuffled(counts, limit, random(seed))) {
    looked++;
    // Sums of logarithms that are equal in truth may differ in their last places.
    if (scan(arranged).statistic >= observed.statistic - 1e-9) asGreat++;
  }
  const p = isExact ? asGreat / looked : (1 + asGreat) / (1 + looked);
  const { breakpoint, statistic } = observed;
  const earlier = counts.slice(0, breakpoint).reduce((sum, count) => sum + count, 0);
  const before = { events: earlier, exposure: breakpoint };
  const after = { events: n - earlier, exposure: counts.length - breakpoint };
  const chosen = `p = ${formatNumber(p)}, corrected for the search for the best breakpoint`;
  const split = `${before.events} in ${before.exposure} before, ${after.events} in ${after.exposure} after`;
  const words = `${split}: ${chosen}; from ${n} event${n === 1 ? "" : "s"} in all`;
  return Object.freeze({ breakpoint, before, after, statistic, p, isExact, arrangements: looked, n, words });
}

type Scan = (counts: readonly number[]) => { readonly breakpoint: number; readonly statistic: number };

/** Finds the best breakpoint, the first of several. */
function scanner(periods: number, n: number, direction: ScanSettings["direction"], minimum: number): Scan {
  const term = (events: number, time: number) =>
    events === 0 ? 0 : events * Math.log((events * periods) / (n * time));
  const statistic = (breakpoint: number, earlier: number) => {
    const change = (n - earlier) * breakpoint - earlier * (periods - breakpoint);
    if ((direction === "rise" && change < 0) || (direction === "fall" && change > 0)) return 0;
    return term(earlier, breakpoint) + term(n - earlier, periods - breakpoint);
  };
  return (counts) => {
    let best = { breakpoint: minimum, statistic: Number.NEGATIVE_INFINITY };
    let earlier = 0;
    for (let breakpoint = 1; breakpoint <= periods - minimum; breakpoint++) {
      earlier += counts[breakpoint - 1] as number;
      if (breakpoint < minimum) continue;
      const here = statistic(breakpoint, earlier);
      if (here > best.statistic + 1e-9) best = { breakpoint, statistic: here };
    }
    return best;
  };
}
