import { expect, test } from "vitest";
import { clopperPearson } from "../../../src/analysis/inference/clopper-pearson.ts";

test.each([
  // binom.test(x, n, conf.level = level)$conf.int, R 4.2.2
  [0, 49, 0.95, 0, 0.0725192636642774],
  [2, 11, 0.95, 0.0228311982999597, 0.5177558523601726],
  [7, 20, 0.95, 0.153909204784541, 0.592188534532828],
  [20, 20, 0.95, 0.831566529016915, 1],
  [1, 1, 0.95, 0.025, 1],
  [7, 20, 0.9, 0.177310917574449, 0.558034511315489],
])("%i of %i at %d", (successes, trials, confidence, lo, hi) => {
  const range = clopperPearson(successes, trials, { confidence });
  expect(range.lo).toBeCloseTo(lo, 9);
  expect(range.hi).toBeCloseTo(hi, 9);
});

test("one-sided limits, and none on the other side", () => {
  // binom.test(0, 49, alternative = "less")$conf.int and binom.test(7, 20, alternative = "greater")$conf.int, R 4.2.2
  const upper = clopperPearson(0, 49, { side: "upper" });
  expect([upper.lo, upper.hi.toFixed(10)]).toEqual([0, "0.0593060142"]);
  expect(upper.hi).toBeCloseTo(1 - 0.05 ** (1 / 49), 12);
  const lower = clopperPearson(7, 20, { side: "lower" });
  expect([lower.lo.toFixed(9), lower.hi]).toEqual(["0.177310918", 1]);
});

test("it holds the truth at least as often as promised, whatever that is", () => {
  const trials = 12;
  const probabilityOf = (k: number, p: number) => {
    let ways = 1;
    for (let i = 0; i < k; i++) ways = (ways * (trials - i)) / (i + 1);
    return ways * p ** k * (1 - p) ** (trials - k);
  };
  const ranges = Array.from({ length: trials + 1 }, (_, k) => clopperPearson(k, trials, { confidence: 0.9 }));
  for (let p = 0.01; p < 1; p += 0.01) {
    const covered = ranges.map((range, k) => (range.contains(p) ? probabilityOf(k, p) : 0));
    expect(covered.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(0.9);
  }
});

test("counts and confidences that are none are refused", () => {
  expect(() => clopperPearson(3, 2)).toThrow(/3 successes in 2 trials/);
  expect(() => clopperPearson(0, 0)).toThrow(/0 successes in 0 trials/);
  expect(() => clopperPearson(0.5, 2)).toThrow(/the number of successes is 0.5/);
  expect(() => clopperPearson(1, -1)).toThrow(/the number of trials is -1/);
  expect(() => clopperPearson(1, 2, { confidence: 95 })).toThrow(/95 is no confidence[\s\S]*0.95 for 95%/);
});
