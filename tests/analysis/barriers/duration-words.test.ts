import { expect, test } from "vitest";
import { durationWords } from "../../../src/analysis/barriers/duration-words.ts";
import { episode } from "../../../src/analysis/barriers/episode.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { german } from "../../../src/charts/themes/german.ts";

test.each([
  // Both known to the year.
  ["1967", "2014", "47 years"],
  ["1994", "2014", "20 years"],
  ["2004", "2014", "9–11 years"],
  ["1961", "1962", "0–2 years"],
  ["2012", "2014", "1–3 years"],
  ["2014", "2014", "0–1 years"],
  // To the month.
  ["2009-03", "2014-03", "5 years"],
  ["2013-07", "2014-07", "1 year"],
  ["2014-01", "2014-06", "4.0–5.9 months"],
  ["2014-01", "2014-01", "0–1 months"],
  // To the day.
  ["2004-01-01", "2014-01-01", "10 years"],
  ["2004-01-10", "2014-01-01", "10 years"],
  ["2004-03-01", "2014-01-01", "9.8 years"],
  ["2013-07-04", "2014-01-04", "6 months"],
  ["2014-03-01", "2014-03-15", "14 days"],
  ["2014-03-01", "2014-03-02", "1 day"],
  // Spans, and dates of different kinds.
  ["1967-04", "1970/1991", "3–25 years"],
  ["2012-10", "2014-04-01", "1.5 years"],
])("from %s to %s: %s", (from, to, words) => {
  expect(episode({ barrier: "b", began: from, ended: to }).words).toBe(words);
});

test("a lower bound is rounded down, in a unit of which it is one at least", () => {
  const atLeast = (days: number) => durationWords(interval(days / 365.2425, Number.POSITIVE_INFINITY));
  expect([400, 364, 60, 14, 1, 0].map(atLeast)).toEqual([
    "at least 1 year",
    "at least 11 months",
    "at least 1 month",
    "at least 14 days",
    "at least 1 day",
    "not known",
  ]);
});

test("in another language", () => {
  expect(durationWords(interval(0, 1.99), german)).toBe("0–2 Jahre");
  expect(durationWords(interval(0.25), german)).toBe("3 Monate");
});
