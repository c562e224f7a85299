import { expect, test } from "vitest";
import { deflate } from "../../../src/analysis/quantities/deflate.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { deflator, priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { Quantity } from "../../../src/analysis/quantities/quantity.ts";
import { stated } from "../../../src/analysis/quantities/stated.ts";
import { ukGdpDeflator } from "../uk-gdp-deflator.ts";

const series = priceSeries(ukGdpDeflator);
const sales = stated({ words: "£147m", amount: 147, unit: "£m", measure: "gbp_nominal" });

test("£147m is £2,198m in 2022 prices if all of 1970, £1,184m if of 1975, £705m if of 1979", () => {
  const inPrices = (year: number) => Math.round(deflate(sales, series, year).amount ?? Number.NaN);
  expect([inPrices(1970), inPrices(1975), inPrices(1979)]).toEqual([2198, 1184, 705]);
});

test("HM Treasury's own example: £7.4 million in 1998-99 prices is £8.36 million in 2003-04 prices", () => {
  // GDP deflators: a user's guide, annex A; financial years by their first
  const points = [
    { year: 1998, index: 91.031 },
    { year: 2003, index: 102.789 },
  ];
  const treasury = priceSeries({ name: "GDP deflator", baseYear: 2003, points });
  const amount = stated({ words: "£7.4 million", amount: 7.4, unit: "£m", measure: "gbp_nominal" });
  expect(deflate(amount, treasury, 1998).amount?.toFixed(2)).toBe("8.36");
});

test("of a span of years, the interval runs from the least to the greatest of them, and there is no number", () => {
  const real = deflate(sales, series, [1970, 1979]);
  expect(real.amount).toBeNull();
  expect(real.interval.lo).toBeCloseTo(704.6304, 4);
  expect(real.interval.hi).toBeCloseTo(2197.6379, 4);
});

test("an interval is carried: what it stands for times the deflator", () => {
  const around = stated({
    words: "around £80 million",
    amount: 80,
    unit: "£m",
    measure: "gbp_nominal",
    qualifier: "around",
  });
  const real = deflate(around, series, 1975);
  expect(real.amount).toBeCloseTo((80 * 100) / 12.412, 9);
  expect(real.interval.lo).toBeCloseTo((72 * 100) / 12.412, 9);
  expect(real.interval.hi).toBeCloseTo((88 * 100) / 12.412, 9);
});

test("a real amount says so: other measure, base year, words", () => {
  const real = deflate(sales, series, 1979);
  expect(real).toMatchObject({ measure: "gbp_real", baseYear: 2022, unit: "£m", words: "£147m, of 1979" });
  expect(() => real.plus(sales)).toThrow(/they differ in measure/);
  expect(() => deflate(real, series, 1979)).toThrow(
    /cannot deflate "£147m, of 1979": its measure is gbp_real/,
  );
});

test("volume indices are not deflated", () => {
  const tiv = new Quantity({
    words: "554 TIV",
    amount: 554,
    interval: interval(554),
    unit: "TIV",
    measure: "tiv",
  });
  expect(() => deflate(tiv, series, 1975)).toThrow(/its measure is tiv/);
});

test("a year the series does not have is an error that says which it has", () => {
  expect(() => deflate(sales, series, 1962)).toThrow(
    /price series "UK GDP deflator" has no year 1962[\s\S]*24 years from 1970 to 2022/,
  );
  expect(() => deflate(sales, series, [1990, 1992])).toThrow(/no year 1991/);
  expect(() => deflator(series, 2025)).toThrow(/no year 2025/);
  expect(() => deflate(sales, series, 1975.5)).toThrow(/1975.5 to 1975.5 is not a span of years/);
  expect(() => deflate(sales, series, [1979, 1970])).toThrow(/1979 to 1970 is not a span/);
});

test("what crosses a splice carries the warning; what stays on one side does not", () => {
  const note = 'UK GDP deflator is a splice of "HM Treasury" (to 2015) and "World Bank" (from 2016)';
  expect(series.splices).toEqual([{ after: 2015, note }]);
  expect(deflate(sales, series, 1979).notes).toEqual([note]);
  expect(deflate(sales, series, 2015).notes).toEqual([note]);
  expect(deflate(sales, series, 2016).notes).toEqual([]);
  const older = priceSeries({ ...ukGdpDeflator, baseYear: 1990 });
  expect(deflate(sales, older, [1970, 1979]).notes).toEqual([]);
  expect(deflate(sales, older, 2016).notes).toEqual([note]);
});

test("an amount in another currency than the series' is refused, where the series says its own", () => {
  const points = [
    { year: 1975, index: 12 },
    { year: 2022, index: 100 },
  ];
  const series = priceSeries({ name: "UK GDP deflator", baseYear: 2022, points, currency: "GBP" });
  const dollars = stated({ words: "$80m", amount: 80, unit: "$m", measure: "usd_nominal" });
  expect(() => deflate(dollars, series, 1975)).toThrow(
    /cannot deflate "\$80m", in USD, by "UK GDP deflator", of prices in GBP/,
  );
  const pounds = stated({ words: "£12m", amount: 12, unit: "£m", measure: "gbp_nominal" });
  expect(deflate(pounds, series, 1975).amount).toBeCloseTo(100, 9);
});
