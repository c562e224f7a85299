import { expect, test } from "vitest";
import { binomialTest } from "../../../src/analysis/inference/binomial-test.ts";
import { clopperPearson } from "../../../src/analysis/inference/clopper-pearson.ts";
import { compareRates } from "../../../src/analysis/inference/compare-rates.ts";
import { binomial } from "../../../src/analysis/inference/distributions.ts";
import { pValue } from "../../../src/analysis/inference/p-value.ts";
import { poissonTest } from "../../../src/analysis/inference/poisson-test.ts";

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

test("an alternative or a side that is none is refused, and not taken for another", () => {
  const alternative = "up" as never;
  const [none, some] = [
    { events: 1, exposure: 10 },
    { events: 2, exposure: 10 },
  ];
  for (const asked of [
    () => binomialTest(1, 10, { alternative }),
    () => poissonTest(1, 10, { rate: 1, alternative }),
    () => compareRates(none, some, { alternative }),
  ])
    expect(asked).toThrow(/"alternative" is "up"\n.*two-sided, less, greater/);
  expect(() => clopperPearson(1, 10, { side: "above" as never })).toThrow(/"side" is "above"\n.*upper/);
  expect(() => poissonTest(1, 10, undefined as never)).toThrow(/the rate is NaN/);
});
