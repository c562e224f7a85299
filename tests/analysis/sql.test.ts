import fc from "fast-check";
import { expect, test } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { sql } from "../../src/analysis/sql.ts";
import { RefusedError, UsageError } from "../../src/errors.ts";
import { execute, loadColumns, query } from "../../src/evidence/database.ts";

const sales = frame(
  {
    supplier: ["Rolls-Royce", 'O\'Neill "& Co"', null],
    signed: [1967, null, 1980],
    on: ["1967-09-01", "1980-01-31", null],
    amount: [80.5, null, 60],
    lots: [3, 2 ** 53 - 1, null],
    open: [true, false, null],
  },
  { types: { signed: "year", on: "date" } },
);
const temporary = async () =>
  (await query("SELECT count(*) FROM duckdb_tables() WHERE temporary")).columns[0]?.[0];

test("a frame comes back from DuckDB as it went in, types and all", async () => {
  const back = await sql`SELECT * FROM ${sales}`;
  expect(back.names).toEqual(sales.names);
  expect(back.types).toEqual(sales.types);
  expect(back.rows()).toEqual(sales.rows());
});

test("any text, any name and any number that a frame can hold come back", async () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
    .filter((text) => !text.includes("\0"));
  const columns = fc.uniqueArray(
    fc.oneof(name, fc.constantFrom("__proto__", "constructor", "values", 'a "b"', "select")),
    {
      selector: (text) => text.toLowerCase(),
      minLength: 1,
      maxLength: 4,
    },
  );
  const value = {
    string: fc.string({ unit: "grapheme" }),
    integer: fc.maxSafeInteger(),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    boolean: fc.boolean(),
  };
  const table = columns.chain((names) =>
    fc.tuple(
      ...names.map((column) =>
        fc.constantFrom("string", "integer", "number", "boolean").chain((type) =>
          fc.record({
            name: fc.constant(column),
            type: fc.constant(type),
            values: fc.array(fc.option(value[type as "number"]), { minLength: 3, maxLength: 3 }),
          }),
        ),
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(table, async (list) => {
      const source = {
        names: list.map((column) => column.name),
        types: list.map((column) => column.type as "number"),
        columns: list.map((column) => column.values),
        length: 3,
      };
      const back = await sql`SELECT * FROM ${frame(source)}`;
      expect(back.names).toEqual(source.names);
      expect(back.types).toEqual(source.types);
      expect(back.columns).toEqual(source.columns);
    }),
    { numRuns: 60 },
  );
});

test("values are bound, not pasted", async () => {
  const evil = "x'; DROP TABLE sales; --";
  const asked =
    await sql`SELECT ${evil} AS s, ${5} + 1 AS i, ${0.5} AS n, ${true} AS b, ${null} IS NULL AS missing`;
  expect(asked.rows()).toEqual([{ s: evil, i: 6, n: 0.5, b: true, missing: true }]);
  const found = await sql`SELECT supplier FROM ${sales} WHERE supplier LIKE ${"%'%"} AND lots > ${2 ** 52}`;
  expect(found.column("supplier")).toEqual(['O\'Neill "& Co"']);
});

test("several frames, and a table that DuckDB has, in one query", async () => {
  const relation = await loadColumns(frame({ supplier: ["Rolls-Royce"], country: ["UK"] }));
  const table = { relation, names: ["supplier", "country"] };
  const joined = await sql`
    SELECT a.supplier, country, b.amount
    FROM ${sales} AS a JOIN ${table} USING (supplier) JOIN ${sales} AS b ON a.signed = b.signed`;
  expect(joined.rows()).toEqual([{ supplier: "Rolls-Royce", country: "UK", amount: 80.5 }]);
  await execute(`DROP TABLE ${relation}`);
});

test("what was loaded is dropped, after an error too", async () => {
  const before = await temporary();
  await sql`SELECT 1 AS one FROM ${sales}`;
  await expect(sql`SELECT nothing FROM ${sales} JOIN ${frame({ a: [1] })} ON true`).rejects.toThrow();
  await expect(sql`SELECT * FROM ${sales}, ${frame({ a: [1], A: [2] })}`).rejects.toThrow(RefusedError);
  expect(await temporary()).toBe(before);
});

test("a result without rows keeps its columns and types", async () => {
  const none = await sql`SELECT * FROM ${sales} WHERE amount > ${1000}`;
  expect([none.names, none.types, none.length]).toEqual([sales.names, sales.types, 0]);
});

test("queries at the same time do not meet", async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4].map((i) => sql`SELECT sum(x) AS total FROM ${frame({ x: [i, i] })}`),
  );
  expect(answers.map((answer) => answer.column("total")[0])).toEqual([2, 4, 6, 8]);
});

test("an error names the line of the query, and the nearest column", async () => {
  const asked = sql`
    SELECT supplier,
           amuont
    FROM ${sales}`;
  await expect(asked).rejects.toThrow(UsageError);
  await expect(asked).rejects.toThrow(/^line 3: DuckDB: Binder Error[\s\S]*Did you mean "amount"\?/);
  await expect(sql`SELECT 1 AS one\nFROM nowhere`).rejects.toThrow(/^line 2: .*nowhere/);
});

test("a value inside quotes is an error: there it would be plain text", async () => {
  await expect(sql`SELECT * FROM ${sales} WHERE supplier = '${"x"}'`).rejects.toThrow(
    '("x") stands inside quotes',
  );
  await expect(sql`SELECT "${sales}" FROM ${sales}`).rejects.toThrow("(a frame) stands inside quotes");
  const apostrophes = await sql`
    -- that's all; /* don't */
    SELECT 'it''s' AS "it's", ${1} AS one /* isn't " */ FROM ${sales} LIMIT ${1}`;
  expect(apostrophes.rows()).toEqual([{ "it's": "it's", one: 1 }]);
});

test("what is neither a value nor a relation is an error with the remedy", async () => {
  await expect(sql`SELECT * FROM ${sales} WHERE lots IN ${[1, 2] as never}`).rejects.toThrow(
    "WHERE x IN (SELECT x FROM ",
  );
  await expect(sql`SELECT ${{ a: 1 } as never}`).rejects.toThrow('{"a":1} cannot stand in a query');
  await expect(sql`SELECT * FROM ${frame({})}`).rejects.toThrow("a frame without columns");
});

test("statements that change what lies in the database are refused", async () => {
  const relation = await loadColumns(sales);
  const table = { relation, names: sales.names };
  await expect(sql`DELETE FROM ${table}`).rejects.toThrow(RefusedError);
  await expect(sql`DROP TABLE ${table}`).rejects.toThrow(RefusedError);
  await expect(sql`UPDATE ${table} SET amount = 0`).rejects.toThrow(RefusedError);
  await expect(sql`WITH x AS (SELECT 1) INSERT INTO ${table} SELECT * FROM ${table}`).rejects.toThrow(
    RefusedError,
  );
  await expect(sql`SELECT 1; DROP TABLE ${table}`).rejects.toThrow(UsageError);
  expect((await sql`(FROM ${table})`).rows()).toEqual(sales.rows());
  expect((await sql`WITH delete AS (FROM ${table}) SELECT count(*) AS n FROM delete`).column("n")).toEqual([
    3,
  ]);
  await execute(`DROP TABLE ${relation}`);
});

test("results without a faithful twin are refused", async () => {
  await expect(sql`SELECT sum(lots) + 1 AS n FROM ${sales.concat(sales)}`).rejects.toThrow(RefusedError);
  await expect(sql`SELECT 1 AS a, 2 AS a`).rejects.toThrow(RefusedError);
});
