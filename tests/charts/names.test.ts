import fc from "fast-check";
import { expect, test } from "vitest";
import { fitNames } from "../../src/charts/names.ts";

const fit = { font: "Open Sans", size: 14, width: 150, lines: 2 };
const shown = (names: readonly string[], more: object = {}) =>
  fitNames(names, { ...fit, ...more }).map(({ lines }) => lines.join(" "));

test("names that fit are as they are", () => {
  expect(shown(["Ferranti", "Rolls-Royce"])).toEqual(["Ferranti", "Rolls-Royce"]);
});

test("names that begin alike keep the end by which they differ", () => {
  const begin = "Framework agreement on the joint development and supply of equipment";
  const [one, other] = shown([`${begin} 2010`, `${begin} 2020`]) as [string, string];
  expect(one).toMatch(/^Framework.*…\s2010$/);
  expect(other).toMatch(/^Framework.*…\s2020$/);
});

test("the same name twice reads the same", () => {
  const name = "A name that is a good deal longer than two lines of the room that there is for it here";
  const [one, other] = shown([name, name]);
  expect(one).toBe(other);
});

test("no room for what tells them apart is an error that names the names", () => {
  expect(() =>
    shown(["Abcdefghijklmnopqrstuvwxyz 1 end of it all", "Bbcdefghijklmnopqrstuvwxyz 1 end of it all"], {
      width: 12,
      lines: 1,
    }),
  ).toThrow(/no room to tell "[^"]*end of it all" from[\s\S]*Shorten the names/);
});

test("whatever the names, two that differ never read the same", () => {
  const word = fc.constantFrom(
    "Framework",
    "agreement",
    "on",
    "joint",
    "supply",
    "2010",
    "2020",
    "of",
    "the",
  );
  const name = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 6 }), (names) => {
      let texts: string[];
      try {
        texts = shown(names);
      } catch {
        return; // refused, which is the other way to keep them apart
      }
      expect(new Set(texts).size).toBe(names.length);
    }),
    { numRuns: 200 },
  );
});
