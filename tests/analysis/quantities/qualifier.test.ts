import { expect, test } from "vitest";
import { hedgeRule, within } from "../../../src/analysis/quantities/hedges.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { readQualified } from "../../../src/analysis/quantities/qualifier.ts";

const above = (lo: number) => interval(lo, Number.POSITIVE_INFINITY, { openLo: true });

test("hedges keep the number, bounds do not", () => {
  expect(readQualified([80], "collectively;Around", hedgeRule())).toEqual({
    amount: 80,
    interval: interval(72, 88),
  });
  expect(readQualified([80], "more than", hedgeRule())).toEqual({ amount: null, interval: above(80) });
  expect(readQualified([80], "collectively; more than", hedgeRule()).interval).toEqual(above(80));
  expect(readQualified([80], undefined, hedgeRule())).toEqual({ amount: 80, interval: interval(80) });
});

test("a range takes in what the hedge makes of both its ends", () => {
  expect(readQualified([60, 80], "around", hedgeRule())).toEqual({
    amount: null,
    interval: interval(54, 88),
  });
});

test("a rule may read a bound as a hedge", () => {
  expect(readQualified([80], "over", { over: within(20) })).toEqual({
    amount: 80,
    interval: interval(64, 96),
  });
});

test("two bounds, and words that nobody knows, are refused", () => {
  expect(() => readQualified([80], "over;up to", hedgeRule())).toThrow(/"over" and "up to" both bound/);
  expect(() => readQualified([80], "arround", hedgeRule())).toThrow(/Did you mean "around"\?/);
  expect(() => readQualified([80], "more then", hedgeRule())).toThrow(/Did you mean "more than"\?/);
});
