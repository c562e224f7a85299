import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CellRunner, cellRunner } from "../cells.ts";

let cells: CellRunner;
beforeAll(async () => {
  cells = await cellRunner({ notebookFolder: "notebooks" });
  mkdirSync(join(cells.folder, "data"));
  writeFileSync(join(cells.folder, "data/sales.csv"), "");
  writeFileSync(join(cells.folder, "notebooks/helper.ts"), "export const helpful = 1;");
  await cells.run(`import { frame } from "dossier";
    const sales = frame({ amount: [1, 2], "unit price": [3, 4] });
    const person = { first: "a", last: "b" };
    /** The tax on an income.\n * @param income before tax */
    function tax(income: number, rate = 0.2) { return income * rate }`);
});
afterAll(() => cells.close());

/** Splits code at the cursor's mark. */
function atCursor(marked: string): [code: string, cursor: number] {
  return [marked.replace("|", ""), marked.indexOf("|")];
}

describe("completion offers", () => {
  test.each([
    ["members, of a variable of an earlier cell", "person.|", ["first", "last"]],
    ["members that fit what is typed", "person.f|", ["first"]],
    ["names of earlier cells", "sal|", ["sales"]],
    ["names of the same cell", "const quite = 1; quit|", ["quite"]],
    ["names in mixed case", "tA|", ["tax"]],
    ["a frame's columns in a string", "sales.column('|", ["amount", "unit price"]],
    ["a frame's columns in an inner call", "sales.select(String('am|", ["amount"]],
    ["a row's columns in a callback", "sales.filter((row) => row.am|", ["amount"]],
    ["modules of Node", "import * as f from 'node:ht|", ["node:http", "node:http2", "node:https"]],
    ["local modules", "import {} from './hel|", ["helper"]],
    ["exports of a module", "import { hel| } from './helper'", ["helpful"]],
    ["files", "open('../da|", ["../data/"]],
    ["files in a folder", "open('../data/|", ["../data/sales.csv"]],
    ["nothing for what is unknown", "nowhere.|", []],
  ])("%s", async (_, marked, matches) => {
    const [code, cursor] = atCursor(marked);
    const completed = await cells.session.complete(code, cursor);
    expect(completed.matches.filter((match) => match !== "Tag").slice(0, 3)).toEqual(matches);
    expect(completed.end).toBe(cursor);
  });

  test("what is to be replaced", async () => {
    expect(await cells.session.complete(...atCursor("1 + person.fi|"))).toMatchObject({ start: 11, end: 13 });
    expect(await cells.session.complete(...atCursor("open('../da|"))).toMatchObject({ start: 6, end: 11 });
  });

  test("columns without running anything", async () => {
    await cells.run("let calls = 0; function make() { calls++; return sales }");
    await cells.session.complete(...atCursor("make().column('|"));
    expect(await cells.value("calls")).toBe("0");
  });

  test("types also while a cell runs", async () => {
    const running = cells.run("while (true);");
    expect((await cells.session.complete(...atCursor("person.|"))).matches).toEqual(["first", "last"]);
    await cells.session.interrupt();
    await running;
  });
});

describe("inspection shows", () => {
  test.each([
    [
      "a function of an earlier cell, and its documentation",
      "ta|x(1)",
      /^function tax\(income: number, rate\?: number\): number\n\nThe tax/,
    ],
    ["the call that the cursor is in", "tax(1, |", /^tax\(income: number, rate\?: number\): number/],
    ["a variable's type", "person|", /^const person: \{\n {4}first: string;/],
    ["a member", "sales.fil|ter", /filter\(/],
  ])("%s", async (_, marked, text) => {
    const { found, data } = await cells.session.inspect(...atCursor(marked));
    expect(found).toBe(true);
    expect(data["text/plain"]).toMatch(text);
    expect(data["text/markdown"]).toMatch(/^```typescript\n/);
  });

  test.each(["|", "nowhere|", "1 + 1|"])("nothing at %s", async (marked) => {
    expect(await cells.session.inspect(...atCursor(marked))).toEqual({ found: false, data: {} });
  });

  test.each([
    ["a function of an earlier cell", "ta|x(1)", "{ return income * rate }"],
    ["one of the same cell", "function twice(x: number) { return 2 * x } twi|ce(1)", "{ return 2 * x }"],
    ["a member of the library", "sales.fil|ter", "filter("],
    ["what Dossier exports", "fra|me", "export declare function frame("],
  ])("in detail, the code that declares %s", async (_, marked, code) => {
    const { data } = await cells.session.inspect(...atCursor(marked), { detailed: true });
    const plain = await cells.session.inspect(...atCursor(marked));
    const more = String(data["text/plain"]).slice(String(plain.data["text/plain"]).length);
    expect(more).toContain(code);
    expect(data["text/markdown"]).toMatch(/\n```typescript\n(.|\n)*\n```$/);
  });
});
