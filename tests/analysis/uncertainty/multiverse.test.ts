import fc from "fast-check";
import { expect, test } from "vitest";
import { deflator, priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { multiverse } from "../../../src/analysis/uncertainty/multiverse.ts";
import { ukGdpDeflator } from "../uk-gdp-deflator.ts";

test("every combination once, the lowest result first, each with what was chosen", () => {
  const series = priceSeries(ukGdpDeflator);
  const curve = multiverse(
    { year: [1970, 1975, 1979], around: [0.9, 1, 1.1] },
    ({ year, around }) => 147 * around * deflator(series, year),
  );
  // £2,198m, £1,184m and £705m, times 0.9, 1 and 1.1
  expect(curve.rows().map(({ year, around, result }) => [year, around, Math.round(Number(result))])).toEqual([
    [1979, 0.9, 634],
    [1979, 1, 705],
    [1979, 1.1, 775],
    [1975, 0.9, 1066],
    [1975, 1, 1184],
    [1975, 1.1, 1303],
    [1970, 0.9, 1978],
    [1970, 1, 2198],
    [1970, 1.1, 2417],
  ]);
  expect(curve.rows().map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect([curve.names, Math.round(curve.median)]).toEqual([["year", "around"], 1184]);
});

test("choices that only matter together are seen", () => {
  const curve = multiverse({ a: [false, true], b: [false, true] }, ({ a, b }) => (a && b ? 1 : 0));
  expect(curve.specifications.map(({ result }) => result)).toEqual([0, 0, 0, 1]);
  expect(curve.specifications.at(-1)?.chosen).toEqual({ a: true, b: true });
  expect(curve.median).toBe(0);
});

test("values that make no sense together are listed apart", () => {
  const curve = multiverse({ until: ["2011", "2022"], from: ["1963", "2012"] }, ({ until, from }) =>
    from < until ? Number(until) - Number(from) : null,
  );
  expect(curve.specifications.map(({ result }) => result)).toEqual([10, 48, 59]);
  expect(curve.notValid).toEqual([{ until: "2011", from: "2012" }]);
});

test("the grid is full, whatever the choices", () => {
  const options = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(options, options, options, (a, b, c) => {
      const { specifications } = multiverse(
        { a, b, c },
        (chosen) => 100 * chosen.a + 10 * chosen.b + chosen.c,
      );
      const results = a.flatMap((x) => b.flatMap((y) => c.map((z) => 100 * x + 10 * y + z)));
      expect(specifications.map(({ result }) => result)).toEqual(results.sort((x, y) => x - y));
    }),
  );
});

test("choices that are none, and answers that are none, are refused", () => {
  expect(() => multiverse({ x: [] }, () => 1)).toThrow(/the choice "x" has no value/);
  expect(() => multiverse({ x: [1, 1] }, () => 1)).toThrow(/the choice "x" has a value twice: \[1, 1\]/);
  expect(() => multiverse({ rank: [1] }, () => 1)).toThrow(/a choice is called "rank"/);
  expect(() => multiverse({ x: [1, 0], y: ["a"] }, ({ x }) => 1 / x)).toThrow(
    /with x 0, y a the model gives Infinity/,
  );
  expect(() => multiverse({ x: [1] }, () => null)).toThrow(/no combination of the choices has a result/);
  const many = Array.from({ length: 400 }, (_, i) => i);
  expect(() => multiverse({ a: many, b: many }, () => 1)).toThrow(/160000 combinations[\s\S]*at most 100000/);
});
