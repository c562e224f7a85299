import { expect, test } from "vitest";
import { garwood } from "../../../src/analysis/inference/garwood.ts";

test.each([
  // poisson.test(x, T)$conf.int, R 4.2.2
  [0, 49, 0, 0.0752832541655905],
  [2, 11, 0.0220190253221786, 0.6567897879749053],
  [14, 60, 0.12756550460501, 0.391493685363926],
])("%i in %i", (events, exposure, lo, hi) => {
  const range = garwood(events, exposure);
  expect(range.lo).toBeCloseTo(lo, 11);
  expect(range.hi).toBeCloseTo(hi, 11);
});

test("no event in 49 years: up to 0.061 a year", () => {
  // poisson.test(0, 49, alternative = "less")$conf.int, R 4.2.2
  const { lo, hi } = garwood(0, 49, { side: "upper" });
  expect([lo, hi.toFixed(3), hi.toFixed(11)]).toEqual([0, "0.061", "0.06113739334"]);
});

test("a lower limit leaves the rate without an upper one", () => {
  // poisson.test(14, 60, alternative = "greater")$conf.int, R 4.2.2
  const { lo, hi } = garwood(14, 60, { side: "lower" });
  expect([lo.toFixed(11), hi]).toEqual(["0.14106562537", Number.POSITIVE_INFINITY]);
});

test("counts and exposures that are none are refused", () => {
  expect(() => garwood(-1, 49)).toThrow(/the number of events is -1/);
  expect(() => garwood(1.5, 49)).toThrow(/the number of events is 1.5/);
  for (const exposure of [0, -49, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => garwood(0, exposure)).toThrow(/the exposure is/);
});
