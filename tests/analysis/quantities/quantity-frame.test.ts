import { expect, test } from "vitest";
import { deflate } from "../../../src/analysis/quantities/deflate.ts";
import { parseStated } from "../../../src/analysis/quantities/parse-stated.ts";
import { priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { quantityFrame } from "../../../src/analysis/quantities/quantity-frame.ts";
import { rangeBars } from "../../../src/charts/kinds/range-bars.ts";

test("stated quantities are drawn as ranges, bounds and what is missing among them", () => {
  const stated = quantityFrame({
    around: parseStated("around £80 million"),
    more: parseStated("more than £10 million"),
    fewer: parseStated("less than £5m"),
    none: null,
  });
  expect(stated.rows()).toEqual([
    {
      name: "around",
      words: "around £80 million",
      amount: 80,
      low: 72,
      high: 88,
      lowOpen: false,
      highOpen: false,
      measure: "gbp_nominal",
    },
    {
      name: "more",
      words: "more than £10 million",
      amount: null,
      low: 10,
      high: null,
      lowOpen: true,
      highOpen: false,
      measure: "gbp_nominal",
    },
    {
      name: "fewer",
      words: "less than £5m",
      amount: null,
      low: 0,
      high: 5,
      lowOpen: false,
      highOpen: true,
      measure: "gbp_nominal",
    },
    {
      name: "none",
      words: null,
      amount: null,
      low: null,
      high: null,
      lowOpen: null,
      highOpen: null,
      measure: null,
    },
  ]);
  const chart = rangeBars(stated, {
    id: "stated",
    headline: "One is stated",
    subtitle: "Amounts, £ million",
    source: "A publication from an organisation",
    alt: "Around £80m; more than £10m; less than £5m.",
    label: "name",
    value: "amount",
    low: "low",
    high: "high",
    lowOpen: "lowOpen",
    highOpen: "highOpen",
    unit: "£m",
  });
  expect(JSON.stringify(chart.figure.layout.annotations)).toMatch(/more than £10m/);
});

test("money of one currency is brought to one scale", () => {
  const both = quantityFrame({ none: null, a: parseStated("£80m"), b: parseStated("more than £1.2bn") });
  expect([both.column("amount"), both.column("low")]).toEqual([
    [null, 80, null],
    [null, 80, 1200],
  ]);
});

test("what does not share an axis is refused, with both named", () => {
  const pounds = parseStated("£80m");
  const series = (baseYear: number) =>
    priceSeries({
      name: "p",
      baseYear,
      points: [2000, 2015, 2022].map((year, i) => ({ year, index: 50 + i })),
    });
  expect(() => quantityFrame({ a: pounds, b: parseStated("554 TIV") })).toThrow(
    /cannot draw on one axis "£80m" \(gbp_nominal, £m\) and "554 TIV" \(tiv, TIV\): they differ in measure/,
  );
  expect(() => quantityFrame({ a: parseStated("12 ships"), b: parseStated("3 aircraft") })).toThrow(
    /they differ in unit/,
  );
  expect(() =>
    quantityFrame({ a: deflate(pounds, series(2015), 2000), b: deflate(pounds, series(2022), 2000) }),
  ).toThrow(/2015 prices\) and .*2022 prices\): they differ in baseYear/);
  expect(() => quantityFrame({ a: null })).toThrow(/there is no quantity to draw/);
});
