import { expect, test } from "vitest";
import { binomial } from "../../../src/analysis/inference/distributions.ts";
import { pValue } from "../../../src/analysis/inference/p-value.ts";

test("two-sided: the probability of all counts that are no likelier, whatever the count", () => {
  for (const [n, p] of [
    [14, 0.5],
    [9, 0.2],
    [7, 49 / 60],
    [1, 0.3],
  ] as const) {
    const distribution = binomial(n, p);
    const all = Array.from({ length: n + 1 }, (_, k) => distribution.probability(k));
    for (const [k, own] of all.entries()) {
      const summed = all.filter((other) => other <= own * (1 + 1e-7)).reduce((a, b) => a + b);
      expect(pValue(k, distribution, "two-sided")).toBeCloseTo(summed, 12);
    }
  }
});
