import { nearest, UsageError } from "../../errors.ts";
import { type Rows, readRows } from "../rows.ts";
import type { Currency } from "./currency.ts";

/** A year's index number. */
export interface PricePoint {
  readonly year: number;
  readonly index: number;
  /** The published series that the number was taken from, "HM Treasury 2016": what other tables may call its source. */
  readonly series?: string | null;
}

const columns = ["year", "index", "series"];

/** A price index by calendar year, with the year in whose prices real amounts are given. Made by {@link priceSeries}. */
export interface PriceSeries {
  readonly name: string;
  readonly baseYear: number;
  readonly index: ReadonlyMap<number, number>;
  /** The currency whose prices it follows, where it was given: amounts of another are then refused. */
  readonly currency?: Currency | undefined;
  /** Where one published series ends and the next begins. */
  readonly splices: readonly Splice[];
}

export interface Splice {
  /** The last year of the earlier series. */
  readonly after: number;
  readonly note: string;
}

/**
 * A named price series, from points or from a frame with the columns `year`, `index` and, if there are several published
 * series in it, `series`: the name of the one that each year's number was taken from. The index may stand on any scale: only
 * ratios are used. Where `series` changes from one year to the next, this one is a splice, and every amount carried across that
 * year says so in its notes. Give the currency ("GBP"), and no dollars are deflated by the prices of Britain.
 *
 * Throws a UsageError if a year comes twice or is not whole, an index is not above 0, the base year is not among the years, or
 * the points have any other column: one called `source` in place of `series` would otherwise go unread, and the splices unseen.
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
  currency?: Currency;
}): PriceSeries {
  const { name, baseYear, currency } = series;
  const index = new Map<number, number>();
  const origins: Origin[] = [];
  for (const row of readRows(series.points)) {
    const unread = row.fields.filter((field) => !columns.includes(field));
    if (unread.length > 0) throw row.fault(...notRead(unread, row.fields));
    const [year, value, published] = [row.number("year"), row.number("index"), row.optionalText("series")];
    if (!Number.isInteger(year)) throw row.fault(`year ${year} is not whole`, "Give calendar years.");
    if (index.has(year))
      throw row.fault(`year ${year} comes a second time`, "Keep one index number for each year.");
    if (value <= 0) throw row.fault(`the index of ${year} is ${value}`, "An index number is above 0.");
    index.set(year, value);
    if (published !== undefined) origins.push({ year, published });
  }
  if (!index.has(baseYear)) throw outside({ name, index }, baseYear);
  return Object.freeze({ name, baseYear, currency, index, splices: splicesOf(name, origins) });
}

/**
 * What one unit of money of `year` is worth in money of the base year: `index(base) / index(year)`. Throws a UsageError
 * if the series has no such year.
 */
export function deflator(series: PriceSeries, year: number): number {
  assertPriceSeries(series);
  return indexOf(series, series.baseYear) / indexOf(series, year);
}

/** Throws a UsageError if it is no price series: undefined, say, or its points. */
export function assertPriceSeries(series: PriceSeries): void {
  const given: unknown = series;
  if (!((given as Partial<PriceSeries> | null | undefined)?.index instanceof Map))
    throw new UsageError({
      problem: given === undefined ? "there is no price series" : "what is given as a price series is none",
      remedy: "Make one of the index numbers: priceSeries({ name, baseYear, points }).",
    });
}

/** The index number of a year. Throws a UsageError if the series has no such year. */
export function indexOf(series: PriceSeries, year: number): number {
  assertPriceSeries(series);
  const index = series.index.get(year);
  if (index === undefined) throw outside(series, year);
  return index;
}

function notRead(unread: readonly string[], fields: readonly string[]): [problem: string, remedy: string] {
  const missing = columns.filter((column) => !fields.includes(column));
  const near = unread.flatMap((field) => {
    const meant = nearest(field, missing);
    return meant === undefined ? [] : [`Did you mean "${meant}" by "${field}"? `];
  });
  const names = unread.map((field) => `"${field}"`).join(", ");
  const which = missing.includes("series")
    ? 'The column that names the published series of each number is called "series": rename it. '
    : "";
  return [
    `a price series has no ${names}`,
    `${near.join("")}${which}It reads ${columns.map((column) => `"${column}"`).join(", ")}; leave others out: frame.select("year", "index", "series").`,
  ];
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
