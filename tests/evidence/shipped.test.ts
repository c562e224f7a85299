import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { query } from "../../src/evidence/database.ts";
import { open } from "../../src/evidence/open.ts";
import { rowsOf } from "./packages.ts";

const folder = new URL("../../data/", import.meta.url);
const evidence = await open(folder);

type Row = Record<string, unknown>;
const [facts, sales, milestones, barriers, record, deflator] = [
  "facts",
  "sales",
  "milestones",
  "barriers",
  "record",
  "deflator",
].map((name) => rowsOf(evidence.table(name))) as [Row[], Row[], Row[], Row[], Row[], Row[]];
const by = (rows: Row[], key: string, value: unknown) => rows.find((row) => row[key] === value) as Row;

test("29 facts, each with its place in the source", () => {
  expect(facts.map(({ id }) => id)).toEqual(
    Array.from({ length: 29 }, (_, i) => `F${String(i + 1).padStart(2, "0")}`),
  );
  for (const { start, end, paragraph } of facts as { start: number; end: number; paragraph: number }[]) {
    expect(end).toBeGreaterThan(start);
    expect(paragraph).toBeGreaterThan(0);
  }
  expect(new Set(facts.map(({ sha256 }) => sha256)).size).toBe(26); // F14-F16 share a sentence, and so do F25 and F26
});

test("the sales are as the article states them, and what it does not state is missing", () => {
  expect(
    sales.map(({ supplier, amount, qualifier, year_first, year_last, fact }) => [
      supplier,
      amount,
      qualifier,
      year_first,
      year_last,
      fact,
    ]),
  ).toEqual([
    ["Rolls-Royce", 80, "around", 1970, 1979, "F01"],
    ["International Military Services", 60, "around", null, null, "F03"],
    ["Ferranti", 7, "some", null, null, "F02"],
    ["British Aerospace", null, null, 1991, 1991, "F04"],
  ]);
  expect(new Set(sales.map(({ measure, unit }) => `${measure}, ${unit}`))).toEqual(
    new Set(["gbp_nominal, GBP million"]),
  );
  expect(evidence.table("sales").schema.find(({ name }) => name === "amount")?.unit).toBe("GBP million");
});

test("a missing amount is not a zero in SQL either", async () => {
  const { relation } = evidence.table("sales");
  const { columns } = await query(
    `SELECT sum(amount), count(amount), min(amount), count(*) FROM ${relation}`,
  );
  expect(columns).toEqual([[147], [3], [7], [4]]);
});

test("eight events raise a barrier and six lower one", () => {
  const ids = (effect: string) =>
    milestones
      .filter((row) => row.effect === effect)
      .map(({ fact }) => fact)
      .sort();
  expect(ids("raises")).toEqual(["F11", "F12", "F14", "F15", "F16", "F19", "F20", "F21"]);
  expect(ids("lowers")).toEqual(["F17", "F18", "F22", "F23", "F24", "F29"]);
});

test("what the article leaves undated has no year, and what it dates has its own", () => {
  const years = (fact: string) => {
    const { year_first, year_last, precision } = by(milestones, "fact", fact);
    return [year_first, year_last, precision];
  };
  expect(years("F06")).toEqual([null, null, "undated"]); // BAe 146
  expect(years("F07")).toEqual([null, null, "undated"]); // Nimrod
  expect(years("F17")).toEqual([null, null, "undated"]); // Sea Dart cleared
  expect(years("F19")).toEqual([null, null, "undated"]); // export rules
  expect(years("F14")).toEqual([1966, 1966, "year"]); // Red Top
  expect(years("F15")).toEqual([1966, 1966, "year"]); // Tigercat
  expect(years("F16")).toEqual([1967, 1967, "year"]); // Sea Dart
  expect(years("F18")).toEqual([1970, 1989, "range"]);
  expect(years("F11")).toEqual([1963, null, "since"]);
  expect(years("F29")).toEqual([2022, 2022, "day"]);
  expect(by(milestones, "fact", "F17").after).toBe(by(milestones, "fact", "F16").id);
  expect(
    milestones.every(
      ({ year_first }) =>
        year_first === null || ((year_first as number) >= 1963 && (year_first as number) <= 2022),
    ),
  ).toBe(true);
});

test("dates, years and precision of a row agree", () => {
  for (const { date, year_first, year_last, precision } of [...milestones, ...sales]) {
    const [first, last = first] = String(date ?? "").split("/");
    expect(year_first).toBe(date === null ? null : Number(first?.slice(0, 4)));
    expect(year_last).toBe(date === null || last === ".." ? null : Number(last?.slice(0, 4)));
    const expected =
      date === null
        ? "undated"
        : last === ".."
          ? "since"
          : first !== last
            ? "range"
            : { 4: "year", 7: "month", 10: "day" }[String(date).length];
    expect(precision).toBe(expected);
  }
  for (const { date, date_first, date_last, precision } of record) {
    expect(precision).toBe({ 4: "year", 7: "month", 10: "day" }[String(date).length]);
    expect(String(date_first).startsWith(String(date)) && String(date_last).startsWith(String(date))).toBe(
      true,
    );
    expect((date_first as string) <= (date_last as string)).toBe(true);
  }
});

test("where the record disagrees, the row is marked and says why", () => {
  const disputed = milestones.filter((row) => row.disputed === true);
  expect(disputed.map(({ fact }) => fact)).toEqual([
    "F14",
    "F15",
    "F18",
    "F01",
    "F19",
    "F04",
    "F23",
    "F21",
    "F29",
  ]);
  for (const { note } of disputed) expect(note).toMatch(/./);
});

test("a fact coded in two tables has one year in both", () => {
  for (const sale of sales) {
    const milestone = milestones.find(({ fact }) => fact === sale.fact);
    if (milestone !== undefined)
      expect([milestone.year_first, milestone.year_last]).toEqual([sale.year_first, sale.year_last]);
  }
});

test("every fact is coded: as a sale, a milestone, or what it tells of another fact", () => {
  const coded = new Set([...sales, ...milestones].map(({ fact }) => fact));
  const rest = facts.filter(({ id, about }) => !coded.has(id) && about === null);
  expect(rest.map(({ id }) => id)).toEqual(["F05"]); // of all four sales together
});

test("the record dates the barriers", () => {
  const day = (event: string) => Date.parse(by(record, "event", event).date_first as string);
  const months = (from: string, to: string) => (day(to) - day(from)) / (365.2425 / 12) / 86_400_000;
  const rules = by(barriers, "id", "export-rules");
  expect([by(record, "id", rules.record_from).date, by(record, "id", rules.record_to).date]).toEqual([
    "1967-04",
    "2014-04-01",
  ]);
  expect(day("Information Security Agreement")).toBe(day("CBRN suit project"));
  expect(months("Information Security Agreement", "JNAAM research approved")).toBeCloseTo(12.4, 1);
  expect(months("Three Principles on Transfer", "JNAAM research approved")).toBeCloseTo(3.5, 1);
  expect(months("Information Security Agreement", "GCAP launched")).toBeCloseTo(113.2, 1);
  expect(months("GCAP launched", "GCAP exports to third countries decided")).toBeCloseTo(15.5, 1);
  expect(by(record, "event", "Act on Specially Designated Secrets passed")).toMatchObject({
    date: "2013-12-06",
    in_force: "2014-12-10",
  });
});

test("the deflator covers 1963 to 2024 without a gap, and gives the known price of the three amounts", () => {
  expect(deflator.map(({ year }) => year)).toEqual(Array.from({ length: 62 }, (_, i) => 1963 + i));
  const at = (year: number) => by(deflator, "year", year).index as number;
  expect([at(2022), at(1970), at(2015), at(2024)]).toEqual([100, 6.689, 83.038, 110.198]);
  expect([1970, 1975, 1979].map((year) => Math.round((147 * 100) / at(year)))).toEqual([2198, 1184, 705]);
  expect(
    new Set(deflator.filter(({ year }) => (year as number) <= 2015).map(({ series }) => series)),
  ).toEqual(new Set(["HM Treasury 2016, rebased"]));
});

test("no sentence of the article is here: stated amounts are a few words, and all are known", () => {
  const stated = facts.flatMap((fact) => (fact.stated === null ? [] : [[fact.id, fact.stated]]));
  expect(stated).toEqual([
    ["F01", "around £80 million"],
    ["F02", "some £7 million"],
    ["F03", "around £60 million"],
    ["F09", "four hours"],
    ["F10", "practically nothing"],
    ["F29", "12 selected countries"],
  ]);
  for (const { statement } of facts) expect(String(statement).split(" ").length).toBeLessThanOrEqual(15);
});

test("every row of sales and milestones leads to its passage", () => {
  for (const table of [evidence.table("sales"), evidence.table("milestones")])
    rowsOf(table).forEach(({ fact }, i) => {
      const { source, start, end, sha256 } = by(facts, "id", fact);
      expect(table.locator(i)).toMatchObject({ source, start, end, sha256 });
    });
  expect(evidence.table("sales").locator(0)).toEqual({
    source: "article",
    section: 1,
    paragraph: 4,
    start: 1412,
    end: 1641,
    sha256: "b3af1de28afb88cb73ac36352570e384e5389dc76c3e5591d4c21e0b6d9f88f3",
    stated: "around £80 million",
  });
  expect(evidence.table("record").locator(0)).toBeUndefined();
});

test("the vintage of 2022 rests on the article alone", () => {
  for (const row of milestones) expect([row.record, row.certainty]).toEqual([null, null]);
  for (const row of sales) {
    expect(row).toMatchObject({ certainty: null, supplier_country: "United Kingdom" });
    expect(row.dated_by).toBe(row.date === null ? null : "article");
  }
});

test("the codebook has every table and every column", () => {
  const codebook = readFileSync(fileURLToPath(new URL("README.md", folder)), "utf8");
  for (const { name, names, length } of evidence.tables) {
    expect(codebook).toContain(`| \`${name}.csv\` | ${length} |`);
    const section = codebook.split(`### ${name}\n`)[1]?.split("\n##")[0] ?? "";
    for (const column of names) expect(section, `${name}.${column}`).toContain(`\`${column}\``);
  }
});
