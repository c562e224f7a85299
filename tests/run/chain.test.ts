import { expect, test } from "vitest";
import { chainOf } from "../../src/run/chain.ts";
import type { EvidenceRecord } from "../../src/run/record.ts";

const book = { id: "book", title: "A book", publisher: "A press" };
const papers = { id: "papers", title: "Papers" };
const resource = (name: string, sources: EvidenceRecord["sources"]) => ({
  ...{ name, path: `${name}.csv`, hash: "0", rows: 1, sources },
});
const evidence: EvidenceRecord = {
  ...{ name: "e", title: "E", version: "1", sources: [book, papers] },
  resources: [resource("changes", [papers, book]), resource("record", [papers]), resource("events", [book])],
};

/** The sources of one row of a table, by their titles. */
const sourcesOf = (table: string, source: string, via?: { table: string; row: string }) => {
  const row = { row: "1", source, ...(via && { via }) };
  const [chain] = chainOf(
    [{ evidence: "e", version: "1", table, count: 1, rows: [row], exact: true }],
    [evidence],
  );
  return chain?.rows[0]?.sources?.map(({ title }) => title);
};

test("a source is known by its id or its title, and then stands alone", () => {
  expect(sourcesOf("changes", "book")).toEqual(["A book"]);
  expect(sourcesOf("changes", "A Book")).toEqual(["A book"]);
});

test("other words stand with their table's source, but not with several, of which it may be any", () => {
  expect(sourcesOf("record", "a ministry")).toEqual(["a ministry", "Papers"]);
  expect(sourcesOf("changes", "a ministry")).toEqual(["a ministry"]);
});

test("what another row names is from that row's table", () => {
  expect(sourcesOf("events", "a ministry", { table: "record", row: "R1" })).toEqual(["a ministry", "Papers"]);
});
