import { expect, test } from "vitest";
import { binomialTest } from "../../../src/analysis/inference/binomial-test.ts";

test.each([
  // binom.test(x, n, p, alternative = "two.sided" | "less" | "greater")$p.value, R 4.2.2
  [7, 20, 0.5, [0.263175964355469, 0.131587982177734, 0.942340850830078]],
  [2, 60, 0.1, [0.126110591899692, 0.0530450818159926, 0.986222921033989]],
  [0, 2, 49 / 60, [0.0336111111111111, 0.0336111111111111, 1]],
  [8, 14, 0.5, [0.79052734375, 0.78802490234375, 0.395263671875]],
  [9, 10, 0.3, [0.0001436859, 0.9999940951, 0.0001436859]],
])("%i of %i where %d is expected", (successes, trials, probability, expected) => {
  const p = (["two-sided", "less", "greater"] as const).map((alternative) =>
    binomialTest(successes, trials, { probability, alternative }),
  );
  for (const [i, value] of p.entries()) expect(value).toBeCloseTo(expected[i] as number, 11);
});

test("sure things", () => {
  expect(binomialTest(5, 5, { probability: 1 })).toBe(1);
  expect(binomialTest(4, 5, { probability: 1 })).toBe(0);
  expect(binomialTest(0, 5, { probability: 0 })).toBe(1);
  expect(binomialTest(5, 10)).toBe(1);
});

test("what is no probability is refused", () => {
  expect(() => binomialTest(1, 2, { probability: 1.5 })).toThrow(/1.5 is no probability/);
  expect(() => binomialTest(3, 2)).toThrow(/3 successes in 2 trials/);
});
