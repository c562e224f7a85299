import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAmount, formatNumber, formatRange, moneyScale, shortUnit } from "../../src/analysis/format.ts";
import { english } from "../../src/analysis/language.ts";
import { interval } from "../../src/analysis/quantities/interval.ts";
import { UsageError } from "../../src/errors.ts";

test.each([
  [0, "0"],
  [7, "7"],
  [0.03361, "0.0336"],
  [0.5, "0.5"],
  [1.0449, "1.04"],
  [3.5, "3.5"],
  [0.061, "0.061"],
  [3.1189, "3.12"],
  [12.419, "12.4"],
  [99.96, "100"],
  [113.185, "113"],
  [2197.638, "2,198"],
  [1234567.5, "1,234,568"],
  [-4.255, "−4.26"],
  [-0.0000001, "−0.0000001"],
])("%d is written %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("decimals, sign and about, where asked for", () => {
  expect(formatNumber(54, { decimals: 1 })).toBe("54.0");
  expect(formatNumber(12.419, { decimals: 0 })).toBe("12");
  expect(formatNumber(3, { sign: true })).toBe("+3");
  expect(formatNumber(-3, { sign: true })).toBe("−3");
  expect(formatNumber(0, { sign: true })).toBe("0");
  expect(formatNumber(-0.4, { decimals: 0 })).toBe("0");
  expect(formatNumber(1392, { about: true })).toBe("about 1,392");
});

test.each([
  [80, "£m", "£80m"],
  [6.3, "£m", "£6.3m"],
  [999.4, "£m", "£999m"],
  [1184.34, "£m", "£1.18bn"],
  [2962.5, "£m", "£2.96bn"],
  [1049, "£m", "£1.05bn"],
  [3000, "£m", "£3bn"],
  [147, "£m", "£147m"],
  [1.04, "times", "1.04 times"],
  [1.2, "£bn", "£1.2bn"],
  [80, "GBP million", "£80m"],
  [80, "£ million", "£80m"],
  [80, "£mn", "£80m"],
  [80, "US$m", "US$80m"],
  [1.5, "US$ bn", "US$1.5bn"],
  [45, "£k", "£45k"],
  [45, "£000s", "£45k"],
  [45000, "£ thousand", "£45m"],
  [2400, "£m a year", "£2.4bn a year"],
  [12, "£ per tonne", "£12 per tonne"],
  [3, "USDA grants", "3 USDA grants"],
  [1.2, "£tn", "£1.2tn"],
  [2.5, "US$ trillion", "US$2.5tn"],
  [0.8, "£ trillion", "£800bn"],
  [3, "CHF m", "CHF\u00a03m"],
  [3000, "£m, 2022 prices", "£3bn, 2022 prices"],
  [2.3, "% of GDP", "2.3% of GDP"],
  [4.6, "GBP billion", "£4.6bn"],
  [250, "JPY", "¥250"],
  [0.7, "£bn", "£700m"],
  [1250, "£", "£1,250"],
  [-3.5, "£m", "−£3.5m"],
  [686, "$m", "$686m"],
  [0.544, "share", "54.4%"],
  [54, "%", "54%"],
  [47, "years", "47 years"],
  [1, "years", "1 year"],
  [1, "TIV", "1 TIV"],
  [553.8, "TIV", "554 TIV"],
  [8, "", "8"],
])("%d in %s is %s", (value, unit, text) => {
  expect(formatAmount(value, unit)).toBe(text);
});

test.each([
  [interval(10, Number.POSITIVE_INFINITY, { openLo: true }), "£m", "more than £10m"],
  [interval(Number.NEGATIVE_INFINITY, 3, { openHi: true }), "months", "less than 3 months"],
  [interval(0, 12, { openHi: true }), "countries", "0 to less than 12 countries"],
  [interval(10, 20, { openLo: true }), "£m", "more than £10m to £20m"],
  [interval(10, 20, { openLo: true, openHi: true }), "£m", "more than £10m to less than £20m"],
  [interval(-5, 3, { openHi: true }), "months", "−5 to less than 3 months"],
])("%s in %s, an end left out, is %s", (range, unit, text) => {
  expect(formatRange(range, unit)).toBe(text);
});

test("money can be held to one scale", () => {
  expect(formatAmount(1184.34, "£m", { scale: "m" })).toBe("£1,184m");
  expect(formatAmount(705, "£m", { scale: "bn" })).toBe("£0.705bn");
  expect(moneyScale([1392, 835, 2006], "£m")).toBe("m");
  expect(moneyScale([2198, 0, -1978], "£m")).toBe("bn");
  expect(moneyScale([0], "£m")).toBe("m");
  expect(moneyScale([12], "years")).toBeUndefined();
});

test.each([
  [72, 88, "£m", "£72m–£88m"],
  [835, 2006, "£m", "£835m–£2,006m"],
  [1978, 2417, "£m", "£1.98bn–£2.42bn"],
  [46, 48, "years", "46–48 years"],
  [0.494, 0.593, "share", "49.4%–59.3%"],
  [-5.1, 3, "months", "−5.1 to 3 months"],
  [-20, -5, "£m", "−£20m to −£5m"],
  [80, 80, "£m", "£80m"],
  [58, Number.POSITIVE_INFINITY, "years", "at least 58 years"],
  [Number.NEGATIVE_INFINITY, 7, "£m", "at most £7m"],
  [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, "£m", "not known"],
])("%d to %d in %s is %s", (lo, hi, unit, text) => {
  expect(formatRange(interval(lo, hi), unit)).toBe(text);
});

test("a bound that is left out is said to be", () => {
  const above = interval(12, Number.POSITIVE_INFINITY, { openLo: true });
  const below = interval(Number.NEGATIVE_INFINITY, 7, { openHi: true });
  expect(formatRange(above, "countries")).toBe("more than 12 countries");
  expect(formatRange(below, "£m")).toBe("less than £7m");
});

test("what money is of stands once in a range", () => {
  expect(formatRange(interval(80, 160), "£m a year")).toBe("£80m–£160m a year");
});

test("a unit that stands at each of several numbers leaves its words out", () => {
  expect(["£m", "GBP million a year", "%", "share", "events"].map(shortUnit)).toEqual([
    ...["£m", "£m", "%", "share", ""],
  ]);
});

test("a range that rounds to one number is that number", () => {
  expect(formatRange(interval(12.41, 12.42), "months")).toBe("12.4 months");
  expect(formatRange(interval(835, 2006), "£m", { about: true })).toBe("about £835m–£2,006m");
});

test("what is printed reads back as the number, to half a percent and to the whole number", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (value) => {
      const read = Number(formatNumber(value).replaceAll(",", "").replace("−", "-"));
      const worst = Math.min(0.5, Math.abs(value) * 0.005);
      expect(Math.abs(read - value)).toBeLessThanOrEqual(worst * 1.000001);
    }),
  );
});

test("NaN is refused: missing is no number to print", () => {
  expect(() => formatNumber(Number.NaN)).toThrow(/NaN cannot be printed/);
  expect(() => formatAmount(Number.NaN, "£m")).toThrow(/Leave missing values out/);
});

describe("in another language", () => {
  const german = { ...english, locale: "de-DE", about: "etwa", to: "bis", atLeast: "mindestens" };
  const language = { ...german, units: { years: ["Jahr", "Jahre"] } } as const;

  test("separators, signs and scales stand where Intl has them", () => {
    expect(formatAmount(1392.4, "£", { language })).toBe("1.392\u00a0£");
    expect(formatAmount(2962.5, "£m", { language })).toBe("2,96\u00a0Mrd.\u00a0£");
    expect(formatAmount(-3.5, "GBP million", { language, about: true })).toBe("etwa −3,5\u00a0Mio.\u00a0£");
    expect(formatAmount(80, "US$ million a year", { language })).toBe("80\u00a0Mio.\u00a0US$ a year");
    expect(formatAmount(45, "£k", { language })).toBe("45.000\u00a0£");
    expect(formatAmount(0.544, "share", { language, decimals: 0 })).toBe("54\u00a0%");
    expect(formatRange(interval(835, 2006), "£m", { language })).toBe("835–2.006\u00a0Mio.\u00a0£");
    expect(formatRange(interval(-5.1, 3), "%", { language })).toBe("−5,1 bis 3\u00a0%");
  });

  test("counts have the words of the language, other units their own", () => {
    expect(formatAmount(1, "years", { language })).toBe("1 Jahr");
    expect(formatRange(interval(58, Infinity), "years", { language })).toBe("mindestens 58 Jahre");
    // Not "1 Tage" without its last letter, as an English word would lose it.
    expect(formatAmount(1, "tages", { language })).toBe("1 tages");
  });

  test("a language that counts in other steps than millions keeps the English scales", () => {
    expect(formatAmount(80, "£m", { language: { ...english, locale: "ja-JP" } })).toBe("£80m");
  });
});

test("without a unit, or without a number, nothing is printed", () => {
  expect(() => formatAmount(80, undefined as never)).toThrow(UsageError);
  expect(() => formatAmount(80, undefined as never)).toThrow(
    /the unit is undefined.*\n.*formatAmount\(80, "£m"\)/,
  );
  for (const value of [null, undefined, "80"]) {
    expect(() => formatAmount(value as never, "£m")).toThrow(/cannot be printed as a number/);
    expect(() => formatNumber(value as never)).toThrow(/cannot be printed as a number/);
  }
});
