import { expect, test } from "vitest";
import { Amounts } from "../../src/charts/amounts.ts";
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
  expect(new Amounts("£m", [80]).labels([0, 2.5, 5])).toEqual(["£0.0m", "£2.5m", "£5.0m"]);
  expect(new Amounts("£m", [1500, 3000]).labels([0, 1000, 2000])).toEqual(["£0bn", "£1bn", "£2bn"]);
  expect(new Amounts("£m", [705, 2198]).labels([1000, 2000])).toEqual(["£1,000m", "£2,000m"]);
  expect(new Amounts("share", [0.5]).labels([0, 0.25, 0.5])).toEqual(["0%", "25%", "50%"]);
});
