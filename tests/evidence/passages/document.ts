import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Passage } from "../../../src/evidence/passages/passage.ts";
import { writePackage } from "../packages.ts";

/** A document of the tests' own: café and dashes for the encodings, amounts for the words. */
export const report = `The harbour café – a report

In 1961 the town bought two ferries, the Heron and the Plover, for around £12 million. Neither sailed in winter.

The mayor’s office spoke of “a bridge to the islands”. Critics, who were many, called it a toy: it carried 40 cars a day, and lost some £3 million in its first year.

By 1970 the debt was paid. The Heron was sold in May, reportedly to a circus; the Plover still runs.
`;

/** What the rows of the package say of it: a name, the passage by its words, and the words that state an amount. */
export const coded: readonly [id: string, passage: string, stated: string][] = [
  [
    "F1",
    "In 1961 the town bought two ferries, the Heron and the Plover, for around £12 million.",
    "around £12 million",
  ],
  ["F2", "Neither sailed in winter.", ""],
  ["F3", "The mayor’s office spoke of “a bridge to the islands”.", ""],
  [
    "F4",
    "called it a toy: it carried 40 cars a day, and lost some £3 million in its first year",
    "some £3 million",
  ],
  ["F5", "By 1970 the debt was paid.", ""],
  ["F6", "The Heron was sold in May, reportedly to a circus", ""],
];

export const hash = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

/** Where words stand in a text. Fails if they are not there, so that no test passes for want of a passage. */
export function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the text does not have ${words}`);
  return { start, end: start + words.length };
}

/** The passages of the report, in the order of {@link coded}. */
export const passages: Passage[] = coded.map(([, words, stated]) => ({
  ...spanOf(report, words),
  sha256: hash(words),
  words: stated === "" ? [] : [stated],
}));

/** A package that codes the report, with prices that refer to its facts, ships from a register, and the report beside it. */
export async function reportPackage(document: string | Uint8Array = report) {
  const rows = coded.map(([id, words, stated]) => {
    const { start, end } = spanOf(report, words);
    return [id, "report", start, end, hash(words), stated].join(",");
  });
  const text = (name: string) => ({ name, type: "string" });
  const descriptor = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "harbour",
    title: "The harbour",
    version: "1.0.0",
    sources: [
      {
        id: "report",
        title: "The harbour café",
        author: "A. Clerk",
        text: { sha256: hash(report), length: report.length },
      },
      { id: "register", title: "Register of ships", publisher: "The harbour" },
    ],
    resources: [
      {
        name: "facts",
        path: "facts.csv",
        schema: {
          fields: [
            ...[text("id"), text("source"), { name: "start", type: "integer", unit: "code unit" }],
            ...[{ name: "end", type: "integer", unit: "code unit" }, text("sha256"), text("stated")],
          ],
          primaryKey: ["id"],
        },
      },
      {
        name: "prices",
        path: "prices.csv",
        schema: {
          fields: [text("id"), { name: "amount", type: "number", unit: "GBP million" }, text("fact")],
          primaryKey: ["id"],
          foreignKeys: [{ fields: ["fact"], reference: { resource: "facts", fields: ["id"] } }],
        },
      },
      {
        name: "ships",
        path: "ships.csv",
        sources: [{ title: "Register of ships", publisher: "The harbour" }],
        schema: { fields: [text("name"), text("kind")], primaryKey: ["name"] },
      },
    ],
  };
  const folder = await writePackage({
    descriptor,
    files: {
      "facts.csv": `id,source,start,end,sha256,stated\n${rows.join("\n")}\n`,
      "prices.csv": "id,amount,fact\nP1,12,F1\nP2,3,F4\nP3,,F2\n",
      "ships.csv": "name,kind\nHeron,ferry\nPlover,ferry\n",
    },
  });
  const file = join(folder, "report.txt");
  await writeFile(file, document);
  return { folder, file };
}

/** The report with some words in place of others. */
export function changed(...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    const { start, end } = spanOf(text, from);
    return text.slice(0, start) + to + text.slice(end);
  }, report);
}
