import { expect, test } from "vitest";
import { sortedQuantile } from "../../../src/analysis/uncertainty/quantile.ts";

test("quantiles are NumPy's", () => {
  // numpy.quantile([10, 1, 4, 7, 2.5], [0, .05, .1, .25, .5, .9, 1])
  const values = Float64Array.of(10, 1, 4, 7, 2.5).sort();
  const shares = [0, 0.05, 0.1, 0.25, 0.5, 0.9, 1];
  const expected = [1, 1.3, 1.6, 2.5, 4, 8.8, 10];
  for (const [i, share] of shares.entries())
    expect(sortedQuantile(values, share)).toBeCloseTo(expected[i] as number, 12);
  expect(sortedQuantile(Float64Array.of(3), 0.3)).toBe(3);
});

test("no values, and no share, are refused", () => {
  expect(() => sortedQuantile(new Float64Array(), 0.5)).toThrow(/no values to take a quantile of/);
  for (const p of [-0.1, 1.1, Number.NaN, 95])
    expect(() => sortedQuantile(Float64Array.of(1), p)).toThrow(/no quantile at/);
});
