import fc from "fast-check";
import { unzipSync } from "fflate";
import { DOMParser } from "linkedom/worker";
import { expect, test } from "vitest";
import { read, utils, type WorkSheet } from "xlsx";
import type { ChartTable } from "../../../src/charts/xlsx/xlsx.ts";
import { toXlsx } from "../../../src/charts/xlsx/xlsx.ts";
import { UsageError } from "../../../src/errors.ts";
import { words } from "../samples.ts";

const table: ChartTable = {
  names: ["supplier", "year", "sold", "amount", "disputed"],
  types: ["string", "year", "date", "number", "boolean"],
  columns: [
    ["Ferranti", "=1+1", "@SUM(A1)", "+44", "-cmd|' /C calc'!A0"],
    [1970, 1979, null, 2022, 2023],
    ["2013-07-04", "1899-12-31", "1900-03-01", null, "2022-05-27"],
    [6.5, -0.1, null, 123456789012345, 1e21],
    [true, false, null, true, false],
  ],
};

/** A workbook as SheetJS, which shares no code with ours, reads it. */
function opened(file: Uint8Array): Record<string, WorkSheet> {
  return read(file, { cellFormula: true, cellNF: true }).Sheets;
}

const parts = (file: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(file)).map(([path, data]) => [path, Buffer.from(data).toString("utf8")]),
  );

test("values keep their types; a missing one is an empty cell", () => {
  const { Data } = opened(toXlsx(words, table));
  const rows = utils.sheet_to_json<unknown[]>(Data as WorkSheet, { header: 1, raw: true, defval: null });
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  // 1899 is before Excel's calendar, so it stays a text.
  expect(rows).toEqual([
    table.names,
    ["Ferranti", 1970, day("2013-07-04"), 6.5, true],
    ["=1+1", 1979, "1899-12-31", -0.1, false],
    ["@SUM(A1)", null, day("1900-03-01"), null, null],
    ["+44", 2022, null, 123456789012345, true],
    ["-cmd|' /C calc'!A0", 2023, day("2022-05-27"), 1e21, false],
  ]);
  // The day's number as Excel counts: 1 is 1 January 1900, and a 29 February 1900 counts too.
  expect(parts(toXlsx(words, table))["xl/worksheets/sheet1.xml"]).toContain(
    '<c r="C2" s="2"><v>41459</v></c>',
  );
  expect(Data?.C2?.z).toBe("yyyy\\-mm\\-dd");
  expect(Data?.D4).toBeUndefined();
});

test("nothing in it is a formula", () => {
  for (const sheet of Object.values(opened(toXlsx({ ...words, headline: "=1+1" }, table))))
    for (const [place, cell] of Object.entries(sheet))
      if (!place.startsWith("!")) expect(cell.f, place).toBeUndefined();
  for (const xml of Object.values(parts(toXlsx(words, table)))) expect(xml).not.toMatch(/<f[ >]/);
});

test("any text comes back as it was", () => {
  const characters = [
    "=",
    "'",
    "_",
    "x",
    "0",
    "4",
    "1",
    "_x0041_",
    "\r",
    "\n",
    "\t",
    "\u0001",
    "\u001f",
    "<",
    "&",
    '"',
    " ",
    "£",
    "日",
    "😀",
    "ع",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 }), (letters) => {
      const text = letters.join("");
      const { Data } = opened(toXlsx(words, { names: ["a"], types: ["string"], columns: [[text]] }));
      // The reader takes two characters for one line break.
      expect(Data?.A2?.v).toBe(text.replaceAll("\r\n", "\n"));
    }),
  );
});

test("each sheet is one table with a header row that Excel takes", () => {
  const names = ["Total", "total", "", "two\nlines", "Total", "  "];
  const file = toXlsx(words, { names, types: names.map(() => "number"), columns: names.map((_, i) => [i]) });
  const files = parts(file);
  const header = ["Total", "total (2)", "Column 3", "two lines", "Total (3)", "Column 6"];
  const { Data, About } = opened(file);
  expect(utils.sheet_to_json<unknown[]>(Data as WorkSheet, { header: 1 })[0]).toEqual(header);
  const columns = [
    ...(files["xl/tables/table1.xml"] ?? "").matchAll(/<tableColumn id="\d+" name="([^"]*)"/g),
  ];
  expect(columns.map(([, name]) => name)).toEqual(header);
  expect(files["xl/tables/table1.xml"]).toContain('ref="A1:F2"');
  expect(files["xl/worksheets/sheet1.xml"]).toContain('state="frozen"');
  for (const sheet of [Data, About]) expect(sheet?.["!merges"]).toBeUndefined();
});

test("the words of the chart are on a sheet beside the data", () => {
  const alt = "A long account. ".repeat(3000);
  const { About } = opened(toXlsx({ ...words, alt }, table));
  const rows = utils.sheet_to_json<string[]>(About as WorkSheet, { header: 1 });
  const told = new Map(rows.map(([item, text]) => [item, text]));
  expect(told.get("Headline of the chart")).toBe(words.headline);
  expect(told.get("What is measured")).toBe(words.subtitle);
  expect(told.get("Source")).toBe(words.source);
  // The most that a cell of Excel holds.
  expect(told.get("What the chart shows")).toHaveLength(32_767);
  expect(told.get("What the chart shows")?.startsWith(alt.slice(0, 32_000))).toBe(true);
});

test("rules that the chart breaks are told with their reasons, and the workbook is in its language", () => {
  const file = toXlsx(words, table, { lang: "de-DE", waived: { "dual-axis": "The minister asked for it." } });
  const { About } = opened(file);
  const told = new Map(
    utils.sheet_to_json<string[]>(About as WorkSheet, { header: 1 }).map(([item, text]) => [item, text]),
  );
  expect(told.get("Rules of the house that it breaks")).toBe("Waived: dual-axis (The minister asked for it)");
  expect(parts(file)["docProps/core.xml"]).toContain("<dc:language>de-DE</dc:language>");
});

test("a row is as high as its text needs, since LibreOffice does not find out", () => {
  const heights = (alt: string) =>
    [
      ...(parts(toXlsx({ ...words, alt }, table))["xl/worksheets/sheet2.xml"] ?? "").matchAll(
        /ht="([\d.]+)" custom/g,
      ),
    ].map(([, height]) => Number(height));
  // The last one is our own, longer than a line.
  expect(heights("Short")).toEqual([16, 16, 16, 16, 16, 32]);
  // Four lines of 80 characters; and Excel's limit.
  expect(heights("x".repeat(300))[3]).toBe(64);
  expect(heights("x".repeat(9000))[3]).toBe(409);
});

test("every part is well-formed XML, and the same data give the same bytes", () => {
  const file = toXlsx({ ...words, headline: "R&D <b> \u0000 £" }, table);
  for (const [path, xml] of Object.entries(parts(file)))
    expect(new DOMParser().parseFromString(xml, "text/xml").toString().length, path).toBeGreaterThan(50);
  expect(Buffer.from(toXlsx({ ...words, headline: "R&D <b> \u0000 £" }, table)).equals(file)).toBe(true);
  expect(parts(file)["docProps/core.xml"]).toContain("<dc:title>R&amp;D &lt;b&gt; \ufffd £</dc:title>");
});

test("a table without rows or columns is a workbook too", () => {
  for (const empty of [
    { names: ["a"], types: ["number" as const], columns: [[]] },
    { names: [], types: [], columns: [] },
  ])
    expect(opened(toXlsx(words, empty)).Data).toBeDefined();
});

test("more columns than a sheet has is an error", () => {
  const names = Array.from({ length: 16_385 }, (_, i) => `c${i}`);
  const wide = { names, types: names.map(() => "number" as const), columns: names.map(() => [1]) };
  expect(() => toXlsx(words, wide)).toThrow(UsageError);
  expect(() => toXlsx(words, wide)).toThrow("16385 columns is too large for a workbook");
});

test("a text of two lines has a row of its own height, on the sheet of data too", () => {
  const broken: ChartTable = { names: ["a"], types: ["string"], columns: [["one\ntwo", "three"]] };
  const sheet = parts(toXlsx(words, broken))["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).toMatch(/<row r="2" ht="32" customHeight="1">/);
  expect(sheet).toMatch(/<row r="3">/);
});
