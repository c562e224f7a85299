import fc from "fast-check";
import { expect, test } from "vitest";
import { histogram } from "../../src/charts/histogram.ts";

test("bins are half open, of one round width, on its multiples", () => {
  expect(histogram(Float64Array.of(0, 9.99, 10, 25, 400))).toSatisfy(
    (bins: { from: number; to: number; count: number }[]) => {
      expect(bins[0]).toEqual({ from: 0, to: 20, count: 3 });
      expect(bins[1]).toEqual({ from: 20, to: 40, count: 1 });
      expect(bins.at(-1)).toEqual({ from: 400, to: 420, count: 1 });
      return bins.length === 21;
    },
  );
});

test("one value has one bin, of no width: no other value is in it", () => {
  expect(histogram(Float64Array.of(5, 5))).toEqual([{ from: 5, to: 5, count: 2 }]);
  expect(histogram(Float64Array.of(0))).toEqual([{ from: 0, to: 0, count: 1 }]);
});

test("no draw is lost or counted twice, and each is in its bin", () => {
  const value = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100);
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 100 }), (values) => {
      const sorted = Float64Array.from(values).sort();
      const bins = histogram(sorted);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      for (const { from, to, count } of bins) {
        if (from === to) {
          expect(bins).toEqual([{ from: sorted[0], to: sorted.at(-1), count: values.length }]);
          continue;
        }
        const width = to - from;
        const inside = values.filter((v) => v >= from - width * 1e-6 && v < to + width * 1e-6).length;
        expect(count).toBeLessThanOrEqual(inside);
      }
    }),
    { seed: 40 },
  );
});
