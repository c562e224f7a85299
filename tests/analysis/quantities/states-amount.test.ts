import { expect, test } from "vitest";
import { statesAmount } from "../../../src/analysis/quantities/states-amount.ts";

test.each<[words: string, amount: number, unit: string, states: boolean | undefined]>([
  ["around £80 million", 80, "GBP million", true],
  ["around £80 million", 0.08, "£bn", true],
  ["around £80 million", 80_000_000, "GBP", true],
  ["around £80 million", 8, "GBP million", false],
  ["£80 million", 80, "USD million", false],
  ["between £10m and £12 million", 12, "£m", true],
  ["between £10m and £12 million", 11, "£m", false],
  ["four hours", 4, "hour", true],
  ["four hours", 5, "hour", false],
  ["four hours", 240, "minute", undefined],
  ["12 selected countries", 12, "country", true],
  ["12", 12, "country", true],
  ["12 selected countries", 12, "GBP million", undefined],
  ["practically nothing", 0, "GBP million", true],
  ["a goodly sum", 80, "GBP million", undefined],
])("%s: %d %s → %s", (words, amount, unit, states) => {
  expect(statesAmount(words, amount, unit)).toBe(states);
});
