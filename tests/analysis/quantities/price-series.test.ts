import { expect, test } from "vitest";
import { deflator, priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { ukGdpDeflator } from "../uk-gdp-deflator.ts";

const series = priceSeries(ukGdpDeflator);

test("years in any order, on any scale", () => {
  const shuffled = priceSeries({
    ...ukGdpDeflator,
    points: ukGdpDeflator.points.toReversed().map((point) => ({ ...point, index: point.index * 7 })),
  });
  expect(shuffled.splices).toEqual(series.splices);
  expect(deflator(shuffled, 1975)).toBeCloseTo(100 / 12.412, 12);
  expect(deflator(series, 2022)).toBe(1);
});

test("a frame will do", () => {
  const frame = { rows: () => ukGdpDeflator.points as Record<string, unknown>[] };
  expect(priceSeries({ ...ukGdpDeflator, points: frame }).index.get(1975)).toBe(12.412);
});

test("a series that is none is refused, naming the row", () => {
  const given =
    (...points: object[]) =>
    () =>
      priceSeries({
        name: "Prices",
        baseYear: 2022,
        points: [{ year: 2022, index: 100 }, ...points] as never[],
      });
  expect(given({ year: 2022, index: 99 })).toThrow(/row 2: year 2022 comes a second time/);
  expect(given({ year: 2021, index: 0 })).toThrow(/row 2: the index of 2021 is 0/);
  expect(given({ year: 2021, index: null })).toThrow(/row 2: "index" is missing/);
  expect(given({ year: 2020.5, index: 1 })).toThrow(/row 2: year 2020.5 is not whole/);
  expect(given({ year: "2021", index: 1 })).toThrow(/row 2: "year" is "2021", not a number/);
  expect(() => priceSeries({ name: "Prices", baseYear: 2023, points: [{ year: 2022, index: 1 }] })).toThrow(
    /the price series "Prices" has no year 2023/,
  );
  expect(() => priceSeries({ name: "Prices", baseYear: 2023, points: [] })).toThrow(/no years at all/);
});

test("a column that it does not read is refused: the splice under another name would go unseen", () => {
  const named = (points: object[]) => () =>
    priceSeries({ name: "Prices", baseYear: 2022, points: points as never[] });
  expect(named([{ year: 2022, index: 100, source: "HM Treasury" }])).toThrow(
    /row 1: a price series has no "source"\n.*published series of each number is called "series": rename it/,
  );
  expect(named([{ year: 2022, index: 100, serie: "HM Treasury" }])).toThrow(
    /no "serie"\n.*Did you mean "series" by "serie"\?/,
  );
  expect(named([{ year: 2022, index: 100, series: "HM Treasury", change: 1, note: null }])).toThrow(
    /no "change", "note"\n.*It reads "year", "index", "series"; leave others out/,
  );
  expect(
    named([
      { year: 2021, index: 99 },
      { year: 2022, index: 100, series: null },
    ]),
  ).not.toThrow();
});
