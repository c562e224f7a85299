import { UsageError } from "../../errors.ts";
import { type Rows, readRows } from "../rows.ts";
import { interval } from "./interval.ts";
import { Quantity } from "./quantity.ts";

/** A year's index number; `series` names the published series it was taken from. */
export interface PricePoint {
  readonly year: number;
  readonly index: number;
  readonly series?: string | null;
}

/** A price index by calendar year, with the year in whose prices real amounts are given. Made by {@link priceSeries}. */
export interface PriceSeries {
  readonly name: string;
  readonly baseYear: number;
  readonly index: ReadonlyMap<number, number>;
  /** Where one published series ends and the next begins. */
  readonly splices: readonly Splice[];
}

export interface Splice {
  /** The last year of the earlier series. */
  readonly after: number;
  readonly note: string;
}

/** A year, or the first and the last of the years among which it is not known. */
export type Years = number | readonly [first: number, last: number];

/**
 * A named price series, from points or from a frame with the columns `year`, `index` and, if it has it, `series`. The
 * index may stand on any scale: only ratios are used. Where the published series changes from one year to the next, this
 * one is a splice, and every amount carried across that year says so in its notes.
 *
 * Throws a UsageError if a year comes twice or is not whole, an index is not above 0, or the base year is not among the
 * years.
 *
 * @example
 * ```ts
 * import { deflator, priceSeries } from "dossier";
 *
 * const deflators = priceSeries({
 *   name: "UK GDP deflator",
 *   baseYear: 2022,
 *   points: [
 *     { year: 1975, index: 12.412, series: "HM Treasury" },
 *     { year: 2022, index: 100, series: "World Bank" },
 *   ],
 * });
 * deflators.splices[0].note; // => 'UK GDP deflator is a splice of "HM Treasury" (to 1975) and "World Bank" (from 2022)'
 * deflator(deflators, 1975).toFixed(3); // => "8.057"
 * ```
 */
export function priceSeries(series: {
  name: string;
  baseYear: number;
  points: Rows<PricePoint>;
}): PriceSeries {
  const { name, baseYear } = series;
  const index = new Map<number, number>();
  const origins: Origin[] = [];
  for (const row of readRows(series.points)) {
    const [year, value, published] = [row.number("year"), row.number("index"), row.optionalText("series")];
    if (!Number.isInteger(year)) throw row.fault(`year ${year} is not whole`, "Give calendar years.");
    if (index.has(year))
      throw row.fault(`year ${year} comes a second time`, "Keep one index number for each year.");
    if (value <= 0) throw row.fault(`the index of ${year} is ${value}`, "An index number is above 0.");
    index.set(year, value);
    if (published !== undefined) origins.push({ year, published });
  }
  if (!index.has(baseYear)) throw outside({ name, index }, baseYear);
  return Object.freeze({ name, baseYear, index, splices: splicesOf(name, origins) });
}

/**
 * What one unit of money of `year` is worth in money of the base year: `index(base) / index(year)`. Throws a UsageError
 * if the series has no such year.
 */
export function deflator(series: PriceSeries, year: number): number {
  return indexOf(series, series.baseYear) / indexOf(series, year);
}

/**
 * A nominal amount in the prices of the series' base year: `amount × index(base) / index(year)` (Office for National
 * Statistics, "Methods guide: deflation"; HM Treasury, "How to use the GDP deflator series").
 *
 * With one year the number is carried over. With a span, [first, last], nobody knows which year: the result has no number,
 * only the interval from the least to the greatest that any of those years gives. For how likely the values between them
 * are, see {@link simulate}.
 *
 * The measure changes from x_nominal to x_real and takes the base year on, so that it cannot be added to other prices. A
 * GDP deflator measures the prices of all the economy makes, not of engines or guns: say so beside the result.
 *
 * Throws a UsageError if the amount is not nominal money, or a year (any year of the span) is not in the series.
 *
 * @example
 * ```ts
 * import { deflate, priceSeries, stated } from "dossier";
 *
 * const deflators = priceSeries({
 *   name: "UK GDP deflator",
 *   baseYear: 2022,
 *   points: [{ year: 1978, index: 18.224 }, { year: 1979, index: 20.862 }, { year: 2022, index: 100 }],
 * });
 * const sales = stated({ words: "£147m", amount: 147, unit: "£m", measure: "gbp_nominal" });
 * deflate(sales, deflators, 1979).amount?.toFixed(0); // => "705"
 * deflate(sales, deflators, [1978, 1979]).toString(); // => "£147m, of 1978 to 1979 (£705m–£807m, 2022 prices)"
 * deflate(sales, deflators, 1949); // throws UsageError: the price series "UK GDP deflator" has no year 1949
 * ```
 */
export function deflate(quantity: Quantity, series: PriceSeries, years: Years): Quantity {
  if (!quantity.measure.endsWith("_nominal"))
    throw new UsageError({
      problem: `cannot deflate "${quantity.words}": its measure is ${quantity.measure}`,
      remedy:
        'Only nominal money (a measure that ends in "_nominal") can be put into the prices of another year.',
    });
  const [first, last] = yearSpan(years);
  const factors = yearsFrom(first, last).map((year) =>
    interval(indexOf(series, series.baseYear)).dividedBy(indexOf(series, year)),
  );
  const factor = factors.reduce((all, next) => all.hull(next));
  return new Quantity({
    words: `${quantity.words}, of ${first === last ? first : `${first} to ${last}`}`,
    amount: quantity.amount === null || first !== last ? null : quantity.amount * deflator(series, first),
    interval: quantity.interval.times(factor),
    unit: quantity.unit,
    measure: quantity.measure.replace(/_nominal$/, "_real"),
    baseYear: series.baseYear,
    notes: [...quantity.notes, ...spliceNotes(series, [first, last])],
  });
}

/** The notes of the splices that lie between the base year and any of the years. */
export function spliceNotes({ splices, baseYear }: PriceSeries, years: Years): string[] {
  const [first, last] = yearSpan(years);
  const [from, to] = [Math.min(first, baseYear), Math.max(last, baseYear)];
  return splices.filter(({ after }) => from <= after && after < to).map(({ note }) => note);
}

/** The first and the last year, whichever way they were given. Throws a UsageError unless they are whole and in order. */
export function yearSpan(years: Years): readonly [first: number, last: number] {
  const [first, last] = typeof years === "number" ? [years, years] : years;
  if (!Number.isInteger(first) || !Number.isInteger(last) || first > last)
    throw new UsageError({
      problem: `${first} to ${last} is not a span of years`,
      remedy: "Give a whole year, or [first, last] with the earlier first.",
    });
  return [first, last];
}

export const yearsFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

function indexOf(series: PriceSeries, year: number): number {
  const index = series.index.get(year);
  if (index === undefined) throw outside(series, year);
  return index;
}

function outside({ name, index }: Pick<PriceSeries, "name" | "index">, year: number): UsageError {
  const known = [...index.keys()];
  return new UsageError({
    problem: `the price series "${name}" has no year ${year}`,
    remedy:
      known.length === 0
        ? "It has no years at all: give it points."
        : `It has ${index.size} years from ${Math.min(...known)} to ${Math.max(...known)}. Use one of those, or a longer series.`,
  });
}

interface Origin {
  readonly year: number;
  readonly published: string;
}

function splicesOf(name: string, origins: readonly Origin[]): readonly Splice[] {
  const ordered = origins.toSorted((a, b) => a.year - b.year);
  return ordered.flatMap((next, i) => {
    const before = ordered[i - 1];
    if (before === undefined || before.published === next.published) return [];
    const parts = `"${before.published}" (to ${before.year}) and "${next.published}" (from ${next.year})`;
    return [{ after: before.year, note: `${name} is a splice of ${parts}` }];
  });
}
