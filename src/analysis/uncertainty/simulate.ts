import { UsageError } from "../../errors.ts";
import { deflate, type Years, yearSpan, yearsFrom } from "../quantities/deflate.ts";
import { assertPriceSeries, deflator, type PriceSeries } from "../quantities/price-series.ts";
import { inOneMeasure, type Quantity, total } from "../quantities/quantity.ts";
import { random } from "./random.ts";
import { Simulation } from "./simulation.ts";

/** An amount known to an interval, from a year known to a span. */
export interface UncertainAmount {
  readonly quantity: Quantity;
  readonly years: Years;
}

export interface SimulationSettings {
  /** Turns nominal amounts into real ones. */
  readonly series: PriceSeries;
  /** How many totals to draw: 1,000,000 by default. */
  readonly draws?: number;
  /** 1 by default. Another seed shows how much of the answer is chance. */
  readonly seed?: number;
}

/**
 * Draws the total, in the prices of the series' base year, of amounts of which neither size nor year is known exactly.
 * Each draw is Σ Uᵢ × index(base) / index(Yᵢ), with Uᵢ uniform on the amount's interval and Yᵢ uniform on the whole
 * years of its span, all independent (Monte Carlo propagation of distributions: JCGM 101:2008, the GUM's Supplement 1).
 *
 * Uniform and independent are assumptions, not data: the result says how the stated ignorance adds up, not how often the
 * true total falls in a range. Same seed, same draws. Every amount takes two random numbers in each draw, its size first,
 * even where a year is known, so that two scenarios with one seed differ by what was changed and by nothing else.
 *
 * Throws a UsageError if there is no amount or no price series, if measures or units differ, if an amount has no bound or is not nominal
 * money, if a year is not in the series, or if `draws` is not a whole number above 0.
 *
 * @example
 * ```ts
 * import { interval, priceSeries, simulate, stated } from "dossier";
 *
 * const series = priceSeries({ name: "Doubled", baseYear: 2000, points: [{ year: 1999, index: 1 }, { year: 2000, index: 2 }] });
 * const quantity = stated({ words: "around £100m", amount: 100, unit: "£m", measure: "gbp_nominal", qualifier: "around" });
 * const result = simulate([{ quantity, years: 1999 }], { series, draws: 100_000, seed: 7 });
 * Math.round(result.median); // => 200
 * result.interval(0.05, 0.95).contains(interval(183, 217)); // => true
 * result.margin(0.5) < 0.2; // => true
 * ```
 */
export function simulate(amounts: Iterable<UncertainAmount>, settings: SimulationSettings): Simulation {
  const { series, draws = 1_000_000, seed = 1 } = settings ?? {};
  assertPriceSeries(series);
  if (!Number.isInteger(draws) || draws < 1)
    throw new UsageError({
      problem: `${draws} draws cannot be made`,
      remedy: "Give a whole number above 0.",
    });
  const all = [...amounts];
  // What cannot be added or deflated is refused here, with the reasons that total and deflate give.
  const bounds = total(all.map(({ quantity, years }) => deflate(quantity, series, years)));
  const stream = random(seed);
  const totals = new Float64Array(draws);
  const alike = inOneMeasure(
    all.map(({ quantity }) => quantity),
    "add",
  );
  const terms = all.map(({ years }, i) => termOf(alike[i] as Quantity, years, series));
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (const { least, width, deflators } of terms) {
      const amount = least + width * stream.next();
      sum += amount * (deflators[Math.floor(stream.next() * deflators.length)] as number);
    }
    totals[draw] = sum;
  }
  return new Simulation(totals.sort(), seed, bounds);
}

function termOf({ interval, words }: Quantity, years: Years, series: PriceSeries) {
  const width = interval.hi - interval.lo;
  if (!Number.isFinite(width))
    throw new UsageError({
      problem: `cannot draw from "${words}": ${interval} has no bound`,
      remedy: "Give it a reading with two finite ends.",
    });
  const deflators = Float64Array.from(yearsFrom(...yearSpan(years)), (year) => deflator(series, year));
  return { least: interval.lo, width, deflators };
}
