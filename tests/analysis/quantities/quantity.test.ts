import { expect, test } from "vitest";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { Quantity, total } from "../../../src/analysis/quantities/quantity.ts";
import { UsageError } from "../../../src/errors.ts";

const pounds = (words: string, amount: number, more: object = {}) =>
  new Quantity({
    words,
    amount,
    interval: interval(amount * 0.5, amount * 2),
    unit: "£m",
    measure: "gbp_nominal",
    ...more,
  });

test("a total adds numbers with numbers and intervals with intervals", () => {
  const sum = total([pounds("a", 80), pounds("b", 60), pounds("c", 8)]);
  expect(sum.amount).toBe(148);
  expect(sum.interval).toEqual(interval(74, 296));
  expect(sum).toMatchObject({ words: "total of 3 amounts", unit: "£m", measure: "gbp_nominal" });
  expect(pounds("a", 80).plus(pounds("b", 60)).amount).toBe(140);
  expect(total([pounds("alone", 8)]).words).toBe("alone");
});

test("an amount known by its interval only leaves the total without a number", () => {
  const sum = total([pounds("a", 80), pounds("b", 0, { amount: null, interval: interval(1, 2) })]);
  expect(sum.amount).toBeNull();
  expect(sum.interval).toEqual(interval(41, 162));
});

test("adding across measures, units or base years is refused, naming both", () => {
  const sale = pounds("around £80 million", 80);
  expect(() => sale.plus(pounds("554 TIV", 554, { measure: "tiv", unit: "TIV" }))).toThrow(
    /"around £80 million" \(gbp_nominal, £m\) and "554 TIV" \(tiv, TIV\): they differ in measure/,
  );
  expect(() => sale.plus(pounds("in dollars", 7, { unit: "US$m" }))).toThrow(
    /differ in unit[\s\S]*one unit first/,
  );
  const real = (baseYear: number) => pounds(`real ${baseYear}`, 1, { measure: "gbp_real", baseYear });
  expect(() => real(2015).plus(real(2022))).toThrow(
    /2015 prices\) and [\s\S]*2022 prices\): they differ in baseYear/,
  );
  expect(() => total([sale, real(2022)])).toThrow(UsageError);
});

test("money of one currency adds up in the scale of the first, whatever the scales; other units do not", () => {
  const [m, bn] = [pounds("£80m", 80), pounds("£1.2bn", 1.2, { unit: "£bn", interval: interval(1.1, 1.3) })];
  expect(m.plus(bn)).toMatchObject({ amount: 1280, unit: "£m", interval: interval(1140, 1460) });
  expect(bn.plus(m)).toMatchObject({ amount: 1.28, unit: "£bn" });
  expect(m.plus(pounds("in thousands", 7000, { unit: "£k" })).amount).toBe(87);
  const more = pounds("more", 0, {
    unit: "GBP billion",
    amount: null,
    interval: interval(1.2, Infinity, { openLo: true }),
  });
  expect(m.plus(more).interval).toEqual(interval(1240, Infinity, { openLo: true }));
  expect(() => m.plus(pounds("$1bn", 1, { unit: "$bn" }))).toThrow(/"£80m" .* and "\$1bn" .* differ in unit/);
  const years = { measure: "duration", unit: "years" };
  expect(() => pounds("2 years", 2, years).plus(pounds("3 months", 3, { ...years, unit: "months" }))).toThrow(
    /"2 years" .* and "3 months" .* differ in unit/,
  );
});

test("a difference carries interval and notes, and refuses what a sum refuses", () => {
  const less = pounds("a", 80).minus(
    pounds("b", 0.02, { unit: "£bn", interval: interval(0.01, 0.04), notes: ["n"] }),
  );
  expect(less).toMatchObject({
    words: "a, less b",
    amount: 60,
    unit: "£m",
    interval: interval(0, 150),
    notes: ["n"],
  });
  expect(() => pounds("a", 80).minus(pounds("554 TIV", 554, { measure: "tiv", unit: "TIV" }))).toThrow(
    /cannot subtract "a" \(gbp_nominal, £m\) and "554 TIV" \(tiv, TIV\)/,
  );
});

test("an amount is no factor of another", () => {
  expect(() => pounds("a", 80).times(pounds("b", 2) as never)).toThrow(
    /cannot multiply "a" \(gbp_nominal, £m\) by "b" \(gbp_nominal, £m\)/,
  );
});

test("an empty total is refused: it would be a silent 0", () => {
  expect(() => total([])).toThrow(/no quantity to add up/);
});

test("a multiple scales number and interval; a factor known to an interval leaves no number", () => {
  const half = pounds("a", 80).times(0.5);
  expect([half.amount, half.interval]).toEqual([40, interval(20, 80)]);
  const unsure = pounds("a", 80).times(interval(1, 2));
  expect([unsure.amount, unsure.interval]).toEqual([null, interval(40, 320)]);
  expect(unsure.toString()).toBe("a, times [1, 2] (£40m–£320m)");
});

test("warnings travel into every result, once", () => {
  const [a, b] = [pounds("a", 1, { notes: ["spliced"] }), pounds("b", 1, { notes: ["spliced", "other"] })];
  expect(total([a, b]).times(2).notes).toEqual(["spliced", "other"]);
  expect(pounds("c", 1).notes).toEqual([]);
});

test("what is no quantity is refused by name", () => {
  const sale = pounds("£80m", 80);
  for (const asked of [
    () => sale.plus(3 as never),
    () => sale.minus(3 as never),
    () => total([sale, 3 as never]),
  ]) {
    expect(asked).toThrow(UsageError);
    expect(asked).toThrow(/cannot (add|subtract) 3: it is no quantity\n.*parseStated\("£3m"\)/);
  }
  expect(() => sale.plus(undefined as never)).toThrow(/cannot add undefined/);
  expect(() => sale.times("twice" as never)).toThrow(/"twice" is neither a number nor an interval/);
  expect(() => interval(1).plus(undefined as never)).toThrow(/undefined is neither a number nor an interval/);
});
