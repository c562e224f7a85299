import fc from "fast-check";
import { expect, test } from "vitest";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { Quantity } from "../../../src/analysis/quantities/quantity.ts";
import { shares } from "../../../src/analysis/quantities/shares.ts";
import { stated } from "../../../src/analysis/quantities/stated.ts";

const quantity = (amount: number, percent = 10) =>
  new Quantity({
    words: `around £${amount}m`,
    amount,
    interval: interval(amount)
      .minus((amount * percent) / 100)
      .hull(interval(amount).plus((amount * percent) / 100)),
    unit: "£m",
    measure: "gbp_nominal",
  });

const sales = [
  { label: "Rolls-Royce", quantity: quantity(80) },
  { label: "International Military Services", quantity: quantity(60) },
  { label: "Ferranti", quantity: quantity(7) },
  { label: "BAe", quantity: null },
];

test("54, 41 and 5 per cent, with the fourth supplier listed as not valued", () => {
  const result = shares(sales);
  expect(result.shares.map(({ label, share }) => [label, Math.round(share * 100)])).toEqual([
    ["Rolls-Royce", 54],
    ["International Military Services", 41],
    ["Ferranti", 5],
  ]);
  expect(result.notValued).toEqual(["BAe"]);
  expect(result.total.amount).toBe(147);
});

test("a share's interval is what the amounts' intervals allow", () => {
  const [engines] = shares(sales).shares;
  // 72 / (72 + 66 + 7.7) and 88 / (88 + 54 + 6.3), by hand
  expect(engines?.interval.lo).toBeCloseTo(0.494166, 6);
  expect(engines?.interval.hi).toBeCloseTo(0.593392, 6);
});

test("any amounts within their intervals give shares within theirs, that add up to 1", () => {
  const part = fc.record({
    amount: fc.double({ noNaN: true, min: 0.01, max: 1e6 }),
    at: fc.double({ noNaN: true, min: 0, max: 1 }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const quantities = parts.map(({ amount }) => quantity(amount, 50));
      const result = shares(quantities.map((each, i) => ({ label: String(i), quantity: each })));
      const drawn = quantities.map(({ interval: { lo, hi } }, i) => lo + (parts[i]?.at ?? 0) * (hi - lo));
      const sum = drawn.reduce((a, b) => a + b);
      for (const [i, { interval: range }] of result.shares.entries()) {
        const share = (drawn[i] as number) / sum;
        expect(range.lo).toBeLessThanOrEqual(share + 1e-12);
        expect(range.hi).toBeGreaterThanOrEqual(share - 1e-12);
      }
      expect(result.shares.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 12);
    }),
  );
});

test("parts without a sensible share are refused by name", () => {
  expect(() => shares([{ label: "BAe", quantity: null }])).toThrow(/no quantity to add up/);
  expect(() => shares([...sales, { label: "Loss", quantity: quantity(-5) }])).toThrow(/"Loss" has no share/);
  const open = new Quantity({ ...quantity(5), interval: interval(5, Number.POSITIVE_INFINITY) });
  expect(() => shares([...sales, { label: "Open", quantity: open }])).toThrow(/"Open" has no share/);
});

test("parts in millions and in billions are shares of one total; parts in two currencies of none", () => {
  const money = (words: string, amount: number, unit: string, measure = "gbp_nominal") => ({
    label: words,
    quantity: stated({ words, amount, unit, measure }),
  });
  const { shares: found, total } = shares([money("£800m", 800, "£m"), money("£1.2bn", 1.2, "£bn")]);
  expect(found.map(({ share }) => share)).toEqual([0.4, 0.6]);
  expect(total.amount).toBe(2000);
  expect(() => shares([money("£800m", 800, "£m"), money("$1m", 1, "$m", "usd_nominal")])).toThrow(
    /cannot take shares of "£800m" \(gbp_nominal, £m\) and "\$1m" \(usd_nominal, \$m\)/,
  );
});
