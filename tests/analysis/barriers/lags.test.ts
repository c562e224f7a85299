import { expect, test } from "vitest";
import { lags } from "../../../src/analysis/barriers/lags.ts";

const events = [
  { id: "agreement", date: "2013-07-04" },
  { id: "CBRN", date: "2013-07-04" },
  { id: "secrets act", date: "2013-12-06" },
  { id: "principles", date: "2014-04-01" },
  { id: "JNAAM", date: "2014-07-17" },
  { id: "plan", date: "2022-05-27" },
  { id: "GCAP", date: "2022-12-09" },
  { id: "GCAP exports", date: "2024-03-26" },
  { id: "general rule", date: "2026-04-21" },
  { id: "memorandum", date: 2012 },
  { id: "clearance", date: null },
];

test("the lags on record: 0 days, 12.4, 3.5 and 113 months; 5 and 15.5 months the other way; 22.0 and 46.8", () => {
  const pairs = [
    ["agreement", "CBRN"],
    ["agreement", "JNAAM"],
    ["principles", "JNAAM"],
    ["agreement", "GCAP"],
    ["secrets act", "CBRN"],
    ["GCAP exports", "GCAP"],
    ["plan", "GCAP exports"],
    ["plan", "general rule"],
  ] as const;
  expect(lags(events, pairs).map(({ words, before }) => [words, before])).toEqual([
    ["0 months", "no"],
    ["12.4 months", "yes"],
    ["3.5 months", "yes"],
    ["113 months", "yes"],
    ["−5.1 months", "no"],
    ["−15.5 months", "no"],
    ["22 months", "yes"],
    ["46.8 months", "yes"],
  ]);
  expect(lags(events, [["agreement", "CBRN"]], "days")[0]?.lag?.toJSON()).toEqual([0, 0]);
});

test("of a date known to the year, a range; of none, nothing, and the row stays", () => {
  expect(
    lags(events, [
      ["memorandum", "agreement"],
      ["memorandum", "memorandum"],
      ["agreement", "clearance"],
    ]),
  ).toMatchObject([
    { from: "memorandum", to: "agreement", before: "yes", words: "6.1–18.1 months" },
    { before: "cannot tell", words: "−12 to 12 months" },
    { lag: null, before: "cannot tell", words: "not known" },
  ]);
});

test("a frame will do; what is not there, or there twice, is refused", () => {
  const frame = { rows: () => events as Record<string, unknown>[] };
  expect(lags(frame, [["agreement", "JNAAM"]], "years")[0]?.words).toBe("1 year");
  expect(() => lags(events, [["agreement", "JNAM"]])).toThrow(/no event "JNAM"[\s\S]*Did you mean "JNAAM"\?/);
  expect(() => lags([...events, { id: "GCAP", date: "2023" }], [])).toThrow(
    /row 12: the event "GCAP" comes a second time/,
  );
});

test("a day is a day, and not 0 of a longer unit", () => {
  const days = [
    { id: "tabled", date: "2015-02-03" },
    { id: "passed", date: "2015-02-04" },
    { id: "in force", date: "2015-02-20" },
  ];
  const words = (from: string, to: string, unit: "months" | "years") =>
    lags(days, [[from, to]], unit)[0]?.words;
  expect(words("tabled", "passed", "months")).toBe("1 day");
  expect(words("passed", "tabled", "months")).toBe("−1 day");
  expect(words("tabled", "in force", "years")).toBe("17 days");
  expect(words("tabled", "in force", "months")).toBe("0.6 months");
});
