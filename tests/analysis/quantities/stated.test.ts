import { expect, test } from "vitest";
import { hedgeRule } from "../../../src/analysis/quantities/hedges.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { total } from "../../../src/analysis/quantities/quantity.ts";
import { stated } from "../../../src/analysis/quantities/stated.ts";

const engines = Object.freeze({
  words: "around £80 million",
  amount: 80,
  unit: "£m",
  measure: "gbp_nominal",
  qualifier: "around",
});

test("a stated quantity keeps words, number, unit and measure, and carries the interval of the rule", () => {
  const quantity = stated(engines);
  expect(quantity).toMatchObject({
    words: "around £80 million",
    amount: 80,
    unit: "£m",
    measure: "gbp_nominal",
  });
  expect(quantity.interval).toEqual(interval(72, 88));
  expect(stated(engines, hedgeRule(20)).interval).toEqual(interval(64, 96));
  expect(Object.isFrozen(quantity)).toBe(true);
});

test("it shows words and numbers", () => {
  expect(stated(engines).toString()).toBe("around £80 million (£72m–£88m)");
  expect(stated({ ...engines, words: "£7 million", amount: 7, qualifier: null }).toString()).toBe(
    "£7 million (£7m)",
  );
  expect(stated({ ...engines, measure: "gbp_real", baseYear: 2022 }).toString()).toBe(
    "around £80 million (£72m–£88m, 2022 prices)",
  );
});

test("a cell shows the same", () => {
  const quantity = stated(engines);
  const show = (quantity as unknown as Record<symbol, () => object>)[Symbol.for("Jupyter.display")]?.bind(
    quantity,
  );
  expect(show?.()).toEqual({ "text/plain": "around £80 million (£72m–£88m)" });
});

test("a row of a frame will do, with columns it does not need", () => {
  const row: Record<string, unknown> = { id: "F01", supplier: "Rolls-Royce", baseYear: null, ...engines };
  expect(stated(row).interval).toEqual(interval(72, 88));
});

test("an amount that no source gives is missing, not 0", () => {
  expect(() => stated({ ...engines, amount: null })).toThrow(/stated quantity: "amount" is missing/);
  expect(() => stated({ ...engines, amount: "80" })).toThrow(/"amount" is "80", not a number/);
  expect(() => stated({ ...engines, amount: Number.NaN })).toThrow(/"amount" is NaN, not a number/);
});

test("a real amount needs its base year, and a nominal one has none", () => {
  expect(() => stated({ ...engines, measure: "gbp_real" })).toThrow(/"gbp_real" without a base year/);
  expect(() => stated({ ...engines, baseYear: 2022 })).toThrow(/"gbp_nominal" with a base year/);
});

test("a bound is an end of the interval, and not the amount", () => {
  const quantity = stated({ ...engines, words: "more than £80 million", qualifier: "more than" });
  expect([quantity.amount, quantity.interval.lo, quantity.interval.openLo]).toEqual([null, 80, true]);
});

test.each([
  ["around £80 million", 90, "£m", "the words say £80m, the amount is £90m"],
  ["around £1.2bn", 120, "£m", "the words say £1.2bn, the amount is £120m"],
  ["£80 million", 80.01, "£m", "the words say 80, the amount is 80.01"],
  [
    "between 10 and 12 countries",
    13,
    "countries",
    "the words say 10 countries to 12 countries, the amount is 13 countries",
  ],
])("words %j beside %d %s are noted", (words, amount, unit, note) => {
  const quantity = stated({ words, amount, unit, measure: "any" });
  expect(quantity.amount).toBe(amount);
  expect(quantity.notes).toEqual([`"${words}": ${note}`]);
  expect(total([quantity, quantity.times(2)]).notes).toEqual(quantity.notes);
});

test.each([
  ["around £80 million", 80, "£m"],
  ["£1.2bn", 1200, "£m"],
  ["more than 12 countries", 12, "countries"],
  ["between 10 and 12 countries", 11, "countries"],
  ["half as much again", 90, "£m"],
  ["$80 million", 64, "£m"],
])(
  "nothing is noted of %j beside %d %s: they agree, or the words are not understood",
  (words, amount, unit) => {
    expect(stated({ words, amount, unit, measure: "any" }).notes).toEqual([]);
  },
);
