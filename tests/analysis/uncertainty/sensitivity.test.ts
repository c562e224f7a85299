import { expect, test } from "vitest";
import { deflator, priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { swings } from "../../../src/analysis/uncertainty/sensitivity.ts";
import { ukGdpDeflator } from "../uk-gdp-deflator.ts";

test('the year moves the total 3.1 times, "around" 1.2 times', () => {
  const series = priceSeries(ukGdpDeflator);
  const result = swings(
    {
      around: { base: 1, tried: [0.9, 1.1] },
      year: { base: 1975, tried: [1970, 1971, 1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979] },
    },
    ({ year, around }) => 147 * around * deflator(series, year),
  );
  expect(result.map(({ assumption, ratio }) => [assumption, ratio?.toFixed(1)])).toEqual([
    ["year", "3.1"],
    ["around", "1.2"],
  ]);
  const [year, around] = result;
  expect([Math.round(year?.low ?? 0), year?.lowAt, Math.round(year?.high ?? 0), year?.highAt]).toEqual([
    705, 1979, 2198, 1970,
  ]);
  // 1184.34 × 0.9 and × 1.1
  expect([around?.low.toFixed(1), around?.high.toFixed(1), around?.difference.toFixed(1)]).toEqual([
    "1065.9",
    "1302.8",
    "236.9",
  ]);
});

test("an extreme between the ends of the tried values is found", () => {
  const [swing] = swings({ x: { base: 0, tried: [-1, 0, 2] } }, ({ x }) => 5 - x * x);
  expect(swing).toMatchObject({ low: 1, lowAt: 2, high: 5, highAt: 0, difference: 4, ratio: 5 });
});

test("a ratio needs answers above 0", () => {
  const [swing] = swings({ x: { base: 0, tried: [-1, 1] } }, ({ x }) => x);
  expect(swing?.ratio).toBeNull();
});

test("nothing to try, and answers that are none, are refused", () => {
  expect(() => swings({ x: { base: 1, tried: [] } }, ({ x }) => x)).toThrow(
    /the assumption "x" has no value to try/,
  );
  expect(() => swings({ x: { base: 1, tried: [0] } }, ({ x }) => 1 / x)).toThrow(
    /with x at 0 the model gives Infinity/,
  );
  expect(() => swings({ x: { base: 1, tried: [1, -1] } }, ({ x }) => Math.sqrt(x))).toThrow(
    /with x at -1 the model gives NaN/,
  );
});
