import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAmount, formatRange } from "../../../src/analysis/format.ts";
import { hedgeRule } from "../../../src/analysis/quantities/hedges.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { parseStated } from "../../../src/analysis/quantities/parse-stated.ts";
import { total } from "../../../src/analysis/quantities/quantity.ts";

const infinity = Number.POSITIVE_INFINITY;

test.each([
  ["around £80 million", 80, interval(72, 88)],
  ["£60 million or so", 60, interval(54, 66)],
  ["almost £5m", 5, interval(4.5, 5)],
  ["12 selected countries", 12, interval(12)],
  ["between 10 and 12", null, interval(10, 12)],
  ["around 10–12 years", null, interval(9, 13.200000000000001)],
  ["more than 12", null, interval(12, infinity, { openLo: true })],
  ["over £5m", null, interval(5, infinity, { openLo: true })],
  ["at least 12", null, interval(12, infinity)],
  ["up to £7m", null, interval(0, 7)],
  ["12 or fewer", null, interval(0, 12)],
  ["fewer than 12", null, interval(0, 12, { openHi: true })],
  ["more than around £80m", null, interval(72, infinity, { openLo: true })],
  ["less than −5 months", null, interval(-infinity, -5, { openHi: true })],
])("%s is read as %s in %s", (words, amount, range) => {
  const read = parseStated(words);
  expect(read.words).toBe(words);
  expect(read.amount).toBe(amount);
  expect(read.interval).toEqual(range);
});

test("the rule is a parameter", () => {
  expect(parseStated("around £80 million", { rule: hedgeRule(25) }).interval).toEqual(interval(60, 100));
  const rule = { ...hedgeRule(), over: (amount: number) => interval(amount, 2 * amount) };
  expect(parseStated("over £5m", { rule })).toMatchObject({ amount: 5, interval: interval(5, 10) });
});

test("practically nothing is 0, and less than one of a unit that has to be given", () => {
  const read = parseStated("practically nothing", { unit: "£m" });
  expect(read).toMatchObject({
    amount: 0,
    unit: "£m",
    measure: "gbp_nominal",
    interval: interval(0, 1, { openHi: true }),
  });
  expect(() => parseStated("practically nothing")).toThrow(/does not say of what[\s\S]*Give its unit/);
});

test("one unit for many statements, so that they add up", () => {
  const sum = total(
    ["£1.1bn", "some £7 million", "£500k"].map((words) => parseStated(words, { unit: "GBP million" })),
  );
  expect(sum).toMatchObject({ amount: 1107.5, unit: "GBP million" });
  expect(parseStated("£900m–£1.1bn", { unit: "£bn" }).interval).toEqual(interval(0.9, 1.1));
  expect(parseStated("10–12", { unit: "years" }).unit).toBe("years");
  expect(() => parseStated("£80m", { unit: "$m" })).toThrow(/"£80m" is in £m, and is asked for in \$m/);
  expect(() => parseStated("12 years", { unit: "months" })).toThrow(
    /is in years, and is asked for in months/,
  );
});

test("no words are no 0", () => {
  expect(() => parseStated(null as never)).toThrow(/null are no words that state an amount[\s\S]*never as 0/);
});

test("an open end stays out of a total", () => {
  const sum = total([parseStated("more than £5m"), parseStated("between £10m and £12m")]);
  expect(String(sum.interval)).toBe("(15, Infinity]");
  expect(sum.toString()).toBe("total of 2 amounts (more than £15m)");
});

test("the measure and the base year can be said where the words leave them open", () => {
  expect(parseStated("£80m", { measure: "licence_gbp" }).measure).toBe("licence_gbp");
  expect(parseStated("£80m", { baseYear: 2015 })).toMatchObject({ measure: "gbp_real", baseYear: 2015 });
  expect(() => parseStated("£80m in 2015 prices", { baseYear: 2022 })).toThrow(
    /prices of 2015, and 2022 is given/,
  );
  expect(() => parseStated("12 years", { baseYear: 2015 })).toThrow(/"duration" with a base year/);
  expect(() => parseStated("£80m", { measure: "gbp_real" })).toThrow(/"gbp_real" without a base year/);
  expect(() => parseStated("£80m in 2015 prices").plus(parseStated("£80m"))).toThrow(/differ in measure/);
});

const units = ["£m", "£bn", "£", "$m", "¥bn", "€m", "years", "selected countries", "%", ""];
/** Of four digits at most, so that house style writes them in full where it is told to show the decimals. */
const written = fc.record({
  value: fc.integer({ min: -9999, max: 9999 }).map((n) => n / 10),
  unit: fc.constantFrom(...units),
});

const scaleOf = (unit: string) => (unit.endsWith("bn") ? "bn" : unit.endsWith("m") ? "m" : undefined);

test("an amount that house style writes is read back as it was", () => {
  fc.assert(
    fc.property(written, ({ value, unit }) => {
      const scale = scaleOf(unit);
      const text = formatAmount(value, unit, { decimals: 1, scale });
      const read = parseStated(text, unit === "" ? {} : { unit: text.endsWith(" year") ? "year" : unit });
      expect([read.amount, read.interval]).toEqual([value + 0, interval(value)]);
    }),
    { numRuns: 300 },
  );
});

test("a range that house style writes is read back as it was, but for a floor of 0", () => {
  const ends = fc.tuple(written, fc.integer({ min: 1, max: 9999 }), fc.constantFrom("both", "lo", "hi"));
  fc.assert(
    fc.property(ends, fc.boolean(), ([{ value, unit }, width, bounded], open) => {
      const [lo, hi] = [
        bounded === "hi" ? -infinity : value,
        bounded === "lo" ? infinity : value + width / 10,
      ];
      const range = interval(lo, hi, { openLo: open && bounded === "lo", openHi: open && bounded === "hi" });
      const scale = scaleOf(unit);
      const text = formatRange(range, unit, { decimals: 1, scale });
      const read = parseStated(text, unit === "" ? {} : { unit: text.endsWith(" year") ? "year" : unit });
      const floor = lo === -infinity && hi > 0 ? 0 : lo;
      // Ends by what the text says: 0.1 + 0.2 is written 0.3.
      expect(read.interval.lo).toBeCloseTo(floor, 9);
      expect(read.interval.hi).toBeCloseTo(hi, 9);
      expect([read.amount, read.interval.openLo, read.interval.openHi]).toEqual([
        null,
        range.openLo,
        range.openHi,
      ]);
    }),
    { numRuns: 300 },
  );
});

test("whatever is read, its amount is in its interval", () => {
  const qualifiers = [
    "",
    "around ",
    "almost ",
    "just over ",
    "up to ",
    "more than ",
    "less than ",
    "at least ",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...qualifiers), written, (qualifier, { value, unit }) => {
      const read = parseStated(`${qualifier}${formatAmount(value, unit, { decimals: 1, scale: "m" })}`);
      if (read.amount === null) expect(read.interval.isPoint).toBe(false);
      else expect(read.interval.contains(read.amount)).toBe(true);
    }),
  );
});

test("any text is either read or refused with the reason, and nothing else", () => {
  const token = fc.constantFrom(
    "around",
    "£",
    "80",
    "1,200",
    "million",
    "to",
    "-",
    "–",
    "and",
    "between",
    "m",
    "%",
    "or so",
    "12",
    ".",
    ",",
    "ships",
    "nothing",
    "in 2015 prices",
    "−",
    "$",
    "per",
    "at least",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(token, { maxLength: 6 }).map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(text, (words) => {
      try {
        expect(Number.isNaN(parseStated(words).interval.lo)).toBe(false);
      } catch (error) {
        expect(error).toMatchObject({ name: "UsageError" });
      }
    }),
    { numRuns: 2000 },
  );
});
