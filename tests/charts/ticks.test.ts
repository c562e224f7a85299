import { expect, test } from "vitest";
import { Amounts } from "../../src/charts/amounts.ts";
import { english } from "../../src/charts/language.ts";
import { german } from "../../src/charts/themes/german.ts";
import { roundTicks } from "../../src/charts/ticks.ts";

test.each([
  [
    [0, 88, 5],
    [0, 20, 40, 60, 80],
  ],
  [
    [0, 1, 10],
    [0, 0.2, 0.4, 0.6, 0.8, 1],
  ],
  [
    [0, 0.3, 4],
    [0, 0.1, 0.2, 0.3],
  ],
  [
    [-5, 5, 3],
    [-5, 0, 5],
  ],
  [
    [1963, 2023, 7],
    [1970, 1980, 1990, 2000, 2010, 2020],
  ],
  [
    [2e9, 9e9, 4],
    [2e9, 4e9, 6e9, 8e9],
  ],
  [[5, 5, 4], []],
] as const)("round ticks of %j", ([low, high, most], expected) => {
  expect(roundTicks(low, high, most)).toEqual(expected);
});

test("labels have the decimals that keep them even, and one scale", () => {
  expect(new Amounts("£m", [80], { language: english }).labels([0, 2.5, 5])).toEqual([
    "£0.0m",
    "£2.5m",
    "£5.0m",
  ]);
  expect(new Amounts("£m", [1500, 3000], { language: english }).labels([0, 1000, 2000])).toEqual([
    "£0bn",
    "£1bn",
    "£2bn",
  ]);
  expect(new Amounts("£m", [705, 2198], { language: english }).labels([1000, 2000])).toEqual([
    "£1,000m",
    "£2,000m",
  ]);
  expect(new Amounts("share", [0.5], { language: english }).labels([0, 0.25, 0.5])).toEqual([
    "0%",
    "25%",
    "50%",
  ]);
});

test("labels of another language are as even", () => {
  const amounts = new Amounts("£m", [80], { language: german });
  expect(amounts.labels([0, 2.5, 5])).toEqual(["0,0", "2,5", "5,0"].map((n) => `${n}\u00a0Mio.\u00a0£`));
  expect(amounts.range(2, 3)).toBe("2–3\u00a0Mio.\u00a0£");
});

test("what is counted, and whole, has whole ticks; what is measured has finer ones", () => {
  const ticks = (unit: string, values: number[]) =>
    new Amounts(unit, values, { language: english }).ticks(0, Math.max(...values), 7);
  expect(ticks("events", [1, 2])).toEqual([0, 1, 2]);
  expect(ticks("events", [0.5, 2])).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(ticks("£m", [1, 2])).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(ticks("share", [0, 1])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
});
