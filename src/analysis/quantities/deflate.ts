import { UsageError } from "../../errors.ts";
import { readMoneyUnit } from "./currency.ts";
import { interval } from "./interval.ts";
import { assertPriceSeries, deflator, indexOf, type PriceSeries } from "./price-series.ts";
import { assertQuantity, Quantity } from "./quantity.ts";

/** A year, or the first and the last of the years among which it is not known. */
export type Years = number | readonly [first: number, last: number];

/**
 * A nominal amount in the prices of the series' base year: `amount × index(base) / index(year)` (HM Treasury, GDP
 * deflators: a user's guide, annex A, "How to use the GDP deflator series").
 *
 * With one year the number is carried over. With a span, [first, last], nobody knows which year: the result has no number,
 * only the interval from the least to the greatest that any of those years gives. For how likely the values between them
 * are, see {@link simulate}.
 *
 * The measure changes from x_nominal to x_real and takes the base year on, so that it cannot be added to other prices. A
 * GDP deflator measures the prices of all the economy makes, not of engines or guns: say so beside the result.
 *
 * Throws a UsageError if the amount is not nominal money, or not of the series' currency (where that is given), or a year (any year of the span) is not in the series.
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
  assertQuantity(quantity, "deflate");
  if (!quantity.measure.endsWith("_nominal"))
    throw new UsageError({
      problem: `cannot deflate "${quantity.words}": its measure is ${quantity.measure}`,
      remedy:
        'Only nominal money (a measure that ends in "_nominal") can be put into the prices of another year.',
    });
  assertPriceSeries(series);
  const currency = readMoneyUnit(quantity.unit)?.currency;
  if (series.currency !== undefined && currency !== undefined && series.currency !== currency)
    throw new UsageError({
      problem: `cannot deflate "${quantity.words}", in ${currency}, by "${series.name}", of prices in ${series.currency}`,
      remedy: `Use a price series of ${currency}; or convert the amount first, at the rate of its year.`,
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
    notes: [...quantity.notes, ...spliceNotes(series, first, last)],
  });
}

/** The first and the last year, whichever way they were given. Throws a UsageError unless they are whole and in order. */
export function yearSpan(years: Years): readonly [first: number, last: number] {
  const [first, last] = Array.isArray(years) ? years : [years, years];
  if (!Number.isInteger(first) || !Number.isInteger(last) || first > last)
    throw new UsageError({
      problem: `${first} to ${last} is not a span of years`,
      remedy: "Give a whole year, or [first, last] with the earlier first.",
    });
  return [first, last];
}

export const yearsFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The notes of the splices that lie between the base year and any year from first to last. */
function spliceNotes({ splices, baseYear }: PriceSeries, first: number, last: number): string[] {
  const [from, to] = [Math.min(first, baseYear), Math.max(last, baseYear)];
  return splices.filter(({ after }) => from <= after && after < to).map(({ note }) => note);
}
