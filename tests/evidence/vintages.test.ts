import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { dateSpan } from "../../src/analysis/barriers/dates.ts";
import { compareEvidence } from "../../src/evidence/compare.ts";
import { query } from "../../src/evidence/database.ts";
import type { Evidence } from "../../src/evidence/evidence.ts";
import { open } from "../../src/evidence/open.ts";
import { rowsOf } from "./packages.ts";

const folder = new URL("../../data/", import.meta.url);
const laterFolder = new URL("2026-07/", folder);
const [first, second] = [await open(folder), await open(laterFolder)];
const descriptor = (dir: URL) => JSON.parse(readFileSync(new URL("datapackage.json", dir), "utf8"));
const rows = (evidence: Evidence, table: string) => rowsOf(evidence.table(table));
const by = (list: Record<string, unknown>[], key: string, value: unknown) =>
  list.find((row) => row[key] === value) as Record<string, unknown>;
const differences = rows(second, "differences");

describe("the two vintages", () => {
  test("have the same tables with the same schemas", () => {
    const shape = (dir: URL) =>
      descriptor(dir).resources.map(
        ({ bytes: _, hash: __, ...resource }: Record<string, unknown>) => resource,
      );
    const [before, after] = [shape(folder), shape(laterFolder)];
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1).name).toBe("differences");
    expect([first.name, first.version, second.version]).toEqual([second.name, "2022.1.0", "2026.7.0"]);
  });

  test("facts, barriers, record, deflator and transfers are the same files", () => {
    for (const name of ["facts", "barriers", "record", "deflator", "transfers"])
      expect(second.table(name).sha256).toBe(first.table(name).sha256);
  });

  test("name each source, and SIPRI's with how it is to be cited", () => {
    for (const dir of [folder, laterFolder]) {
      const { sources, resources } = descriptor(dir);
      for (const source of sources) expect(source).toMatchObject({ title: /./, publisher: /./ });
      const sipri = sources.find(({ id }: { id: string }) => id === "sipri");
      expect(sipri.citation).toContain("SIPRI) Arms Transfers Database, https://www.sipri.org/");
      const transfers = resources.find(({ name }: { name: string }) => name === "transfers");
      expect(transfers.licenses[0].path).toBe("https://www.sipri.org/databases/terms");
    }
  });
});

describe("differences.csv", () => {
  const told = differences.map(({ table, row, column, before, after }) => [
    table,
    row,
    column,
    before,
    after,
  ]);

  test("is what compareEvidence finds, all of it and nothing else", () => {
    const found = rowsOf({ columns: compareEvidence(first, second) }).filter(
      ({ table }) => table !== "differences",
    );
    expect(found.map(({ table, row, column, before, after }) => [table, row, column, before, after])).toEqual(
      expect.arrayContaining(told),
    );
    expect(found).toHaveLength(told.length);
    expect(new Set(told.map(String)).size).toBe(told.length);
    for (const { kind, change } of differences.map(({ kind, row, column }) => ({
      kind,
      change: found.find((one) => one.row === row && one.column === column)?.change,
    })))
      expect(change === "changed" || change === kind).toBe(true);
  });

  test("is what DuckDB finds too", async () => {
    const found: unknown[][] = [];
    for (const { name, names, relation } of first.tables) {
      const key = names[0] as string;
      const other = second.table(name).relation;
      for (const column of names) {
        const { columns, length } = await query(
          `SELECT CAST(a."${key}" AS VARCHAR) AS k, CAST(a."${column}" AS VARCHAR) AS x, CAST(b."${column}" AS VARCHAR) AS y` +
            ` FROM ${relation} a JOIN ${other} b USING ("${key}")` +
            ` WHERE a."${column}" IS DISTINCT FROM b."${column}"`,
        );
        for (let i = 0; i < length; i++)
          found.push([name, columns[0]?.[i], column, columns[1]?.[i], columns[2]?.[i]]);
      }
      const { columns } = await query(`SELECT "${key}" FROM ${other} ANTI JOIN ${relation} USING ("${key}")`);
      for (const row of columns[0] ?? []) found.push([name, row, null, null, null]);
      const gone = await query(`SELECT "${key}" FROM ${relation} ANTI JOIN ${other} USING ("${key}")`);
      expect(gone.length).toBe(0);
    }
    const sorted = (list: unknown[][]) => list.map((row) => JSON.stringify(row)).sort();
    expect(sorted(found)).toEqual(sorted(told));
  });

  test("gives each a reason, a source and a grade", () => {
    for (const { reason, source, certainty } of differences) {
      expect(reason).toMatch(/\w{3}.*\.$/);
      expect(source).toMatch(/\w{3}/);
      expect(["high", "medium"]).toContain(certainty);
    }
  });

  test("calls a value added where there was none, and a date more exact where it lies in the one before", () => {
    const dated = new Map(
      differences.filter(({ column }) => column === "date").map((one) => [`${one.table} ${one.row}`, one]),
    );
    for (const { table, row, column, kind, before, after } of differences) {
      if (column === null) continue;
      expect(kind === "added").toBe(before === null);
      expect(kind === "removed").toBe(after === null);
      if (column !== "date" && kind === "made more exact") expect(column).toBe("precision");
      if (column !== "date" || before === null) continue;
      const [was, is] = [dateSpan(before as string), dateSpan(after as string)];
      const within = was.first <= is.first && is.last <= was.last;
      expect([table, row, kind]).toEqual([table, row, within ? "made more exact" : "corrected"]);
    }
    for (const one of differences.filter(({ column }) => column === "precision")) {
      const { kind } = dated.get(`${one.table} ${one.row}`) ?? {};
      expect(one.kind).toBe(kind === "corrected" ? "corrected" : "made more exact");
    }
  });

  test("grades and sources are those of the record's rows", () => {
    const record = rows(second, "record");
    const milestones = rows(second, "milestones");
    for (const { table, row, source, certainty } of differences) {
      const id = table === "milestones" ? by(milestones, "id", row).record : null;
      if (id !== null)
        expect([source, certainty]).toEqual([by(record, "id", id).source, by(record, "id", id).certainty]);
    }
  });
});

describe("the vintage of July 2026", () => {
  const [sales, milestones, record] = ["sales", "milestones", "record"].map((name) => rows(second, name)) as [
    Record<string, unknown>[],
    Record<string, unknown>[],
    Record<string, unknown>[],
  ];

  test("has the corrections of the record", () => {
    const date = (id: string) => by(milestones, "id", id).date;
    expect(date("M16")).toBe("2013-12-06"); // the secrets act, after
    expect(date("M17")).toBe("2013-07-04"); // the agreement
    expect(by(record, "id", by(milestones, "id", "M16").record).in_force).toBe("2014-12-10");
    expect(date("M20")).toBe("2019-06"); // the intrusion at Mitsubishi Electric
    expect(by(milestones, "id", "M20").certainty).toBe("medium");
    expect(by(milestones, "id", "M22")).toMatchObject({ kind: "proposal", effect: "neutral" });
    expect(
      sales.map(({ supplier_country, year_first, year_last, dated_by, certainty }) => [
        supplier_country,
        year_first,
        year_last,
        dated_by,
        certainty,
      ]),
    ).toEqual([
      ["United Kingdom", 1974, 1993, "delivery", "medium"],
      ["Germany", 1982, 1982, "order", "medium"],
      ["United Kingdom", null, null, null, null],
      ["United Kingdom", 1989, 1992, "order", "high"],
    ]);
    expect(sales.map(({ amount }) => amount)).toEqual([80, 60, 7, null]); // no amount is corrected
  });

  test("has every event of the record as a milestone, dated, graded and judged as the record is", () => {
    for (const { record: id, date, barrier, effect, certainty } of milestones) {
      if (id === null) continue;
      const event = by(record, "id", id);
      expect([date, certainty]).toEqual([event.date, event.certainty]);
      // The talks on a fighter became public on the day of the access agreement: one row of the record, two milestones.
      if (id !== "R17" || barrier !== null) expect([barrier, effect]).toEqual([event.barrier, event.effect]);
    }
    expect(new Set(milestones.flatMap(({ record: id }) => id ?? []))).toEqual(
      new Set(record.map(({ id }) => id)),
    );
    const count = (effect: string) => milestones.filter((row) => row.effect === effect).length;
    expect([milestones.length, count("raises"), count("lowers")]).toEqual([44, 9, 17]);
  });

  test("each row leads to a passage of the article, or to an event of the record with its source", () => {
    const table = second.table("milestones");
    milestones.forEach(({ id, fact, record: event }, i) => {
      if (fact !== null) expect(table.locator(i)).toBeDefined();
      else expect(by(record, "id", event).source, String(id)).toMatch(/\w{3}/);
      expect(fact === null).toBe(Number(String(id).slice(1)) > 22);
    });
    sales.forEach((_, i) => {
      expect(second.table("sales").locator(i)).toBeDefined();
    });
  });

  test("dates, years and precision of a row agree", () => {
    for (const { id, date, year_first, year_last, precision } of [...milestones, ...sales]) {
      if (date === null) {
        expect([year_first, year_last, precision]).toEqual([null, null, "undated"]);
        continue;
      }
      const [from = "", to = from] = String(date).split("/");
      const open = to === "..";
      expect([id, year_first, year_last]).toEqual([
        id,
        Number(from.slice(0, 4)),
        open ? null : Number(to.slice(0, 4)),
      ]);
      const exact = { 4: "year", 7: "month", 10: "day" }[from.length];
      expect(precision).toBe(open ? "since" : from !== to ? "range" : exact);
    }
  });
});

describe("transfers", () => {
  const transfers = rows(first, "transfers");
  const [sales] = [rows(second, "sales")];
  const about = (product: string) => transfers.filter((row) => String(row.product).startsWith(product));

  test("18 rows of Britain's, with their register's sums, and FH 70 of Germany's without", () => {
    const british = transfers.filter(({ supplier }) => supplier === "United Kingdom");
    const sum = (column: string) => british.reduce((total, row) => total + Number(row[column]), 0);
    expect([british.length, sum("tiv_ordered"), sum("tiv_delivered")]).toEqual([18, 1759.25, 1629.75]);
    expect([sum("ordered"), sum("delivered")]).toEqual([719, 708]);
    expect(transfers.filter(({ supplier }) => supplier !== "United Kingdom")).toEqual([
      expect.objectContaining({
        id: "T19",
        sale: "S2",
        supplier: "Germany",
        tiv_ordered: null,
        ordered: null,
      }),
    ]);
  });

  test("orders and deliveries are those known of the sales", () => {
    const spans = (product: string) =>
      about(product).map((row) => [
        row.order_year,
        row.order_estimated,
        row.delivered_first,
        row.delivered_last,
      ]);
    expect(spans("Adour")).toEqual([[1967, true, 1974, 1992]]);
    expect(spans("Olympus")).toEqual([[1977, false, 1981, 1988]]);
    expect(spans("Spey SM1A")).toEqual([[1983, true, 1986, 1993]]);
    expect(spans("FH 70")).toEqual([[1982, true, 1984, 1999]]);
    expect(spans("BAe 125")).toEqual([
      [1989, false, 1992, 1994],
      [1992, false, 1995, 1998],
    ]);
  });

  test("a row's TIV goes with its numbers, and its years with one another", () => {
    for (const row of transfers) {
      const { ordered, delivered, tiv_ordered, tiv_delivered, delivered_first, delivered_last } = row;
      if (ordered !== null)
        expect(Number(tiv_delivered) * Number(ordered)).toBeCloseTo(
          Number(tiv_ordered) * Number(delivered),
          6,
        );
      expect(delivered_first === null).toBe(delivered === 0);
      if (row.delivery_years === null) continue;
      const years = String(row.delivery_years).split(" ").map(Number);
      expect([years[0], years.at(-1)]).toEqual([delivered_first, delivered_last]);
      expect(years).toEqual([...new Set(years)].sort((a, b) => a - b));
      expect(years[0]).toBeGreaterThanOrEqual(Number(row.order_year));
    }
  });

  test("the sales that the second vintage dates by the register have its years", () => {
    for (const { id, year_first, year_last, dated_by } of sales) {
      if (dated_by === null) continue;
      const own = transfers.filter(({ sale }) => sale === id);
      const years = own.flatMap((row) =>
        dated_by === "order" ? [row.order_year] : [row.delivered_first, row.delivered_last],
      ) as number[];
      expect([year_first, year_last]).toEqual([Math.min(...years), Math.max(...years)]);
    }
  });

  test("TIV is in no column with pounds", () => {
    const units = first.tables.flatMap(({ name, schema }) =>
      schema.flatMap((field) => (field.unit === undefined ? [] : [[name, field.name, field.unit]])),
    );
    expect(units.filter(([table]) => table === "transfers").map(([, , unit]) => unit)).not.toContain(
      "GBP million",
    );
    expect(transfers.every(({ unit, measure }) => unit === "TIV million" && measure === "tiv")).toBe(true);
  });
});

test("the second codebook has every table, and the columns of the one it adds", () => {
  const codebook = readFileSync(fileURLToPath(new URL("README.md", laterFolder)), "utf8");
  for (const { name, length } of second.tables) expect(codebook).toContain(`| \`${name}.csv\` | ${length} |`);
  const section = codebook.split("### differences\n")[1] ?? "";
  for (const column of second.table("differences").names) expect(section).toContain(`\`${column}\``);
  const changed = new Set(
    differences.flatMap(({ table, row, kind }) =>
      table === "milestones" && (kind === "corrected" || kind === "made more exact") ? [row] : [],
    ),
  );
  expect(codebook).toContain(`${changed.size} rows corrected or made more exact`);
});
