import { expect, test } from "vitest";
import { episodes } from "../../../src/analysis/barriers/episodes.ts";
import type { Effect } from "../../../src/analysis/barriers/milestone.ts";

const event = (id: string, barrier: string | null, effect: Effect, date: string | null) => ({
  id,
  barrier,
  effect,
  date,
});
const said = ({ episodes: all }: ReturnType<typeof episodes>) =>
  all.map(({ barrier, began, ended, censored, words }) => [
    barrier,
    began?.first,
    ended.last,
    censored,
    words,
  ]);

const exportRules = [
  event("three principles", "export rules", "raises", "1967-04"),
  event("to all destinations", "export rules", "raises", "1976-02"),
  event("technology to the US", "export rules", "lowers", "1983"),
  event("joint development", "export rules", "lowers", "2011-12"),
  event("principles on transfer", "export rules", "lowers", "2014-04-01"),
];

test("from the first step up to the last step down; or to the first, where the rule says so", () => {
  expect(said(episodes(exportRules, { until: "2022" }))).toEqual([
    ["export rules", "1967-04-01", "2014-04-01", "none", "47 years"],
  ]);
  expect(said(episodes(exportRules, { until: "2022", endedBy: "first" }))).toEqual([
    ["export rules", "1967-04-01", "1983-12-31", "none", "16 years"],
  ]);
});

test("raised again after it was lowered: a second episode, open at the end of the record", () => {
  const leaks = [
    event("2020 breach", "leaks", "raises", "2020"),
    event("first veto", "leaks", "raises", "1966"),
    event("slowly dissipated", "leaks", "lowers", "1970/1989"),
    event("2007 leak", "leaks", "raises", "2007"),
  ];
  expect(said(episodes(leaks, { until: "2022-05-27" }))).toEqual([
    ["leaks", "1966-01-01", "1989-12-31", "none", "3–24 years"],
    ["leaks", "2007-01-01", "2022-05-27", "end", "at least 14 years"],
  ]);
});

test("lowered but never raised on record: the beginning is unknown; an undated event is named, not used", () => {
  const result = episodes(
    [
      event("export ban", "export rules", "raises", null),
      event("plan", "export rules", "lowers", "2022-05-27"),
      event("memorandum", "trust", "lowers", "2012"),
      event("suits", null, "neutral", "2013"),
    ],
    { until: "2022" },
  );
  expect(said(result)).toEqual([
    ["export rules", undefined, "2022-05-27", "start", "not known"],
    ["trust", undefined, "2012-12-31", "start", "not known"],
  ]);
  expect(result.undated).toEqual(["export ban"]);
});

test("a frame will do; what cannot be is refused", () => {
  const rows = exportRules.map((row): Record<string, unknown> => ({ ...row, note: null }));
  expect(said(episodes({ rows: () => rows }, { until: "2022" }))).toHaveLength(1);
  expect(() => episodes(exportRules, { until: "2011" })).toThrow(
    /the event "joint development" \(2011-12-01\) comes after|"principles on transfer" \(2014-04-01\) comes after the end of the record, 2011/,
  );
  expect(() => episodes([...exportRules, exportRules[0] as never], { until: "2022" })).toThrow(
    /row 6: the event "three principles" comes a second time/,
  );
});
