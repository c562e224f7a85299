import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { query } from "../../src/evidence/database.ts";
import { open } from "../../src/evidence/open.ts";
import { soundPackage, writePackage } from "./packages.ts";

test("typed tables, with null for what is missing", async () => {
  const dir = await writePackage(soundPackage());
  const evidence = await open(pathToFileURL(`${dir}/`));
  expect([evidence.name, evidence.title, evidence.version, evidence.dir]).toEqual([
    "sound",
    "A sound package",
    "1.0.0",
    dir,
  ]);
  expect(evidence.tables.map(({ name, length }) => [name, length])).toEqual([
    ["makers", 2],
    ["sales", 3],
  ]);
  const sales = evidence.table("sales");
  expect(sales.columns).toEqual({
    names: ["id", "maker", "year", "amount", "unit", "pieces", "signed", "licensed", "form"],
    types: ["string", "string", "year", "number", "string", "integer", "date", "boolean", "string"],
    columns: [
      ["S1", "S2", "S3"],
      ["RR", "FE", "RR"],
      [1975, 1970, 1991],
      [80, 7.25, null],
      ["GBP million", "GBP million", null],
      [426, null, 9],
      ["1967-04-01", null, "1991-12-31"],
      [true, false, null],
      ["licence", "sale", "sale"],
    ],
    length: 3,
  });
  expect(sales.schema[3]).toMatchObject({ name: "amount", type: "number", unit: "GBP million" });
  expect([sales.names, sales.types]).toEqual([sales.columns.names, sales.columns.types]);
  expect(() => evidence.table("sale")).toThrow(/no table "sale"\n.*Did you mean "sales"/);
});

test("two packages of the same tables are open side by side, until one is closed", async () => {
  const [first, second] = [await writePackage(soundPackage()), await writePackage(soundPackage())];
  await writeFile(join(second, "makers.csv"), "id,name\nRR,Rolls\nFE,Ferranti\nBA,BAe\n");
  const [one, two] = [await open(first), await open(second)];
  const rows = async ({ relation }: { relation: string }) =>
    (await query(`SELECT count(*) FROM ${relation}`)).columns[0]?.[0];
  expect([await rows(one.table("makers")), await rows(two.table("makers"))]).toEqual([2, 3]);
  await one.close();
  await expect(rows(one.table("makers"))).rejects.toThrow(/evidence_\d+/);
  expect(await rows(two.table("makers"))).toBe(3);
});

test("a folder may be named like a pattern or a partition", async () => {
  const dir = await writePackage(soundPackage());
  const { mkdir, rename } = await import("node:fs/promises");
  const odd = join(dir, "year=2020", "it's [1]*?");
  await mkdir(odd, { recursive: true });
  for (const file of ["datapackage.json", "makers.csv", "sales.csv"])
    await rename(join(dir, file), join(odd, file));
  expect((await open(odd)).table("makers").names).toEqual(["id", "name"]);
});

test("columns and tables may have any name", async () => {
  const names = [
    "__proto__",
    "constructor",
    "select",
    'a "b"',
    "columns",
    "日本",
    "a,b",
    "x\ny",
    "-1",
    "count(*)",
  ];
  const header = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(",");
  const dir = await writePackage({
    descriptor: {
      name: "odd",
      resources: [
        {
          name: "order by",
          path: "t.csv",
          schema: { fields: names.map((name) => ({ name, type: "integer" })) },
        },
      ],
    },
    files: { "t.csv": `${header}\n${names.map((_, i) => i).join(",")}\n` },
  });
  const table = (await open(dir)).table("order by");
  expect(table.names).toEqual(names);
  expect(table.columns.columns).toEqual(names.map((_, i) => [i]));
});

test("a table too long to hold is DuckDB's alone", async () => {
  const rows = 100_001;
  const text = `n\n${Array.from({ length: rows }, (_, i) => i).join("\n")}\n`;
  const fields = [{ name: "n", type: "integer" }];
  const dir = await writePackage({
    descriptor: {
      name: "long",
      resources: [{ name: "t", path: "t.csv", schema: { fields, primaryKey: "n" } }],
    },
    files: { "t.csv": text },
  });
  const evidence = await open(dir);
  const table = evidence.table("t");
  expect(table.length).toBe(rows);
  expect(() => table.columns).toThrow(/100001 rows.*\n.*sql/);
  expect((await query(`SELECT sum(n) FROM ${table.relation}`)).columns).toEqual([[5_000_050_000]]);
  await evidence.close();
});

test("a key that comes twice in a long table is found, wherever the others lie", async () => {
  const fields = [{ name: "n", type: "integer" }];
  const descriptor = {
    name: "long",
    resources: [{ name: "t", path: "t.csv", schema: { fields, primaryKey: "n" } }],
  };
  const rows = 100_001;
  for (const key of [
    (i: number) => (i === 70_000 ? 5 : i),
    (i: number) => (i === 70_000 ? -10 : 7 * i - 45),
  ]) {
    const keys = Array.from({ length: rows }, (_, i) => key(i));
    const dir = await writePackage({ descriptor, files: { "t.csv": `n\n${keys.join("\n")}\n` } });
    const error = await open(dir).catch((thrown) => thrown);
    expect(error.problems).toMatchObject([
      { line: 70_002, problem: expect.stringContaining("the first is on line 7") },
    ]);
  }
});

test("keys of several columns, and a reference with a part missing", async () => {
  const fields = ["a", "b"].map((name) => ({ name, type: "string" }));
  const key = { fields: ["a", "b"], reference: { resource: "parents", fields: ["a", "b"] } };
  const dir = await writePackage({
    descriptor: {
      name: "pairs",
      resources: [
        { name: "parents", path: "parents.csv", schema: { fields, primaryKey: ["a", "b"] } },
        {
          name: "children",
          path: "children.csv",
          schema: { fields, foreignKeys: [key], uniqueKeys: [["b", "a"]] },
        },
      ],
    },
    // With the parts joined by a dash, x-y and z would be x and y-z.
    files: { "parents.csv": "a,b\nx-y,z\nx,y-z\n", "children.csv": "a,b\nx-y,z\nx,\nx,y\nx,\n,\n" },
  });
  const error = await open(dir).catch((thrown) => thrown);
  expect(error.problems).toMatchObject([
    { line: 4, column: "a, b", value: "x, y", rule: "foreignKey to parents.a, b" },
  ]);
});
