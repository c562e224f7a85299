import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadApart } from "../../src/charts/spread.ts";

test("boxes with room stay where they want to be", () => {
  expect(spreadApart([0, 20, 50], [10, 10, 10], 0, 100)).toEqual([0, 20, 50]);
});

test("boxes in one place share the way between them", () => {
  expect(spreadApart([40, 40], [10, 10], 0, 100)).toEqual([35, 45]);
  expect(spreadApart([0, 0, 0], [10, 20, 10], 0, 100)).toEqual([0, 10, 30]);
  expect(spreadApart([95, 95], [10, 10], 0, 100)).toEqual([80, 90]);
});

test("none overlaps another, none leaves, and no shift of any group would bring it nearer", () => {
  const box = fc.record({ wanted: fc.integer({ min: 0, max: 300 }), size: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 10 }), (boxes) => {
      const sorted = boxes.toSorted((a, b) => a.wanted - b.wanted);
      const sizes = sorted.map(({ size }) => size);
      const starts = spreadApart(
        sorted.map(({ wanted }) => wanted),
        sizes,
        0,
        330,
      );
      const end = (i: number) => (starts[i] as number) + (sizes[i] as number);
      for (const [i, start] of starts.entries()) {
        expect(start).toBeGreaterThanOrEqual(i === 0 ? -1e-9 : end(i - 1) - 1e-9);
        expect(end(i)).toBeLessThanOrEqual(330 + 1e-9);
      }
      // The optimum, by projected alternate relaxation from the solution itself: no feasible small step improves it.
      const cost = (at: readonly number[]) =>
        at.reduce((sum, start, i) => sum + (start - (sorted[i]?.wanted ?? 0)) ** 2, 0);
      for (let from = 0; from < starts.length; from++)
        for (let to = from + 1; to <= starts.length; to++)
          for (const step of [-0.01, 0.01]) {
            const moved = starts.map((start, i) => (i >= from && i < to ? start + step : start));
            const isAllowed = moved.every(
              (start, i) =>
                start >= (i === 0 ? 0 : (moved[i - 1] as number) + (sizes[i - 1] as number)) - 1e-9 &&
                start + (sizes[i] as number) <= 330 + 1e-9,
            );
            if (isAllowed) expect(cost(moved)).toBeGreaterThanOrEqual(cost(starts) - 1e-9);
          }
    }),
    { numRuns: 100, seed: 1955 },
  );
});
