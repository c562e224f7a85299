import { expect, test } from "vitest";
import type { Columns } from "../../src/evidence/columns.ts";
import { execute, loadColumns, query, quote } from "../../src/evidence/database.ts";

test("types and values come back as JavaScript has them", async () => {
  const result = await query(
    "SELECT 1963::SMALLINT AS year, 2::BIGINT AS n, 1.25::DECIMAL(9,2) AS d, 0.5::DOUBLE AS x, true AS yes," +
      " DATE '2013-07-04' AS day, 'a' AS s, NULL::DOUBLE AS missing, sum(3) AS total",
  );
  expect(result).toEqual({
    names: ["year", "n", "d", "x", "yes", "day", "s", "missing", "total"],
    types: ["year", "integer", "number", "number", "boolean", "date", "string", "number", "integer"],
    columns: [[1963], [2], [1.25], [0.5], [true], ["2013-07-04"], ["a"], [null], [3]],
    length: 1,
  });
});

test("a result without rows keeps its columns", async () => {
  expect(await query("SELECT 'a' AS s, 1.5::DOUBLE AS x, 1963::SMALLINT AS year WHERE false")).toEqual({
    names: ["s", "x", "year"],
    types: ["string", "number", "year"],
    columns: [[], [], []],
    length: 0,
  });
});

test("a difference of years is an integer, not the year 15", async () => {
  const { types, columns } = await query("SELECT 1979::SMALLINT - 1964::SMALLINT AS span");
  expect({ types, columns }).toEqual({ types: ["integer"], columns: [[15]] });
});

test("what JavaScript cannot hold is refused by name, with a way out", async () => {
  await expect(query("SELECT 9007199254740993 AS big")).rejects.toThrow(
    /"big" holds 9007199254740993.*\n.*VARCHAR/,
  );
  await expect(query("SELECT 1::DOUBLE / 0 AS ratio")).rejects.toThrow(/"ratio" holds Infinity.*\n.*nullif/);
  await expect(query("SELECT [1] AS list")).rejects.toThrow(/"list" is INTEGER\[\]/);
  await expect(query("SELECT 1 AS a, 2 AS a")).rejects.toThrow(/two columns named "a"/);
  await expect(query("SELECT TIMESTAMP '2020-01-01' AS at")).rejects.toThrow(/"at" is TIMESTAMP/);
  expect((await query("SELECT 9007199254740991 AS big")).columns).toEqual([[9007199254740991]]);
});

test("a faulty statement says so in DuckDB's words, and two statements are not one", async () => {
  await expect(query("SELECT nothing FROM nowhere")).rejects.toThrow(/DuckDB: Catalog Error.*nowhere/);
  await expect(query("SELECT 1; SELECT 2")).rejects.toThrow(/multiple statements/);
});

test("parameters are values, never SQL", async () => {
  const { columns } = await query("SELECT ? AS s, ? AS n, ? AS x, ? AS b, ? IS NULL AS missing", [
    "'; DROP TABLE t",
    9007199254740991,
    2 ** 60,
    false,
    null,
  ]);
  expect(columns).toEqual([["'; DROP TABLE t"], [9007199254740991], [2 ** 60], [false], [true]]);
  await expect(query("SELECT ? AS x", [Number.NaN])).rejects.toThrow(/Parameter 1 .* NaN/);
  expect((await query("SELECT DATE '2013-07-04' > ? AS later", ["2013-01-01"])).columns).toEqual([[true]]);
});

test("columns make the trip into a table and back", async () => {
  const data: Columns = {
    names: ["s", "n", "x", "b", "d", "y", 'odd "name"'],
    types: ["string", "integer", "number", "boolean", "date", "year", "string"],
    columns: [
      ["", "a\n\"b\",'c'", "日本", null],
      [9007199254740991, -9007199254740991, 0, null],
      [0.1, -1e300, 5e-324, null],
      [true, false, true, null],
      ["0001-01-01", "9999-12-31", "2012-02-29", null],
      [1000, 2999, 1963, null],
      ["NULL", "nan", "a\0b", null],
    ],
    length: 4,
  };
  const name = await loadColumns(data);
  expect(await query(`SELECT * FROM ${name}`)).toEqual(data);
  await execute(`DROP TABLE ${name}`);
});

test("more rows than one chunk holds keep their order", async () => {
  const values = Array.from({ length: 5000 }, (_, i) => i);
  const name = await loadColumns({ names: ["n"], types: ["integer"], columns: [values], length: 5000 });
  expect((await query(`SELECT n FROM ${name}`)).columns[0]).toEqual(values);
  await execute(`DROP TABLE ${name}`);
});

test.each([
  ["integer", 1.5],
  ["integer", 2 ** 53],
  ["number", Number.NaN],
  ["date", "2021-02-30"],
  ["date", "04/07/2013"],
  ["year", 999],
  ["string", 7],
  ["string", "\ud800"],
  ["boolean", 1],
] as const)("a value that is not a %s is refused: %s", async (type, value) => {
  const columns = { names: ["c"], types: [type], columns: [[null, value]], length: 2 };
  await expect(loadColumns(columns)).rejects.toThrow(/Row 2 of the column "c"/);
});

test("statements started together take turns: none ends another, each gets its own answer", async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => i);
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, k) => {
      const values = rows.map((i) => i + k);
      const table = await loadColumns({ names: ["x"], types: ["integer"], columns: [values], length: 5000 });
      const { columns } = await query(`SELECT min(x), max(x), count(*) FROM ${table}, range(3)`);
      await execute(`DROP TABLE ${table}`);
      await expect(query("SELECT nothing")).rejects.toThrow();
      return columns.flat();
    }),
  );
  expect(answers).toEqual(answers.map((_, k) => [k, 4999 + k, 15_000]));
});

test("names that SQL cannot tell apart are refused", async () => {
  const columns = { names: ["A", "a"], types: ["year", "year"], columns: [[], []], length: 0 } as Columns;
  await expect(loadColumns(columns)).rejects.toThrow(/"A" and "a"/);
  expect(() => quote("")).toThrow(/cannot name/);
});
