import { expect, test } from "vitest";
import type { Effect } from "../../../src/analysis/barriers/milestone.ts";
import { balance } from "../../../src/analysis/barriers/signals.ts";

/** The events of the source that raise or lower a barrier, and one that does neither: fact, barrier, effect, date. */
const coded: [string, string | null, Effect, string | null][] = [
  ["F11", "memorandum of understanding", "raises", "1963/.."],
  ["F12", "information-security law", "raises", "1963"],
  ["F14", "leaks", "raises", "1966"],
  ["F15", "leaks", "raises", "1966"],
  ["F16", "leaks", "raises", "1967"],
  ["F17", "leaks", "lowers", null],
  ["F18", "leaks", "lowers", "1970/1989"],
  ["F19", "export rules", "raises", null],
  ["F20", "leaks", "raises", "2007"],
  ["F21", "leaks", "raises", "2020"],
  ["F22", "trust", "lowers", "2012"],
  ["F23", "information-security law", "lowers", "2012"],
  ["F24", "information-security law", "lowers", "2013"],
  ["F25", null, "neutral", "2013"],
  ["F29", "export rules", "lowers", "2022-05-27"],
];
const events = coded.map(([id, barrier, effect, date]) => ({ id, barrier, effect, date }));

test("eight events raise a barrier, six lower one", () => {
  const signals = balance(events);
  expect([signals.raises, signals.lowers, signals.neutral]).toEqual([8, 6, 1]);
  expect(signals.barriers).toEqual([
    { barrier: "memorandum of understanding", raises: 1, lowers: 0 },
    { barrier: "information-security law", raises: 1, lowers: 2 },
    { barrier: "leaks", raises: 5, lowers: 2 },
    { barrier: "export rules", raises: 1, lowers: 1 },
    { barrier: "trust", raises: 0, lowers: 1 },
  ]);
});

test("one mark an event, in order, undated ones too", () => {
  const { marks } = balance({ rows: () => events });
  expect(marks).toHaveLength(14);
  expect(marks[5]).toEqual({ id: "F17", barrier: "leaks", effect: "lowers", date: null });
  expect(marks.at(-1)?.date).toEqual({ first: "2022-05-27", last: "2022-05-27" });
});

test("an event given twice, and an effect that is none, are refused by row", () => {
  expect(() => balance([...events, { ...events[0] }])).toThrow(/row 16: the event "F11" comes a second time/);
  expect(() => balance([{ id: "F30", effect: "lower", date: 2022 }])).toThrow(
    /row 1: "effect" is "lower"[\s\S]*Did you mean "lowers"\?/,
  );
  expect(() => balance([{ id: "F30", effect: null }])).toThrow(/row 1: "effect" is missing/);
});

test("a state that lasted counts where it began", () => {
  expect(balance(events).marks[0]?.date).toEqual({ first: "1963-01-01", last: "1963-12-31" });
});

test("no events, no signals", () => {
  expect(balance([])).toEqual({ raises: 0, lowers: 0, neutral: 0, barriers: [], marks: [] });
});
