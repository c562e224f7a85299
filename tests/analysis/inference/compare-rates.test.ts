import { expect, test } from "vitest";
import { compareRates } from "../../../src/analysis/inference/compare-rates.ts";

test("0 programmes in 49 years against 2 in 11: p = (11/60)², 0.0336", () => {
  const comparison = compareRates({ events: 0, exposure: 49 }, { events: 2, exposure: 11 });
  expect(comparison.p).toBeCloseTo((11 / 60) ** 2, 14);
  expect(comparison).toMatchObject({ ratio: 0, n: 2 });
  expect(comparison.words).toBe("0 in 49 against 2 in 11: p = 0.0336, from 2 events in all");
});

const infinity = Number.POSITIVE_INFINITY;
test.each([
  // t <- poisson.test(c(x1, x2), c(t1, t2), alternative = a); t$p.value, t$estimate, t$conf.int, R 4.2.2
  [0, 2, 49, 11, "two-sided", 0.0336111111111111, 0, 0, 1.19530833721846],
  [0, 2, 49, 11, "less", 0.0336111111111111, 0, 0, 0.779459091938681],
  [0, 2, 49, 11, "greater", 1, 0, 0, infinity],
  [2, 0, 11, 49, "two-sided", 0.0336111111111111, null, 0.836604220737765, infinity],
  [2, 0, 11, 49, "greater", 0.0336111111111111, null, 1.28294096552622, infinity],
  [8, 6, 30, 29, "two-sided", 0.790948212897549, 1.28888888888889, 0.392174266456037, 4.50675330239951],
  [8, 6, 30, 29, "less", 0.768915389160404, 1.28888888888889, 0, 3.72422001412166],
  [11, 3, 23.5, 20, "two-sided", 0.104505845010376, 3.12056737588652, 0.824338887784269, 17.4202294497386],
  [11, 3, 23.5, 20, "greater", 0.0546817611374672, 3.12056737588652, 0.976600177337977, infinity],
] as const)("%i and %i events in %d and %d, %s", (x1, x2, t1, t2, alternative, p, ratio, lo, hi) => {
  const side = ({ "two-sided": "both", less: "upper", greater: "lower" } as const)[alternative];
  const result = compareRates(
    { events: x1, exposure: t1 },
    { events: x2, exposure: t2 },
    { alternative, side },
  );
  expect(result.p).toBeCloseTo(p, 11);
  if (ratio === null) expect(result.ratio).toBeNull();
  else expect(result.ratio).toBeCloseTo(ratio, 11);
  expect(result.interval.lo).toBeCloseTo(lo, 8);
  if (hi === infinity) expect(result.interval.hi).toBe(infinity);
  else expect(result.interval.hi).toBeCloseTo(hi, 8);
});

test("without any event there is nothing to compare", () => {
  expect(() => compareRates({ events: 0, exposure: 49 }, { events: 0, exposure: 11 })).toThrow(
    /no event in either period[\s\S]*garwood/,
  );
  expect(() => compareRates({ events: 1, exposure: 0 }, { events: 0, exposure: 11 })).toThrow(
    /the exposure is 0/,
  );
});
