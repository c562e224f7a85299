import fc from "fast-check";
import { expect, test } from "vitest";
import { locatePassages } from "../../../src/evidence/passages/locate-passages.ts";
import { changed, coded, passages, report, spanOf } from "./document.ts";

/** What became of one passage in a text, by its row's name. */
const whereabouts = (text: string, id: string) =>
  locatePassages(text, passages, report.length)[coded.findIndex(([name]) => name === id)];

test("in the document that was coded, all are in place", () => {
  expect(locatePassages(report, passages)).toEqual(passages.map(() => ({ state: "in place" })));
});

test("whatever is put in or taken out between passages, each is found where its words are", () => {
  // The places between the passages, at which an edit touches none of them.
  const gaps = [0, ...coded.map(([, words]) => spanOf(report, words).end), report.length];
  const edits = fc.array(
    fc.record({
      at: fc.constantFrom(...gaps),
      text: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/\w{4}/.test(text)),
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(edits, (list) => {
      const text = list
        .toSorted((a, b) => b.at - a.at)
        .reduce((whole, { at, text }) => whole.slice(0, at) + text + whole.slice(at), report);
      const found = locatePassages(text, passages, report.length);
      for (const [i, [, words]] of coded.entries()) {
        const { start, end } = spanOf(text, words);
        const stays = start === passages[i]?.start;
        expect(found[i]).toEqual(stays ? { state: "in place" } : { state: "moved", start, end });
      }
    }),
    { numRuns: 60 },
  );
});

test("a passage that comes twice is the one nearest to where it was", () => {
  const twice = `Neither sailed in winter. ${report}`;
  expect(whereabouts(twice, "F2")).toEqual({
    state: "moved",
    ...spanAfter(twice, "Neither sailed in winter.", 1),
  });
});

const spanAfter = (text: string, words: string, from: number) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};

test("a paragraph that was moved elsewhere is found, and so are the others", () => {
  const [title, first, second, third] = report.split("\n\n") as [string, string, string, string];
  const text = [title, third.trimEnd(), first, `${second}\n`].join("\n\n");
  for (const [i, [, words]] of coded.entries())
    expect(locatePassages(text, passages, report.length)[i]).toMatchObject(spanOf(text, words));
});

test("a span that was written down wrongly is put right by its hash", () => {
  const [first] = passages as [(typeof passages)[number]];
  const right = { start: first.start, end: first.end };
  expect(locatePassages(report, [{ ...first, end: first.end + 7 }])).toEqual([{ state: "moved", ...right }]);
  expect(locatePassages(report, [{ ...first, start: first.start - 3 }])).toEqual([
    { state: "moved", ...right },
  ]);
});

test("an altered passage is where its neighbours leave it room", () => {
  // Two changes at a distance, which no single edit undoes.
  const text = changed(
    ["The harbour", "A harbour"],
    ["called it a toy: it carried 40 cars", "said it was a toy: they saw it carry 30 cars"],
  );
  const now = spanOf(
    text,
    "said it was a toy: they saw it carry 30 cars a day, and lost some £3 million in its first year",
  );
  const found = whereabouts(text, "F4");
  expect(found).toMatchObject({ state: "altered", change: undefined });
  const { start, end } = found as { start: number; end: number };
  // The gap before it has the same length as ever, and so has the gap after it.
  expect([start, end]).toEqual([now.start, now.end]);
});

test("of two altered side by side, one that the hash tells shows where the other is", () => {
  const text = changed(
    ["In 1961 the town bought", "The town, in 1961, was sold"],
    ["in winter", "in the winter"],
  );
  expect(whereabouts(text, "F2")).toMatchObject(spanOf(text, "Neither sailed in the winter."));
  const [words] = /The town.*million\./.exec(text) as RegExpExecArray;
  expect(whereabouts(text, "F1")).toEqual({ state: "altered", change: undefined, ...spanOf(text, words) });
});

test("of two that nothing tells apart, both are said to be in the room that is left for them", () => {
  const text = changed(["In 1961 the town bought", "The town, in 1961, was sold"], ["sailed in", "sold on"]);
  const room = { start: 0, end: spanOf(text, "The mayor").start };
  for (const id of ["F1", "F2"])
    expect(whereabouts(text, id)).toEqual({ state: "altered", change: undefined, ...room });
});

test("a passage that was cut out has vanished, from the place where its neighbours meet", () => {
  const text = changed([" Neither sailed in winter.", ""]);
  expect(whereabouts(text, "F2")).toEqual({
    state: "vanished",
    at: spanOf(report, "Neither sailed").start,
  });
  expect(whereabouts(text, "F3")).toMatchObject({ state: "moved" });
});

test("in another document nothing is found, and nothing is guessed", () => {
  const other = "The lighthouse keeper’s diary. ".repeat(40);
  expect(locatePassages(other, passages, report.length)).toEqual(passages.map(() => ({ state: "unknown" })));
  expect(locatePassages("", passages)).toEqual(passages.map(() => ({ state: "unknown" })));
});
