import { expect, test } from "vitest";
import { deflate, type Years } from "../../../src/analysis/quantities/deflate.ts";
import { hedgeRule } from "../../../src/analysis/quantities/hedges.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { deflator, priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { Quantity } from "../../../src/analysis/quantities/quantity.ts";
import { stated } from "../../../src/analysis/quantities/stated.ts";
import { simulate } from "../../../src/analysis/uncertainty/simulate.ts";
import { ukGdpDeflator } from "../uk-gdp-deflator.ts";

const series = priceSeries(ukGdpDeflator);
const sale = (amount: number, years: Years) => ({
  quantity: stated({
    words: `around £${amount}m`,
    amount,
    unit: "£m",
    measure: "gbp_nominal",
    qualifier: "around",
  }),
  years,
});
const allInTheSeventies = [sale(80, [1970, 1979]), sale(60, [1970, 1979]), sale(7, [1970, 1979])];
const asRecorded = [sale(80, [1970, 1979]), sale(60, 1982), sale(7, [1970, 1990])];

test("the same draws as NumPy's, to the last places", () => {
  // u = numpy.random.RandomState(20220527).random_sample((10000, 3, 2)); with u[:, i, 0] the amounts, from 0.9 to 1.1
  // times the stated, and numpy.floor(u[:, i, 1] * years) the years; numpy.quantile(totals, [.05, .5, .95])
  const settings = { series, draws: 10_000, seed: 20220527 };
  const expected: [typeof asRecorded, number[]][] = [
    [allInTheSeventies, [835.7378786808665, 1391.9402468360568, 1999.1471375605947]],
    [asRecorded, [617.3720196287198, 972.184671971163, 1449.464656591326]],
  ];
  for (const [amounts, quantiles] of expected) {
    const result = simulate(amounts, settings);
    for (const [i, p] of [0.05, 0.5, 0.95].entries())
      expect(result.quantile(p)).toBeCloseTo(quantiles[i] as number, 8);
  }
});

test("within Monte Carlo error, the published figures: 1,392 (835 to 2,006), and 965 (616 to 1,451) as recorded", () => {
  const published: [typeof asRecorded, number[]][] = [
    [allInTheSeventies, [835, 1392, 2006]],
    [asRecorded, [616, 965, 1451]],
  ];
  for (const [amounts, figures] of published) {
    const result = simulate(amounts, { series, draws: 200_000 });
    for (const [i, p] of [0.05, 0.5, 0.95].entries()) {
      // Both are estimates: ours, and one of unknown size, here taken as no smaller.
      const error = 2 * result.margin(p) + 0.5;
      expect(Math.abs(result.quantile(p) - (figures[i] as number))).toBeLessThan(error);
    }
  }
});

test("the margin is the spread of the quantile over seeds", () => {
  const medians = Array.from({ length: 100 }, (_, seed) =>
    simulate(allInTheSeventies, { series, draws: 1000, seed }),
  );
  const { median, margin } = { median: 1390.9, margin: medians[0]?.margin(0.5) ?? 0 };
  const within = medians.filter((result) => Math.abs(result.median - median) <= margin).length;
  // 95 of 100 are expected; 87 to 100 has a probability above 0.999 (binomial).
  expect(within).toBeGreaterThanOrEqual(87);
  expect(within).toBeLessThan(100);
});

test("one amount of a known year is uniform: quantiles in proportion", () => {
  const flat = priceSeries({ name: "Flat", baseYear: 2000, points: [{ year: 2000, index: 1 }] });
  const result = simulate([sale(100, 2000)], { series: flat, draws: 100_000 });
  for (const p of [0.05, 0.5, 0.95])
    expect(Math.abs(result.quantile(p) - (90 + 20 * p))).toBeLessThan(2 * result.margin(p));
  expect(result.interval().lo).toBe(result.quantile(0.05));
  expect(result.interval(0.25, 0.75).hi).toBe(result.quantile(0.75));
});

test("it shows its median, its middle and its seed, not a million totals", () => {
  const result = simulate(allInTheSeventies, { series, draws: 10_000, seed: 20220527 });
  const show = (result as unknown as Record<symbol, () => object>)[Symbol.for("Jupyter.display")]?.bind(
    result,
  );
  expect(show?.()).toEqual({
    "text/plain":
      "median £1,392m; 5% to 95% of 10,000 draws: £836m–£1,999m (2022 prices; seed 20220527)\n" +
      'UK GDP deflator is a splice of "HM Treasury" (to 2015) and "World Bank" (from 2016)',
  });
});

test("every draw lies within the interval sum, and every year is drawn", () => {
  const result = simulate([sale(100, [1970, 1979])], { series, draws: 50_000 });
  const [least, greatest] = [result.totals[0] as number, result.totals.at(-1) as number];
  expect(result.bounds.interval.contains(interval(least, greatest))).toBe(true);
  // Both ends of the span are drawn: the ends come within 1 % of the bounds.
  expect(least).toBeLessThan(result.bounds.interval.lo * 1.01);
  expect(greatest).toBeGreaterThan(result.bounds.interval.hi * 0.99);
  expect(result.bounds).toMatchObject({ measure: "gbp_real", baseYear: 2022, unit: "£m" });
  expect(result.bounds.notes).toHaveLength(1);
});

test("the seed decides: the same again, another otherwise; pinning one year leaves the others' draws as they were", () => {
  const draw = (amounts: typeof asRecorded, seed: number) => [
    ...simulate(amounts, { series, draws: 50, seed }).totals,
  ];
  expect(draw(asRecorded, 7)).toEqual(draw(asRecorded, 7));
  expect(draw(asRecorded, 7)).not.toEqual(draw(asRecorded, 8));
  // With the second amount at (almost) nothing in both, its year must not matter to the rest.
  const nothing = (years: Years) => ({ ...sale(1e-9, years) });
  const [spread, pinned] = [[1970, 1979] as const, 1975].map((years) =>
    draw([sale(80, [1970, 1979]), nothing(years), sale(7, [1970, 1979])], 7),
  );
  expect(spread?.map((total) => total.toFixed(4))).toEqual(pinned?.map((total) => total.toFixed(4)));
});

test("exact amounts of known years give one total", () => {
  const exact = {
    ...sale(147, 1979),
    quantity: stated({ words: "£147m", amount: 147, unit: "£m", measure: "gbp_nominal" }, hedgeRule()),
  };
  const result = simulate([exact], { series, draws: 1000 });
  expect(Math.round(result.median)).toBe(705);
  expect(result.interval().isPoint).toBe(true);
});

test("what cannot be drawn is refused", () => {
  expect(() => simulate([], { series })).toThrow(/no quantity to add up/);
  expect(() => simulate(asRecorded, { series, draws: 0 })).toThrow(/0 draws cannot be made/);
  expect(() => simulate(asRecorded, { series, seed: -1 })).toThrow(/cannot be a seed/);
  expect(() => simulate([sale(80, [1960, 1979])], { series })).toThrow(/has no year 1960/);
  const open = new Quantity({ ...sale(80, 1975).quantity, interval: interval(80, Number.POSITIVE_INFINITY) });
  expect(() => simulate([{ quantity: open, years: 1975 }], { series })).toThrow(
    /cannot draw from "around £80m"/,
  );
  const tiv = new Quantity({ ...sale(80, 1975).quantity, measure: "tiv" });
  expect(() => simulate([{ quantity: tiv, years: 1975 }], { series })).toThrow(/its measure is tiv/);
});

test("too few draws do not bound an extreme quantile's error", () => {
  const result = simulate(asRecorded, { series, draws: 20 });
  expect(() => result.margin(0.05)).toThrow(/20 draws do not bound the error of the quantile at 0.05/);
  expect(() => result.margin(1)).toThrow(/do not bound/);
  expect(result.margin(0.5)).toBeGreaterThan(0);
});

test("amounts in millions and in billions are drawn in one scale", () => {
  const money = (amount: number, unit: string) => ({
    quantity: stated({ words: `${amount}${unit}`, amount, unit, measure: "gbp_nominal" }),
    years: 2000,
  });
  const one = priceSeries({ name: "p", baseYear: 2000, points: [{ year: 2000, index: 1 }] });
  const { median, bounds } = simulate([money(80, "£m"), money(1.2, "£bn")], { series: one, draws: 10 });
  expect([median, bounds.amount, bounds.unit]).toEqual([1280, 1280, "£m"]);
});

test("without a price series it says so", () => {
  const asked = [
    () => simulate([sale(80, 1970)], {} as never),
    () => simulate([sale(80, 1970)], undefined as never),
    () => deflate(sale(80, 1970).quantity, undefined as never, 1970),
    () => deflator(undefined as never, 1970),
  ];
  for (const each of asked)
    expect(each).toThrow(/there is no price series\n.*priceSeries\(\{ name, baseYear, points \}\)/);
  expect(() => simulate([sale(80, 1970)], { series: ukGdpDeflator as never })).toThrow(
    /price series is none/,
  );
});

test("an amount that is none, or without its years, is refused by name", () => {
  expect(() => simulate([{ amount: 80, years: 1970 } as never], { series })).toThrow(
    /cannot deflate undefined: it is no quantity/,
  );
  expect(() => deflate(3 as never, series, 1970)).toThrow(/cannot deflate 3: it is no quantity/);
  expect(() => simulate([{ quantity: sale(80, 1970).quantity } as never], { series })).toThrow(
    /undefined to undefined is not a span of years/,
  );
});
