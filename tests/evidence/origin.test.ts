import { expect, test } from "vitest";
import { open } from "../../src/evidence/open.ts";
import { sha256 } from "../../src/evidence/sha256.ts";
import { type Draft, soundPackage, writePackage } from "./packages.ts";

/** The sound package with locators on its makers, to which its sales refer. */
function locatedPackage(change: (draft: Draft) => void = () => {}): Draft {
  const draft = soundPackage();
  const [makers] = draft.descriptor.resources;
  for (const [name, type] of [
    ["source", "string"],
    ["start", "integer"],
    ["end", "integer"],
    ["sha256", "string"],
  ])
    makers.schema.fields.push({ name, type });
  draft.descriptor.sources = [{ id: "book", title: "A book" }];
  const passage = sha256("x");
  draft.files["makers.csv"] =
    `id,name,source,start,end,sha256\nRR,Rolls-Royce,book,5,9,${passage}\nFE,Ferranti,book,20,30,${passage}\n`;
  change(draft);
  return draft;
}

const opened = async (draft: Draft) => open(await writePackage(draft));

test("a row has the name of its key, its own locator or that of the row it refers to", async () => {
  const evidence = await opened(locatedPackage());
  const [makers, sales] = [evidence.table("makers"), evidence.table("sales")];
  expect(sales.evidence).toEqual({ name: "sound", version: "1.0.0" });
  expect(makers.origin(1)).toEqual({ row: "FE", label: "Ferranti", locator: makers.locator(1) });
  expect(makers.locator(1)).toMatchObject({ source: "book", start: 20, end: 30 });
  expect(sales.origin(2)).toEqual({
    row: "S3",
    locator: makers.locator(0),
    via: { table: "makers", row: "RR" },
  });
  expect(sales.locator(1)).toEqual(makers.locator(1));
});

test("a row without a passage has the source that it names, or that the row it refers to names", async () => {
  const evidence = await opened(
    locatedPackage(({ descriptor, files }) => {
      descriptor.resources[0].schema.fields.splice(3);
      files["makers.csv"] = "id,name,source\nRR,Rolls-Royce,book\nFE,Ferranti,\n";
      descriptor.resources[1].sources = [{ title: "A register" }];
    }),
  );
  const [makers, sales] = [evidence.table("makers"), evidence.table("sales")];
  expect(makers.origin(0)).toEqual({ row: "RR", label: "Rolls-Royce", source: "book" });
  expect(makers.origin(1)).toEqual({ row: "FE", label: "Ferranti" });
  expect(sales.origin(0)).toEqual({ row: "S1", source: "book", via: { table: "makers", row: "RR" } });
  expect(sales.sources).toEqual([{ title: "A register" }]);
});

/** A package with a table of changes, in which many rows are of one table and one row. */
const changes = () =>
  opened(
    locatedPackage(({ descriptor, files }) => {
      const text = (name: string) => ({ name, type: "string" });
      descriptor.resources.push({
        name: "changes",
        path: "changes.csv",
        schema: {
          fields: ["id", "table", "row", "column", "before", "after", "reason", "source"].map(text),
          primaryKey: ["id"],
        },
      });
      files["changes.csv"] =
        `id,table,row,column,before,after,reason,source\nD1,sales,S1,year,1970,1974,it was so,A BOOK\nD2,sales,S1,note,,${"x".repeat(50)},it was so,others\nD3,sales,S2,,,,added,others\n`;
    }),
  );

test("rows that share their first words are told apart by the next, and a change by what it was and is", async () => {
  const table = (await changes()).table("changes");
  expect([0, 1, 2].map((row) => table.origin(row).label)).toEqual([
    "sales, S1, year: 1970 → 1974",
    `sales, S1, note: nothing → ${"x".repeat(40)}…`,
    "sales, S2",
  ]);
});

test("without a locator there is the name alone", async () => {
  const sales = (await opened(soundPackage())).table("sales");
  expect(sales.origin(0)).toEqual({ row: "S1" });
  expect(sales.locator(0)).toBeUndefined();
});

test("a key of several columns, and none", async () => {
  const keyed = (primaryKey: string[] | undefined) =>
    opened(
      locatedPackage(({ descriptor }) => {
        descriptor.resources[1].schema.primaryKey = primaryKey;
      }),
    );
  expect((await keyed(["maker", "form", "pieces"].slice(0, 2))).table("sales").origin(2).row).toBe(
    "RR, sale",
  );
  expect((await keyed(undefined)).table("sales").origin(2).row).toBe("row 3");
});

test("a row that is not there is an error", async () => {
  const sales = (await opened(soundPackage())).table("sales");
  expect(() => sales.origin(3)).toThrow(/no row 3\n.*0 to 2/);
  expect(() => sales.locator(-1)).toThrow(/no row -1/);
});

test("many rows that refer to many are named without looking through all each time", async () => {
  const many = 20_000;
  const numbers = Array.from({ length: many }, (_, i) => i);
  const { sales, makers } = await (async () => {
    const draft = locatedPackage(({ files, descriptor }) => {
      const [makers, sales] = descriptor.resources;
      makers.schema.fields[1].constraints = {};
      sales.schema.fields = sales.schema.fields.slice(1, 2).concat({ name: "n", type: "integer" });
      sales.schema.primaryKey = "n";
      const passage = sha256("x");
      files["makers.csv"] =
        `id,name,source,start,end,sha256\n${numbers.map((i) => `M${i},x,book,${i},${i + 1},${passage}\n`).join("")}`;
      files["sales.csv"] = `maker,n\n${numbers.map((i) => `M${many - 1 - i},${i}\n`).join("")}`;
    });
    const evidence = await opened(draft);
    return { sales: evidence.table("sales"), makers: evidence.table("makers") };
  })();
  // Looked through row by row this would take minutes, past the test's own limit.
  for (const i of numbers) expect(sales.origin(i).via?.row).toBe(`M${many - 1 - i}`);
  expect(makers.origin(7).via).toBeUndefined();
});

test("a table too large to be held names its rows by number", async () => {
  const draft = soundPackage();
  draft.files["makers.csv"] =
    `id,name\nRR,Rolls\nFE,Ferr\n${Array.from({ length: 100_000 }, (_, i) => `M${i},N${i}\n`).join("")}`;
  const makers = (await opened(draft)).table("makers");
  expect(makers.origin(100_001)).toEqual({ row: "row 100002" });
});
