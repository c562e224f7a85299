import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interval } from "../../src/analysis/quantities/interval.ts";
import { Amounts } from "../../src/charts/amounts.ts";
import { english } from "../../src/charts/language.ts";
import { german } from "../../src/charts/themes/german.ts";

const language = english;
const all = (unit: string, values: readonly number[], more: object = {}) => {
  const amounts = new Amounts(unit, values, { language, ...more });
  return values.map((value) => amounts.one(value));
};

describe("the amounts of one chart", () => {
  test("are in one scale", () => {
    expect(all("£m", [1200, 80])).toEqual(["£1,200m", "£80m"]);
    expect(all("£m", [1200, 2400])).toEqual(["£1.2bn", "£2.4bn"]);
    expect(all("£m", [0, 2400])).toEqual(["£0bn", "£2.4bn"]);
  });

  test("in pounds are millions from a million on, as long as the least of them reads as one", () => {
    expect(all("£", [80e6, 60e6])).toEqual(["£80m", "£60m"]);
    expect(all("£", [80e6, 5e5])).toEqual(["£80m", "£0.5m"]);
    expect(all("£", [3e9, 2e9])).toEqual(["£3bn", "£2bn"]);
    expect(all("£", [80e6, 12])).toEqual(["£80,000,000", "£12"]);
    expect(all("£", [45_000, 12])).toEqual(["£45,000", "£12"]);
  });

  test("have the decimals by which marks that stand apart read apart", () => {
    expect(all("", [104.1, 104.4, 105])).toEqual(["104.1", "104.4", "105.0"]);
    expect(all("%", [99.97, 50])).toEqual(["99.97%", "50.00%"]);
    expect(all("share", [0.5, 1])).toEqual(["50%", "100%"]);
    expect(all("£m", [80, 60])).toEqual(["£80m", "£60m"]);
    // What is not nothing does not read as nothing.
    expect(all("%", [99.97, 0.001, 0, 40.1])).toEqual(["99.97%", "0.001%", "0.00%", "40.10%"]);
    expect(all("£m", [0.3, 12], { decimals: 0 })).toEqual(["£0.3m", "£12m"]);
    expect(all("£m", [104.1, 104.4], { decimals: 0 })).toEqual(["£104m", "£104m"]);
  });

  test("whatever they are, those a two-hundredth of the range apart do not read alike", () => {
    const value = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100);
    fc.assert(
      fc.property(
        fc.constantFrom("£m", "%", "events", ""),
        fc.uniqueArray(value, { minLength: 2, maxLength: 12 }),
        (unit, values) => {
          const seen = (Math.max(...values) - Math.min(...values)) / 200;
          const texts = all(unit, values);
          values.forEach((one, i) => {
            values.slice(i + 1).forEach((other, j) => {
              if (Math.abs(one - other) > seen) expect(texts[i]).not.toBe(texts[i + 1 + j]);
            });
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("ticks", () => {
  const labels = (unit: string, ticks: readonly number[]) =>
    new Amounts(unit, ticks, { language }).labels(ticks);

  test("have a unit in words at the last alone, and a sign at each", () => {
    expect(labels("events", [0, 2, 4])).toEqual(["0", "2", "4 events"]);
    expect(labels("£m a year", [0, 20, 40])).toEqual(["£0m", "£20m", "£40m a year"]);
    expect(labels("£m", [0, 20, 40])).toEqual(["£0m", "£20m", "£40m"]);
    expect(labels("%", [0, 50])).toEqual(["0%", "50%"]);
  });

  test("evenly spaced read as evenly spaced", () => {
    expect(labels("£m", [0, 2.5, 5])).toEqual(["£0.0m", "£2.5m", "£5.0m"]);
  });

  test("of what is counted in whole things are whole", () => {
    expect(new Amounts("orders", [0, 2], { language }).ticks(0, 2, 7)).toEqual([0, 1, 2]);
    expect(new Amounts("£m", [0, 2], { language }).ticks(0, 2, 7)).toEqual([0, 0.5, 1, 1.5, 2]);
  });
});

test("no unit is an error that says what to give", () => {
  expect(() => new Amounts(undefined as never, [1], { language })).toThrow(/no unit[\s\S]*Give unit/);
});

test.each<[string, number[], string[]]>([
  ["£bn", [182.3, 81.4, 0.4], ["£182.3bn", "£81.4bn", "£0.4bn"]],
  ["£bn", [0.4, 0.02], ["£400m", "£20m"]],
  ["£bn", [-188.2, -22.8, 9], ["−£188.2bn", "−£22.8bn", "£9bn"]],
  ["£m", [1184, 1190, 1400], ["£1.18bn", "£1.19bn", "£1.40bn"]],
  ["£m", [80, 60, 7], ["£80m", "£60m", "£7m"]],
  ["%", [0.034, 0.03, 0.05, 0.5, 0.61], ["0.034%", "0.030%", "0.050%", "0.500%", "0.610%"]],
  ["%", [-0.853, 0.46, 1.8], ["−0.85%", "0.46%", "1.80%"]],
  ["£bn", [1.4, 2.2, 1.58], ["£1.40bn", "£2.20bn", "£1.58bn"]],
  ["£bn", [182.3, 0.4, 0.05], ["£182bn", "£0.4bn", "£0.05bn"]],
  ["£bn", [0], ["£0bn"]],
  ["", [12.5, 1.234, 0.045, 48.9], ["12.5", "1.23", "0.045", "48.9"]],
  ["CHF", [1.25e6, 0.5e6, 3.75e6], ["CHF\u00a01.25m", "CHF\u00a00.50m", "CHF\u00a03.75m"]],
  ["CHF m", [50, 150], ["CHF\u00a050m", "CHF\u00a0150m"]],
  ["kt", [120, 48, 8.33, 0.333], ["120 kt", "48 kt", "8.330 kt", "0.333 kt"]],
  ["£", [1.05e14, 3.1e12, 2.1e7], ["£105,000bn", "£3,100bn", "£0.021bn"]],
])("%s %j in one scale, and with the same decimals where they are near enough", (unit, values, texts) => {
  const amounts = new Amounts(unit, values, { language: english });
  expect(values.map((value) => amounts.one(value))).toEqual(texts);
});

test("a code of a currency is money at each tick, and in German too", () => {
  expect(new Amounts("CHF m", [0, 150], { language: english }).labels([0, 50, 100])).toEqual([
    ...["CHF\u00a00m", "CHF\u00a050m", "CHF\u00a0100m"],
  ]);
  const swiss = new Amounts("CHF m a year", [100, 140], { language: german });
  expect(swiss.range(100, 140)).toBe("100–140\u00a0Mio.\u00a0CHF a year");
});

test("thousands that a language writes out have the decimals of what is written", () => {
  const amounts = new Amounts("€k", [1.25, 0.5, 0.75], { language: german });
  expect([amounts.one(1.25), amounts.one(0.5)]).toEqual(["1.250\u00a0€", "500\u00a0€"]);
  expect(amounts.labels([0, 0.2, 0.4])).toEqual(["0\u00a0€", "200\u00a0€", "400\u00a0€"]);
});

test("an interval is as exact as the amount beside it", () => {
  const amounts = new Amounts("%", [10.8, 10, 12, 3.7], { language: english });
  expect([amounts.over(interval(10, 12), 10.8), amounts.over(interval(10, 12), 11)]).toEqual([
    ...["10.0%–12.0%", "10%–12%"],
  ]);
});

test("the ends of an interval have the same decimals", () => {
  const amounts = new Amounts("%", [8.7, 8.1, 9, 12], { language: english });
  expect([amounts.range(8.1, 9), amounts.one(9), amounts.range(9, 12)]).toEqual([
    "8.1%–9.0%",
    "9%",
    "9%–12%",
  ]);
});
