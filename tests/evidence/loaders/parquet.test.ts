import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import type { Columns, ColumnType, Value } from "../../../src/evidence/columns.ts";
import { execute, loadColumns, query } from "../../../src/evidence/database.ts";
import type { DeclaredTypes } from "../../../src/evidence/loaders/declared-types.ts";
import { readParquet } from "../../../src/evidence/loaders/parquet.ts";
import { byName, fileOf, messageOf } from "./files.ts";

/** A Parquet file of a query's rows. */
async function parquetOf(select: string): Promise<string> {
  const file = await fileOf("a.parquet", "");
  await execute(`COPY (${select}) TO '${file}' (FORMAT parquet)`);
  return file;
}

test("types are the file's own", async () => {
  const file = await parquetOf(
    `SELECT 'Söhne' AS name, 7::TINYINT AS tiny, 1975::SMALLINT AS small, 9007199254740991::BIGINT AS big,
       80.25::DECIMAL(12,2) AS money, 0.5::FLOAT AS part, true AS yes, DATE '2013-07-04' AS day, 3::UINTEGER AS unsigned
     UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL`,
  );
  const table = await readParquet(file);
  expect(table.types).toEqual([
    "string",
    "integer",
    "integer",
    "integer",
    "number",
    "number",
    "boolean",
    "date",
    "integer",
  ]);
  expect(Object.values(byName(table)).map(([first]) => first)).toEqual([
    "Söhne",
    7,
    1975,
    2 ** 53 - 1,
    80.25,
    0.5,
    true,
    "2013-07-04",
    3,
  ]);
  expect(Object.values(byName(table)).map(([, second]) => second)).toEqual(new Array(9).fill(null));
  expect(frame(table).length).toBe(2);
});

test("a float of 32 bits is the shortest decimal that it is, and a decimal keeps its digits", async () => {
  const file = await parquetOf(
    `SELECT unnest([0.1, -2.75e-20, 16777216])::FLOAT AS part,
       unnest(['0.3', '-1234567890123.45', '9007199254740991'])::DECIMAL(38, 18) AS money`,
  );
  expect((await readParquet(file)).columns).toEqual([
    [0.1, -2.75e-20, 16777216],
    [0.3, -1234567890123.45, 9007199254740991],
  ]);
});

test("years, and days that were stored as times, are declared", async () => {
  const file = await parquetOf(
    "SELECT 1975 AS year, TIMESTAMP '2013-07-04 00:00:00' AS day, TIMESTAMP '2013-07-04 12:30:00' AS noon",
  );
  const types = { year: "year", day: "date", noon: "string" } as const;
  const table = await readParquet(file, { types });
  expect(table.types).toEqual(["year", "date", "string"]);
  expect(table.columns).toEqual([[1975], ["2013-07-04"], ["2013-07-04 12:30:00"]]);
});

test("an empty table keeps its columns", async () => {
  const table = await readParquet(await parquetOf("SELECT 1 AS a, 'x' AS b WHERE false"));
  expect(table).toMatchObject({
    names: ["a", "b"],
    types: ["integer", "string"],
    columns: [[], []],
    length: 0,
  });
});

describe("what JavaScript cannot hold, or a table of evidence cannot, is refused", () => {
  test.each([
    [
      "an integer beyond 2^53 - 1",
      "SELECT unnest([1, 9007199254740993]) AS id",
      {},
      'a.parquet, row 2, column "id": 9007199254740993 has more digits',
    ],
    [
      "a decimal of more digits than a double",
      "SELECT unnest(['0.1', '12345678901234567.89'])::DECIMAL(38, 2) AS money",
      {},
      'row 2, column "money": 12345678901234567.89 has more digits than a number can hold',
    ],
    ["NaN", "SELECT unnest([1.5::DOUBLE, 'nan'::DOUBLE]) AS x", {}, 'row 2, column "x": the value is nan'],
    ["infinity", "SELECT '-inf'::DOUBLE AS x", {}, "the value is -inf"],
    ["a list", "SELECT [1, 2] AS x", {}, "the file stores INTEGER[], which a table of evidence cannot hold"],
    ["a struct", "SELECT {a: 1} AS x", {}, "the file stores STRUCT"],
    [
      "a time",
      "SELECT TIMESTAMP '2013-07-04 12:00:00' AS x",
      {},
      'Declare it "date" if all its times are midnight',
    ],
    [
      "a time that is no day",
      "SELECT TIMESTAMP '2013-07-04 12:00:00' AS x",
      { x: "date" },
      "2013-07-04 12:00:00 is not a day",
    ],
    [
      "a time with its zone",
      "SELECT TIMESTAMPTZ '2013-07-04 12:00:00+00' AS x",
      { x: "date" },
      "TIMESTAMP WITH TIME ZONE",
    ],
    ["a year of three digits", "SELECT 975 AS x", { x: "year" }, "975 is outside the years 1000 to 2999"],
    [
      "text declared a number",
      "SELECT '12' AS x",
      { x: "number" },
      "the file stores VARCHAR, and number is declared",
    ],
    ["a decimal declared an integer", "SELECT 1.5 AS x", { x: "integer" }, "Declare it number"],
    ["a type for no column", "SELECT 1 AS amount", { amuont: "number" }, 'Did you mean "amount"?'],
  ])("%s", async (_, select, types, part) => {
    expect(
      await messageOf(readParquet(await parquetOf(select), { types: types as DeclaredTypes })),
    ).toContain(part);
  });

  test("a file that is cut short, and one of another format", async () => {
    expect(await messageOf(readParquet(await fileOf("a.parquet", "PAR1 and no more")))).toContain(
      "the Parquet file cannot be read",
    );
    expect(await messageOf(readParquet(await fileOf("a.parquet", "a,b\n1,2\n")))).toContain(
      "the file is not Parquet\n  → Read a CSV",
    );
  });

  test("more rows than are held", async () => {
    const message = await messageOf(readParquet(await parquetOf("SELECT range AS i FROM range(100001)")));
    expect(message).toContain("the file has 100001 rows");
    expect(message).toContain("read_parquet");
  });

  test("nothing is left in DuckDB", async () => {
    await messageOf(readParquet(await parquetOf("SELECT [1] AS x")));
    const { columns } = await query("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'parquet%'");
    expect(columns).toEqual([[0]]);
  });
});

test("values in are values out", async () => {
  const values: Record<ColumnType, fc.Arbitrary<Value>> = {
    string: fc.string({ unit: "binary" }).filter((text) => !/\0|\p{Surrogate}/u.test(text)),
    integer: fc.maxSafeInteger(),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    boolean: fc.boolean(),
    date: fc
      .integer({ min: -719_162, max: 2_932_896 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
    year: fc.integer({ min: 1000, max: 2999 }),
  };
  const types = Object.keys(values) as ColumnType[];
  const rows = fc.array(fc.tuple(...types.map((type) => fc.option(values[type]))), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, async (rows) => {
      const columns: Columns = {
        names: types,
        types,
        columns: types.map((_, j) => rows.map((row) => row[j] ?? null)),
        length: rows.length,
      };
      const relation = await loadColumns(columns);
      const file = await parquetOf(`SELECT * FROM ${relation} ORDER BY rowid`);
      await execute(`DROP TABLE ${relation}`);
      expect(await readParquet(file, { types: { year: "year" } })).toMatchObject(columns);
    }),
    { numRuns: 40, seed: 1963 },
  );
});
