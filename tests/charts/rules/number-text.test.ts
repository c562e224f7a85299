import { describe, expect, test } from "vitest";
import { numberText, says } from "../../../src/charts/rules/number-text.ts";

test.each([
  ["80", 80, 0.5],
  ["£1,234.50", 1234.5, 0.005],
  ["−£3.5m", 3.5, 0.05],
  ["£-3", 3, 0.5],
  ["54%", 54, 0.5],
  ["+2.1%", 2.1, 0.05],
  ["812,000", 812_000, 500],
  ["100", 100, 0.5],
  ["12,300", 12_300, 50],
  ["0", 0, 0.5],
  ["<b>12</b>", 12, 0.5],
  ["1.2 billion", 1.2, 0.05],
])("%s is a number", (text, value, half) => {
  const written = numberText(text, ".");
  expect(written?.value).toBe(value);
  expect(written?.half).toBeCloseTo(half, 12);
});

test.each(["F-35", "G7", "Phase 1", "1st", "£12m–£14m", "65+", "n = 3", "2024-01-01", "", null, "a"])(
  "%s is none",
  (text) => {
    expect(numberText(text, ".")).toBeUndefined();
  },
);

test("in a language with decimal commas", () => {
  expect(numberText("1.234,5", ",")?.value).toBe(1234.5);
  expect(numberText("80 Mio. £", ",")?.value).toBe(80);
  expect(numberText("13.369", ",")?.value).toBe(13_369);
  expect(numberText("54\u00a0%", ",")?.value).toBe(54);
});

describe("a number says an amount", () => {
  const isSaid = (text: string, amount: number) => says(numberText(text, ".") as never, amount);

  test("rounded, in another scale, as a percentage, below zero", () => {
    expect(isSaid("54%", 0.544)).toBe(true);
    expect(isSaid("£12m", 12_345_678)).toBe(true);
    expect(isSaid("3.5", -3.5)).toBe(true);
    expect(isSaid("812,000", 812_345)).toBe(true);
  });

  test("and not another", () => {
    expect(isSaid("45%", 0.544)).toBe(false);
    expect(isSaid("813,000", 812_345)).toBe(false);
    expect(isSaid("80", 81)).toBe(false);
  });
});
