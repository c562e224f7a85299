import { expect, test } from "vitest";
import { parseStated } from "../../../src/analysis/quantities/parse-stated.ts";
import { stated } from "../../../src/analysis/quantities/stated.ts";

test.each([
  [
    "12 countries",
    "gbp_nominal",
    /"12 countries" is in countries, and the measure "gbp_nominal" is of money in GBP/,
  ],
  ["$80m", "gbp_nominal", /is in \$m, .* money in GBP\n.*"usd_nominal" is what the unit tells/],
  ["$80m", "licence_gbp", /money in GBP/],
  ["£80m", "cny_nominal", /money in CNY/],
  ["around £80m", "tiv", /"around £80m" is in £m, and the measure "tiv" is of TIV/],
  ["£80m", "count", /things counted/],
  ["4%", "count", /things counted/],
  ["12 countries", "share", /per cent/],
  ["12 countries", "duration", /a time/],
  ["12", "gbp_nominal", /a number without a unit.*\n.*Give the unit: \{ unit: "GBP million" \}/],
])("%s as %s is a contradiction", (words, measure, error) => {
  expect(() => parseStated(words, { measure })).toThrow(error);
});

test.each([
  ["£80m", "licence_gbp", {}],
  ["£80m", "gbp_nominal", { unit: "GBP million" }],
  ["80", "gbp_nominal", { unit: "£m" }],
  ["80", "cny_nominal", { unit: "CNY million" }],
  ["£80m", "licence_fee", {}],
  ["554 TIV", "tiv", {}],
  ["4%", "share", {}],
  ["12 years", "duration", {}],
  ["12 years", "count", {}],
  ["12 selected countries", "count", {}],
])("%s as %s is read", (words, measure, settings) => {
  expect(parseStated(words, { measure, ...settings }).measure).toBe(measure);
});

test("a row that contradicts itself is refused as well", () => {
  expect(() => stated({ words: "£80m", amount: 80, unit: "GBP million", measure: "tiv" })).toThrow(
    /measure "tiv" is of TIV/,
  );
});
