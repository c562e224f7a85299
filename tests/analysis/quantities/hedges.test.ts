import fc from "fast-check";
import { expect, test } from "vitest";
import { exactly, hedgeRule, readHedged, within } from "../../../src/analysis/quantities/hedges.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";

test("by default, around and some are ten per cent either way", () => {
  expect(readHedged(80, ["around"], hedgeRule())).toEqual(interval(72, 88));
  expect(readHedged(60, ["around"], hedgeRule())).toEqual(interval(54, 66));
  const some = readHedged(7, ["some"], hedgeRule());
  expect(some.lo).toBeCloseTo(6.3, 12);
  expect(some.hi).toBeCloseTo(7.7, 12);
});

test("the percentage is a parameter, and one word can be read otherwise", () => {
  expect(readHedged(80, ["around"], hedgeRule(25))).toEqual(interval(60, 100));
  const rule = { ...hedgeRule(), some: within(50) };
  expect(readHedged(8, ["some"], rule)).toEqual(interval(4, 12));
});

test("no qualifier is the number itself; of several, the widest reading holds", () => {
  expect(readHedged(7, [], hedgeRule())).toEqual(interval(7));
  expect(readHedged(80, ["collectively", "around"], hedgeRule())).toEqual(interval(72, 88));
  expect(readHedged(80, ["collectively"], hedgeRule())).toEqual(interval(80));
});

test("the reading holds the number, whatever its sign and size", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 100 }),
      (amount, percent) => {
        const read = within(percent)(amount);
        expect(read.contains(amount)).toBe(true);
        expect(read.hi - read.lo).toBeCloseTo((Math.abs(amount) * 2 * percent) / 100, 5);
      },
    ),
  );
  expect(within(10)(-80)).toEqual(interval(-88, -72));
  expect(exactly(3)).toEqual(interval(3));
});

test("almost and its like reach to the number from one side; practically nothing is less than one", () => {
  const rule = hedgeRule(20);
  expect([rule.almost(50), rule.nearly(50), rule["just under"](50)]).toEqual(Array(3).fill(interval(40, 50)));
  expect(rule["just over"](50)).toEqual(interval(50, 60));
  expect(rule.almost(-50)).toEqual(interval(-60, -50));
  expect(rule["practically nothing"]()).toEqual(interval(0, 1, { openHi: true }));
});

test("a word the rule does not know, and a percentage that is none, are refused", () => {
  expect(() => readHedged(80, ["arround"], hedgeRule())).toThrow(/"arround"[\s\S]*Did you mean "around"\?/);
  expect(() => readHedged(80, ["constructor"], hedgeRule())).toThrow(/does not say what "constructor" makes/);
  expect(() => within(-1)).toThrow(/±-1 %/);
  expect(() => hedgeRule(Number.NaN)).toThrow(/cannot be read/);
  expect(() => within(101)).toThrow(/from 0 to 100/);
});
