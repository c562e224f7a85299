import { expect, test } from "vitest";
import { poissonTest } from "../../../src/analysis/inference/poisson-test.ts";

test.each([
  // poisson.test(x, T, r, alternative = "two.sided" | "less" | "greater")$p.value, R 4.2.2
  [2, 11, 0.02, [0.0209270664857763, 0.998493888424916, 0.0209270664857763]],
  [0, 49, 0.05, [0.188536439097829, 0.0862935864993705, 1]],
  [14, 60, 0.15, [0.0950772556108205, 0.958533674527096, 0.0738507693079117]],
  [10, 2, 4, [0.474611803352614, 0.815885792558546, 0.283375741272989]],
])("%i in %i where %d a year are expected", (events, exposure, rate, expected) => {
  const p = (["two-sided", "less", "greater"] as const).map((alternative) =>
    poissonTest(events, exposure, { rate, alternative }),
  );
  for (const [i, value] of p.entries()) expect(value).toBeCloseTo(expected[i] as number, 11);
});

test("a rate of 0 rules out every event, and what is no rate is refused", () => {
  expect(poissonTest(0, 10, { rate: 0 })).toBe(1);
  expect(poissonTest(1, 10, { rate: 0 })).toBe(0);
  expect(() => poissonTest(1, 10, { rate: -1 })).toThrow(/the rate is -1/);
});
