import { expect, test } from "vitest";
import { locatePassages } from "../../../src/evidence/passages/locate-passages.ts";
import { changed, coded, hash, passages, report, spanOf } from "./document.ts";

test.each<[id: string, change: string, from: string, to: string, was: string, is: string]>([
  ["F1", "a figure", "£12 million", "£15 million", "2", "5"],
  ["F1", "a figure of more digits", "£12 million", "£120 million", "", "0"],
  ["F1", "the words of the amount", "around £12 million", "about £14 million", "round £12", "bout £14"],
  ["F4", "another figure", "40 cars", "25 cars", "40", "25"],
  ["F1", "a year", "1961", "1959", "61", "59"],
  ["F2", "a letter", "winter", "Winter", "w", "W"],
  ["F2", "a letter too many", "winter", "wintter", "", "t"],
  ["F2", "a letter left out", "winter", "winer", "t", ""],
  ["F2", "words put in", "sailed in", "sailed, it is said, in", "", ", it is said,"],
  ["F6", "a word left out", "The Heron was sold", "The was sold", " Heron", ""],
  [
    "F6",
    "a word for another of the document",
    "The Heron was sold",
    "The Albatross was sold",
    "Heron",
    "Albatross",
  ],
  ["F3", "a curly quote", "mayor’s", "mayor's", "’", "'"],
])("%s: %s is undone, and proved by the hash", (id, _, from, to, was, is) => {
  const text = changed([from, to]);
  const i = coded.findIndex(([name]) => name === id);
  const found = locatePassages(text, passages, report.length)[i];
  const [, wording] = coded[i] as (typeof coded)[number];
  const words = wording.replace(from, to);
  expect(found).toMatchObject({ state: "altered", ...spanOf(text, words) });
  const { change } = found as { change: { at: number; was: string; is: string; likeness: number } };
  expect([change.was, change.is]).toEqual([was, is]);
  const former = text.slice(0, change.at) + was + text.slice(change.at + is.length);
  expect(former).toBe(report);
  const length = Math.max(words.length, wording.length);
  expect(change.likeness).toBeCloseTo(1 - Math.max(was.length, is.length) / length, 12);
});

test("a change at the edge of the document is found as well", () => {
  const [first] = passages as [(typeof passages)[number]];
  const passage = { ...first, start: 0, end: first.end - first.start };
  const words = report.slice(first.start, first.end);
  const rest = " And more.";
  const other = { ...spanOf(words + rest, "And more."), sha256: hash("And more."), words: [] };
  const [found] = locatePassages(`So ${words}${rest}`, [passage, other], (words + rest).length);
  expect(found).toMatchObject({ state: "moved", start: 3 });
  const [altered] = locatePassages(`${words.replace("two", "three")}${rest}`, [passage, other]);
  expect(altered).toMatchObject({ state: "altered", start: 0 });
});
