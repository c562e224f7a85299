import fc from "fast-check";
import { expect, test } from "vitest";
import { Interval, interval, toInterval } from "../../../src/analysis/quantities/interval.ts";
import { UsageError } from "../../../src/errors.ts";

const end = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
const bounded = fc.tuple(end, end).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));
/** An interval and a member of it. */
const member = fc
  .tuple(bounded, fc.double({ noNaN: true, min: 0, max: 1 }))
  .map(([range, at]) => [range, Math.min(range.hi, range.lo + at * (range.hi - range.lo))] as const);

test("whatever two members are, the result of arithmetic on them is in the result of arithmetic on their intervals", () => {
  fc.assert(
    fc.property(member, member, ([a, x], [b, y]) => {
      // Rounding to nearest is monotone, so the rounded result of members lies between the outward-rounded ends too.
      expect(a.plus(b).contains(x + y)).toBe(true);
      expect(a.minus(b).contains(x - y)).toBe(true);
      expect(a.times(b).contains(x * y)).toBe(true);
      if (!b.contains(0) && Number.isFinite(x / y)) expect(a.dividedBy(b).contains(x / y)).toBe(true);
      expect(a.hull(b).contains(x) && a.hull(b).contains(y)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a wider interval gives a wider result", () => {
  fc.assert(
    fc.property(bounded, bounded, bounded, (a, b, c) => {
      const wider = a.hull(c);
      expect(wider.plus(b).contains(a.plus(b))).toBe(true);
      expect(wider.times(b).contains(a.times(b))).toBe(true);
    }),
  );
});

test("what is too small for a double stays on its side of 0", () => {
  const least = Number.MIN_VALUE;
  expect(interval(0, least).times(interval(0, least))).toEqual(interval(0, least));
  expect(interval(least).times(interval(-0.1))).toEqual(interval(-least, 0));
  expect(interval(least).dividedBy(4)).toEqual(interval(0, least));
});

test("ends that doubles hold are not widened", () => {
  expect(interval(72, 88).plus(interval(54, 66))).toEqual(interval(126, 154));
  expect(interval(72, 88).minus(interval(54, 66))).toEqual(interval(6, 34));
  expect(interval(-2, 3).times(interval(-5, 7))).toEqual(interval(-15, 21));
  expect(interval(6, 12).dividedBy(interval(-3, -2))).toEqual(interval(-6, -2));
});

test("ends that doubles do not hold are widened by one last place, outward", () => {
  // 0.1 + 0.2 is 0.3000000000000000166, which lies between the doubles below.
  expect(interval(0.1).plus(0.2)).toEqual(interval(0.3, 0.30000000000000004));
  const third = interval(1).dividedBy(3);
  expect(third.lo).toBeLessThan(third.hi);
  expect(third.times(3).contains(1)).toBe(true);
});

test("an infinite end means without bound", () => {
  const atLeast = interval(10, Number.POSITIVE_INFINITY);
  expect(atLeast.plus(1)).toEqual(interval(11, Number.POSITIVE_INFINITY));
  expect(atLeast.times(0)).toEqual(interval(0));
  expect(interval(5).dividedBy(atLeast)).toEqual(interval(0, 0.5));
  expect(atLeast.times(-1)).toEqual(interval(Number.NEGATIVE_INFINITY, -10));
  expect(atLeast.mid).toBe(Number.POSITIVE_INFINITY);
});

test("what is no interval is refused, with the reason", () => {
  expect(() => interval(2, 1)).toThrow(/the interval 2 to 1 runs backwards[\s\S]*interval\(1, 2\)/);
  expect(() => interval(Number.NaN, 1)).toThrow(UsageError);
  expect(() => interval(Number.POSITIVE_INFINITY)).toThrow(/holds no number/);
  expect(() => interval(1).dividedBy(interval(-1, 1))).toThrow(/cannot divide by \[-1, 1\], which holds 0/);
  expect(() => interval(1).dividedBy(0)).toThrow(UsageError);
});

test("reading and writing", () => {
  const range = interval(72, 88);
  expect([range.mid, range.isPoint, interval(3).isPoint]).toEqual([80, false, true]);
  expect(JSON.stringify({ range })).toBe('{"range":[72,88]}');
  expect(toInterval([72, 88])).toEqual(range);
  expect(toInterval(range)).toBe(range);
  expect(Object.isFrozen(range)).toBe(true);
  expect(Object.is(new Interval(-0, -0).lo, 0)).toBe(true);
  expect(range.contains(interval(72, 88)) && !range.contains(interval(72, 89)) && !range.contains(71.9)).toBe(
    true,
  );
});

const open = (lo: number, hi: number) => interval(lo, hi, { openLo: true, openHi: true });
/** Intervals between small whole numbers, with ends of either kind: their sums and products are exact. */
const small = fc
  .record({
    lo: fc.integer({ min: -4, max: 4 }),
    width: fc.integer({ min: 0, max: 4 }),
    openLo: fc.boolean(),
    openHi: fc.boolean(),
  })
  .map(({ lo, width, openLo, openHi }) =>
    width === 0 ? interval(lo) : interval(lo, lo + width, { openLo, openHi }),
  );
/** Every kind of member: the ends that are included, numbers close to both, the middle, and 0. */
const members = (range: Interval) =>
  [range.lo, range.lo + 2 ** -10, range.mid, range.hi - 2 ** -10, range.hi, 0].filter((x) =>
    range.contains(x),
  );

test("an end of a sum, difference or product is included exactly where two members give it", () => {
  const operations = [
    [(a: Interval, b: Interval) => a.plus(b), (x: number, y: number) => x + y],
    [(a: Interval, b: Interval) => a.minus(b), (x: number, y: number) => x - y],
    [(a: Interval, b: Interval) => a.times(b), (x: number, y: number) => x * y],
  ] as const;
  fc.assert(
    fc.property(small, small, (a, b) => {
      for (const [ofIntervals, ofNumbers] of operations) {
        const range = ofIntervals(a, b);
        const results = members(a).flatMap((x) => members(b).map((y) => ofNumbers(x, y) + 0));
        for (const result of results) expect(range.contains(result)).toBe(true);
        expect([range.openLo, range.openHi]).toEqual([
          !results.includes(range.lo),
          !results.includes(range.hi),
        ]);
      }
      const both = a.hull(b);
      for (const end of [both.lo, both.hi])
        expect(both.contains(end)).toBe(a.contains(end) || b.contains(end));
    }),
    { numRuns: 500 },
  );
});

test("a quotient leaves out the ends that no members give", () => {
  expect(open(6, 12).dividedBy(interval(2, 3))).toEqual(open(2, 6));
  expect(interval(6, 12).dividedBy(interval(2, 3, { openHi: true }))).toEqual(
    interval(2, 6, { openLo: true }),
  );
  expect(interval(0, 12).dividedBy(open(2, 3))).toEqual(interval(0, 6, { openHi: true }));
  expect(() => interval(1).dividedBy(open(0, 3))).toThrow(/cannot divide by \(0, 3\), which reaches 0/);
});

test("what is left out is not a member, nor a part", () => {
  const moreThan = interval(12, Number.POSITIVE_INFINITY, { openLo: true });
  expect([moreThan.contains(12), moreThan.contains(12.000001)]).toEqual([false, true]);
  expect([moreThan.contains(interval(12, 13)), moreThan.contains(open(12, 13))]).toEqual([false, true]);
  expect(interval(12, 13).contains(open(12, 13))).toBe(true);
  expect(String(moreThan.times(-1))).toBe("[-Infinity, -12)");
  expect(moreThan.hull(12).contains(12)).toBe(true);
  expect(moreThan.openHi).toBe(false);
  expect(interval(12, Number.POSITIVE_INFINITY, { openHi: true })).toEqual(
    interval(12, Number.POSITIVE_INFINITY),
  );
  expect(() => interval(12, 12, { openLo: true })).toThrow(/without its ends holds no number/);
});
