import fc from "fast-check";
import { expect, test } from "vitest";
import { histogram } from "../../src/charts/histogram.ts";
import { bodyOf, withTails } from "../../src/charts/tails.ts";

const even = Array.from({ length: 1000 }, (_, i) => i / 10);
const sorted = (values: readonly number[]) => Float64Array.from(values).sort();
const tailsOf = (values: readonly number[]) => {
  const all = sorted(values);
  const body = bodyOf(all);
  return withTails(histogram(body.draws), body, all);
};

test("draws without far tails are their own body", () => {
  expect(bodyOf(sorted(even))).toEqual({ draws: sorted(even), below: 0, above: 0 });
  expect(bodyOf(sorted([1, 2, 1000])).above).toBe(0);
  expect(bodyOf(sorted(Array(500).fill(3))).above).toBe(0);
});

test("a far draw is beyond the bins, which are as if it were not there", () => {
  const { bins, below, above } = tailsOf([...even, 10_000]);
  expect(below).toBeUndefined();
  expect(bins.at(-1)?.to).toBeLessThan(110);
  expect(above).toMatchObject({ to: 10_000, from: bins.at(-1)?.to });
  expect(tailsOf([...even, -10_000]).below).toMatchObject({ from: -10_000, to: 0 });
});

test("no draw is lost or counted twice, and each tail is beyond the bins", () => {
  const value = fc.oneof(
    fc.double({ min: 0, max: 100, noNaN: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (values) => {
      const { bins, below, above } = tailsOf(values);
      const counted = [below, ...bins, above].reduce((sum, bin) => sum + (bin?.count ?? 0), 0);
      expect(counted).toBe(values.length);
      if (above !== undefined) expect(values.filter((each) => each >= above.from).length).toBe(above.count);
      if (below !== undefined) expect(values.filter((each) => each < below.to).length).toBe(below.count);
    }),
  );
});
