import fc from "fast-check";
import { expect, test } from "vitest";
import { type Frame, frame } from "../../../src/analysis/frame/frame.ts";
import { sql } from "../../../src/analysis/sql.ts";
import type { Table } from "../../../src/evidence/table.ts";
import { named, tableOf } from "./tables.ts";

const sales = () =>
  tableOf("sales", {
    id: ["S1", "S2", "S3", "S4"],
    buyer: ["JP", "JP", "OM", null],
    amount: [80, 60, 7, null],
  });
const countries = () => tableOf("countries", { code: ["JP", "OM", "UK"], region: ["Asia", "Asia", null] });

const each = (data: Frame) => Array.from({ length: data.length }, (_, i) => named(data.origins(i)));
const ids = (...rows: string[]) => rows.map((row) => ({ sales: row }));

test("rows chosen, ordered and cut are those of the table", async () => {
  const s = await sales();
  expect(each(await sql`SELECT id FROM ${s} WHERE amount > ${20}`)).toEqual(ids("S1", "S2"));
  expect(each(await sql`SELECT * FROM ${s} ORDER BY amount LIMIT ${2}`)).toEqual(ids("S3", "S2"));
  expect(
    each(
      await sql`SELECT 'é -- from', x.id FROM ${s} AS x -- from
    ORDER BY id DESC LIMIT 1 OFFSET 1`,
    ),
  ).toEqual(ids("S3"));
  expect(each(await sql`FROM ${s}`)).toEqual(ids("S1", "S2", "S3", "S4"));
  expect(each(await sql`SELECT 1 AS one FROM ${s} WHERE false`)).toEqual([]);
});

test("groups rest on the rows that were left for them", async () => {
  const s = await sales();
  expect(each(await sql`SELECT buyer, sum(amount) AS total FROM ${s} GROUP BY buyer ORDER BY buyer`)).toEqual(
    ids("S1 S2", "S3", "S4"),
  );
  expect(each(await sql`SELECT count(*) AS n FROM ${s} WHERE amount < 70`)).toEqual(ids("S2 S3"));
  expect(each(await sql`SELECT count(*) AS n FROM ${s} WHERE false`)).toEqual([{}]);
  expect(each(await sql`SELECT buyer FROM ${s} GROUP BY buyer HAVING count(*) > 1`)).toEqual(ids("S1 S2"));
  expect(each(await sql`SELECT buyer, max(amount) AS most FROM ${s} GROUP BY ALL ORDER BY ALL`)).toEqual(
    ids("S1 S2", "S3", "S4"),
  );
  expect(
    each(await sql`SELECT buyer, count(*) AS n FROM ${s} GROUP BY ROLLUP (buyer) ORDER BY n, buyer`),
  ).toEqual(ids("S3", "S4", "S1 S2", "S1 S2 S3 S4"));
});

test("a join rests on both sides, a semi-join on the left", async () => {
  const [s, c] = [await sales(), await countries()];
  expect(
    each(await sql`SELECT s.id, c.region FROM ${s} s LEFT JOIN ${c} c ON s.buyer = c.code ORDER BY s.id`),
  ).toEqual([
    { sales: "S1", countries: "JP" },
    { sales: "S2", countries: "JP" },
    { sales: "S3", countries: "OM" },
    { sales: "S4" },
  ]);
  expect(
    each(await sql`SELECT s.id, c.code FROM ${s} s FULL JOIN ${c} c ON s.buyer = c.code ORDER BY ALL`)[4],
  ).toEqual({ countries: "UK" });
  expect(each(await sql`SELECT id FROM ${s} s SEMI JOIN ${c} c ON s.buyer = c.code ORDER BY id`)).toEqual(
    ids("S1", "S2", "S3"),
  );
  expect(
    each(await sql`SELECT a.id, b.id AS next FROM ${s} a, ${s} b WHERE a.amount = b.amount + 20`),
  ).toEqual(ids("S1 S2"));
  const notes = frame({ buyer: ["JP"], note: ["x"] });
  expect(
    each(await sql`SELECT note, sum(amount) AS t FROM ${s} JOIN ${notes} USING (buyer) GROUP BY note`),
  ).toEqual(ids("S1 S2"));
});

test("a row of SELECT DISTINCT rests on all rows that are alike", async () => {
  const s = await sales();
  expect(each(await sql`SELECT DISTINCT buyer FROM ${s} ORDER BY buyer DESC NULLS LAST`)).toEqual(
    ids("S3", "S1 S2", "S4"),
  );
  expect(
    each(
      await sql`-- who bought, 'each once'
      /* select
         distinct */ SELECT -- all
      /**/ DISTINCT buyer FROM ${s} ORDER BY buyer DESC NULLS LAST`,
    ),
  ).toEqual(ids("S3", "S1 S2", "S4"));
  expect(
    each(
      await sql`------------------------------------------------------------------------------ SELECT DISTINCT buyer
    SELECT id FROM ${s} ORDER BY id`,
    ),
  ).toEqual(ids("S1", "S2", "S3", "S4"));
  expect(each(await sql`select distinct count(*) AS n FROM ${s} GROUP BY buyer ORDER BY n`)).toEqual(
    ids("S3 S4", "S1 S2"),
  );
});

test("CTEs and subqueries of FROM are followed into", async () => {
  const [s, c] = [await sales(), await countries()];
  expect(
    each(
      await sql`WITH large AS (SELECT * FROM ${s} WHERE amount > 5), per AS (
      SELECT buyer, sum(amount) AS total FROM large GROUP BY buyer)
      SELECT per.*, region FROM per JOIN ${c} ON code = buyer ORDER BY total`,
    ),
  ).toEqual([
    { sales: "S3", countries: "OM" },
    { sales: "S1 S2", countries: "JP" },
  ]);
  expect(
    each(await sql`SELECT max(x) AS x FROM (SELECT amount AS x FROM ${s} ORDER BY x LIMIT 2) AS q`),
  ).toEqual(ids("S2 S3"));
  expect(each(await sql`SELECT * FROM (SELECT *, amount * 2 AS twice FROM ${s}) WHERE twice > 100`)).toEqual(
    ids("S1", "S2"),
  );
});

test("a frame's rows lead on to what the frame was made of", async () => {
  const [s, c] = [await sales(), await countries()];
  const joined = frame(s)
    .join(frame(c), { buyer: "code" })
    .filter((row) => row.amount < 70);
  expect(each(await sql`SELECT id FROM ${joined} ORDER BY id DESC`)).toEqual([
    { sales: "S3", countries: "OM" },
    { sales: "S2", countries: "JP" },
  ]);
  const plain = frame({ a: [1, 2] });
  expect((await sql`SELECT a FROM ${plain}`).origins()).toEqual([]);
});

test("what is not followed rests on all rows at most, and says so", async () => {
  const [s, c] = [await sales(), await countries()];
  const most = { sales: "? S1 S2 S3 S4" };
  const queries = [
    sql`SELECT DISTINCT buyer FROM ${s} LIMIT 2`,
    sql`SELECT DISTINCT ON (buyer) buyer, id FROM ${s}`,
    sql`SELECT DISTINCT lower(id) COLLATE NOCASE AS l, buyer FROM (SELECT DISTINCT id, buyer FROM ${s})`,
    sql`SELECT id, row_number() OVER (ORDER BY amount) AS n FROM ${s}`,
    sql`SELECT id FROM ${s} UNION ALL SELECT buyer FROM ${s}`,
    sql`SELECT id FROM ${s} WHERE amount > (SELECT avg(amount) FROM ${s})`,
    sql`SELECT id FROM ${s} QUALIFY row_number() OVER () = 1`,
    sql`SELECT count(*) AS n FROM ${s} WHERE random() < 2`,
    sql`SELECT count(*) FILTER (WHERE amount > 70) AS n FROM ${s}`,
    sql`SELECT id FROM ${s} USING SAMPLE 4 ROWS`,
    sql`SELECT x.id FROM ${s} AS x NATURAL JOIN (SELECT id FROM ${s}) AS y`,
    sql`WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r, ${s}`,
    sql`SUMMARIZE SELECT id FROM ${s}`,
    sql`SELECT id, unnest([1, 2]) AS n FROM ${s}`,
    sql`SELECT id FROM ${s} WHERE buyer = ANY (SELECT buyer FROM ${s})`,
    sql`SELECT id FROM ${s} LIMIT (SELECT 1)`,
  ];
  for (const data of await Promise.all(queries)) {
    expect(data.length).toBeGreaterThan(0);
    expect(each(data)[0]).toEqual(most);
    expect(named(data.origins())).toEqual(most);
  }
  const inList = await sql`SELECT id FROM ${s} WHERE buyer IN (SELECT code FROM ${c})`;
  expect(each(inList)[0]).toEqual({ ...most, countries: "? JP OM UK" });
  // What a row surely rests on stays sure beside what it may rest on.
  const sure = frame(s)
    .head(1)
    .select("id")
    .concat(await sql`SELECT id FROM ${s} UNION SELECT id FROM ${s}`);
  expect(each(sure)[0]).toEqual({ sales: "S1" });
});

test("groups that DuckDB gives in another order when they are followed are matched by their values", async () => {
  const rows = Array.from({ length: 1500 }, (_, i) => i);
  const many = await tableOf("many", {
    id: rows,
    g: rows.map((i) => `g${i % 13}`),
    k: rows.map((i) => i % 97),
  });
  const data = await sql`SELECT g, count(DISTINCT k) AS kinds FROM ${many} GROUP BY g`;
  data.column("g").forEach((g, i) => {
    const [entry] = data.origins(i);
    expect(entry?.rows.map(({ row }) => row)).toEqual(rows.filter((row) => `g${row % 13}` === g).map(String));
    expect(entry?.exact).toBe(true);
  });
});

test("groups joined to very many rows are not followed, one table by itself is", async () => {
  const many = await tableOf("many", {
    id: Array.from({ length: 20_000 }, (_, i) => i),
    x: Array(20_000).fill(1),
  });
  const exact = (data: Frame) => data.origins().map(({ exact, count }) => [exact, count]);
  expect(exact(await sql`SELECT sum(x) AS t FROM ${many} WHERE id < 9000`)).toEqual([[true, 9000]]);
  expect(exact(await sql`SELECT id FROM ${many} a JOIN ${many} b USING (id) WHERE id < 2`)).toEqual([
    [true, 2],
  ]);
  // Each row beside the total of all: 20,000 lists of 20,000 numbers, were they made.
  const all = [[false, 20_000]];
  expect(
    exact(await sql`SELECT x / t AS share FROM ${many}, (SELECT sum(x) AS t FROM ${many}) AS q`),
  ).toEqual(all);
  expect(
    exact(await sql`WITH w AS (FROM ${many}) SELECT count(*) AS n FROM w a, w b WHERE a.id = b.id`),
  ).toEqual(all);
});

test("a column that takes DuckDB's word for row numbers is not taken for them", async () => {
  const odd = frame({ rowid: [3, 2, 1, 0] }, { from: await sales() });
  expect(each(await sql`SELECT rowid FROM ${odd}`)[0]).toEqual({ sales: "? S1 S2 S3 S4" });
});

test("columns of the names that are added do not disturb", async () => {
  const odd = frame(await sales()).rename({ amount: "origin_1", buyer: "ORIGIN_2" });
  const data = await sql`SELECT *, origin_1 AS x FROM ${odd} WHERE origin_1 > 70`;
  expect(data.names).toEqual(["id", "ORIGIN_2", "origin_1", "x"]);
  expect(each(data)).toEqual(ids("S1"));
});

test("errors are those of the query as written", async () => {
  const s = await sales();
  await expect(sql`SELECT id,\n amonut FROM ${s}`).rejects.toThrow(/line 2.*amonut/s);
});

// Random queries that carry, in columns of their own, the ids that they rest on.
const value = fc.option(fc.integer({ min: 0, max: 3 }));
const column = fc.array(value, { minLength: 1, maxLength: 7 });
const query = fc.record({
  join: fc.constantFrom("JOIN", "LEFT JOIN", "FULL JOIN", "none"),
  where: fc.constantFrom("", "WHERE a.x > 0", "WHERE a.x <> 1 OR a.x IS NULL"),
  wrap: fc.constantFrom("plain", "subquery", "cte"),
  isGrouped: fc.boolean(),
  order: fc.constantFrom("", "ORDER BY x", "ORDER BY x DESC NULLS FIRST LIMIT 3", "ORDER BY ALL", "LIMIT 2"),
});

test("random queries rest on the rows whose ids they carry, and give what they give without evidence", async () => {
  await fc.assert(
    fc.asyncProperty(column, column, query, async (as, bs, { join, where, wrap, isGrouped, order }) => {
      const [a, b] = [await numbered("a", as), await numbered("b", bs)];
      const text = (left: string, right: string) => {
        const joined = join === "none" ? `${left} AS a` : `${left} AS a ${join} ${right} AS b ON a.x = b.x`;
        const from = wrap === "plain" ? `${joined} ${where}` : "";
        const of = `SELECT a.x AS x, a.id AS a_id, ${join === "none" ? "NULL" : "b.id"} AS b_id FROM ${joined} ${where}`;
        const inner = wrap === "cte" ? "inside" : `(${of}) AS q`;
        const columns =
          wrap === "plain"
            ? ["a.x", "a.id", join === "none" ? "CAST(NULL AS VARCHAR)" : "b.id"]
            : ["x", "a_id", "b_id"];
        const list = isGrouped
          ? `${columns[0]} AS x, string_agg(${columns[1]}, ' ') AS a_ids, string_agg(${columns[2]}, ' ') AS b_ids, count(*) AS n`
          : `${columns[0]} AS x, ${columns[1]} AS a_ids, CAST(${columns[2]} AS VARCHAR) AS b_ids`;
        return `${wrap === "cte" ? `WITH inside AS (${of})` : ""} SELECT ${list} FROM ${wrap === "plain" ? from : inner} ${isGrouped ? `GROUP BY ${columns[0]}` : ""} ${order}`;
      };
      const run = (left: Table | Frame, right: Table | Frame) => {
        const parts = text("«a»", "«b»").split(/(«a»|«b»)/);
        const strings = parts.filter((_, i) => i % 2 === 0);
        const values = parts.filter((_, i) => i % 2 === 1).map((mark) => (mark === "«a»" ? left : right));
        return sql(Object.assign(strings, { raw: strings }) as unknown as TemplateStringsArray, ...values);
      };
      const data = await run(a, b);
      expect(data.rows()).toEqual((await run(frame(a.columns), frame(b.columns))).rows());
      data.rows().forEach((row, i) => {
        const list = (ids: unknown) =>
          String(ids ?? "")
            .split(" ")
            .filter(Boolean);
        const of = (ids: unknown) => [...new Set(list(ids))].sort().join(" ");
        const expected = [
          ["a", of(row.a_ids)],
          ["b", of(row.b_ids)],
        ].filter(([, list]) => list !== "");
        expect(named(data.origins(i))).toEqual(Object.fromEntries(expected));
      });
    }),
    { numRuns: 150 },
  );
});

const numbered = (name: string, of: (number | null)[]) =>
  tableOf(name, { id: of.map((_, i) => `${name}${i}`), x: [...of] }, { types: { x: "integer" } });
