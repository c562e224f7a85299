import { expect, test } from "vitest";
import { scanTest } from "../../../src/analysis/inference/scan-test.ts";

const years = (length: number, ...events: number[]) =>
  Array.from({ length }, (_, year) => events.filter((event) => event === year).length);

test.each([
  // Counted in Python over set(itertools.permutations(counts)): those whose greatest log likelihood ratio over all
  // breakpoints is at least that of the counts; of 60 periods, over all pairs in which two events can lie.
  [[0, 0, 0, 0, 0, 1, 2, 1], {}, 5, 3.9233170120469048, 6, 168],
  [[0, 0, 0, 0, 0, 1, 2, 1], { direction: "rise", minimum: 2 }, 5, 3.9233170120469048, 3, 168],
  [[3, 1, 0, 0, 2, 0, 0], { direction: "fall" }, 1, 2.141299403288043, 51, 210],
  [years(60, 50, 51), {}, 50, 3.58351893845611, 90, 1770],
  [years(60, 50, 51), { direction: "rise" }, 50, 3.58351893845611, 45, 1770],
  [years(60, 49, 59), { direction: "rise" }, 49, 3.3928985788474604, 55, 1770],
] as const)("%j %j", (counts, settings, breakpoint, statistic, asGreat, arrangements) => {
  const result = scanTest(counts, settings);
  expect(result).toMatchObject({ breakpoint, arrangements, isExact: true, p: asGreat / arrangements });
  expect(result.statistic).toBeCloseTo(statistic, 12);
});

test("the choice of the breakpoint is paid for: p is greater than of two periods fixed beforehand", () => {
  const result = scanTest(years(60, 50, 51));
  expect(result).toMatchObject({
    before: { events: 0, exposure: 50 },
    after: { events: 2, exposure: 10 },
    n: 2,
  });
  expect(result.p).toBeGreaterThan((10 / 60) ** 2);
  expect(result.words).toBe(
    "0 in 50 before, 2 in 10 after: p = 0.0508, corrected for the search for the best breakpoint; from 2 events in all",
  );
});

test("where there are too many arrangements they are drawn, and the seed decides them", () => {
  const counts = [0, 1, 0, 2, 0, 1, 0, 0, 3, 2, 1, 4, 2, 3];
  // The statistic and the breakpoint in Python as above; 200,000 of random.shuffle(counts) after random.seed(5) gave
  // p = 0.01894, with a standard error of 0.0003.
  const result = scanTest(counts, { seed: 7 });
  expect(result).toMatchObject({ breakpoint: 8, isExact: false, arrangements: 20_000 });
  expect(result.statistic).toBeCloseTo(5.169520914400092, 12);
  expect(Math.abs(result.p - 0.01894)).toBeLessThan(0.004);
  expect(scanTest(counts, { seed: 7 })).toEqual(result);
  expect(scanTest(counts, { seed: 8 }).p).not.toBe(result.p);
});

test("drawn and counted agree, and a drawn p is never 0", () => {
  const drawn = scanTest([0, 0, 0, 0, 0, 1, 2, 1], { limit: 167, seed: 3 });
  expect(drawn.isExact).toBe(false);
  expect(Math.abs(drawn.p - 6 / 168)).toBeLessThan(0.05);
  expect(scanTest([0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9], { limit: 1 }).p).toBeGreaterThanOrEqual(0.5);
});

test("what has no breakpoint is refused", () => {
  expect(() => scanTest([0, 0, 0])).toThrow(/0 events in 3 periods have no breakpoint/);
  expect(() => scanTest([1])).toThrow(/1 events in 1 periods/);
  expect(() => scanTest([1, 0, 1], { minimum: 2 })).toThrow(/with 2 on each side/);
  expect(() => scanTest([1, -1])).toThrow(/the number of events is -1/);
  expect(() => scanTest([1, 0], { direction: "up" as never })).toThrow(
    /"direction" is "up"\n.*either, rise, fall/,
  );
  expect(() => scanTest([1, 0], { limit: 0 })).toThrow(/"limit" is 0/);
});
