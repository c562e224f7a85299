import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type CellObject, utils, write } from "xlsx";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { readExcel } from "../../../src/evidence/loaders/excel.ts";
import { bookFile, dataFile, formatted, sheetOf } from "../excel/books.ts";
import { byName, fileOf, messageOf } from "./files.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

// Another program's files. Made from the .fods beside them by LibreOffice 7.4:
// soffice --headless --convert-to xlsx written-by-libreoffice.fods (and --convert-to xls)
test.each(["xlsx", "xls"])("a workbook that LibreOffice wrote as .%s", async (extension) => {
  const table = await readExcel(fixture(`written-by-libreoffice.${extension}`));
  expect(Object.fromEntries(table.names.map((name, i) => [name, table.types[i]]))).toEqual({
    supplier: "string",
    signed: "date",
    amount: "number",
    share: "number",
    pieces: "integer",
    licensed: "boolean",
    double: "number",
  });
  expect(byName(table)).toEqual({
    supplier: ["Rolls-Royce & Söhne", "Ferranti"],
    signed: ["1967-04-01", "1999-12-31"],
    amount: [80.25, 7],
    share: [0.544, 0.048],
    pieces: [426, null],
    licensed: [true, false],
    double: [160.5, 14],
  });
  expect(frame(table).length).toBe(2);
});

describe("which cells", () => {
  test("a range, a header further down, blank rows at the end", async () => {
    const file = await dataFile(
      [
        ["Sales, a title"],
        [null, "supplier", "amount", null, "note"],
        [null, "RR", 80, null, "x"],
        [null, "FE", 7],
        [null, null, null],
        [null, formatted(0, "General")],
      ],
      (sheet) => {
        delete sheet.B6;
        sheet["!ref"] = "A1:F900";
      },
    );
    const sales = { supplier: ["RR", "FE"], amount: [80, 7] };
    expect(byName(await readExcel(file, { range: "B2:C4" }))).toEqual(sales);
    expect(byName(await readExcel(file, { range: "b1:c900", header: 2 }))).toEqual(sales);
    expect(await messageOf(readExcel(file))).toContain(
      "book.xlsx, Data!B1: the column has no name in the header",
    );
    expect(await messageOf(readExcel(file, { range: "B2" }))).toContain('"B2" is not a range of cells');
    expect(await messageOf(readExcel(file, { header: 40 }))).toContain(
      "the header's row 40 is not among rows 1 to 4",
    );
  });

  test("of several sheets one has to be named; hidden ones and empty ones are not asked about", async () => {
    const [one, two] = [sheetOf([["a"], [1]]), sheetOf([["b"], [2]])];
    const both = await bookFile({ "Table 1": one, "It's 2": two, Empty: sheetOf([]) });
    expect(await messageOf(readExcel(both))).toBe(
      `book.xlsx: 2 sheets have something in them: "Table 1", "It's 2", "Empty"\n  → Say which to read: readExcel(file, { sheet: "Table 1" }), or in a package's resource "dialect": { "sheetName": "Table 1" }.`,
    );
    expect(byName(await readExcel(both, { sheet: "It's 2" }))).toEqual({ b: [2] });
    expect(await messageOf(readExcel(both, { sheet: "Table1" }))).toContain('Did you mean "Table 1"?');
    expect(await messageOf(readExcel(both, { sheet: "It's 2", types: { b: "date" } }))).toContain(
      "'It''s 2'!A2",
    );
    const hidden = await bookFile({ Seen: one, Secret: two }, (book) => {
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
    });
    expect(byName(await readExcel(hidden))).toEqual({ a: [1] });
    expect(byName(await readExcel(hidden, { sheet: "Secret" }))).toEqual({ b: [2] });
  });

  test("hidden rows and columns have to be decided about", async () => {
    const file = await dataFile(
      [
        ["a", "b"],
        [1, 4],
        [2, 5],
        [3, 6],
      ],
      (sheet) => {
        sheet["!rows"] = [{}, {}, { hidden: true }];
        sheet["!cols"] = [{}, { hidden: true }];
      },
    );
    expect(await messageOf(readExcel(file))).toContain("Data!A1:B4: row 3 and column B of it are hidden");
    expect(byName(await readExcel(file, { hidden: "skip" }))).toEqual({ a: [1, 3] });
    expect(byName(await readExcel(file, { hidden: "read" }))).toEqual({ a: [1, 2, 3], b: [4, 5, 6] });
  });
});

describe("what cells hold", () => {
  test("days, in the 1900 system and in that of 1904", async () => {
    const rows = [["signed"], [formatted(35981, "dd/mm/yyyy")]];
    expect(byName(await readExcel(await dataFile(rows)))).toEqual({ signed: ["1998-07-05"] });
    const mac = await bookFile({ Data: sheetOf([["signed"], [formatted(34519, "d mmm yy")]]) }, (book) => {
      book.Workbook = { WBProps: { date1904: true } };
    });
    expect(byName(await readExcel(mac))).toEqual({ signed: ["1998-07-05"] });
  });

  test("a colour, a unit or a text in a number format makes no date of a number", async () => {
    const formats = ["[Red]0.00", '0 "days"', "#,##0\\d", "[$£-809]#,##0.00", "0.00E+00"];
    const file = await dataFile([["x"], ...formats.map((format) => [formatted(41459.25, format)])]);
    expect(byName(await readExcel(file))).toEqual({ x: formats.map(() => 41459.25) });
  });

  test.each([
    ["a time of day", "yyyy-mm-dd hh:mm", 41459.5],
    ["a time alone", "h:mm", 0.5],
    ["a duration of whole days", "[h]:mm", 2],
    ["29 February 1900", "yyyy-mm-dd", 60],
  ])("%s is no day", async (_, format, serial) => {
    const file = await dataFile([["when"], [formatted(serial, format)]]);
    expect(await messageOf(readExcel(file))).toContain(
      'Data!A2, column "when"'.replace(', column "when"', ""),
    );
    expect(await messageOf(readExcel(file))).toContain("has a time of day, or is no day at all");
    expect((await readExcel(file, { types: { when: "string" } })).types).toEqual(["string"]);
  });

  test("numbers stored as text stay text, and are numbers if declared so", async () => {
    const file = await dataFile([
      ["code", "amount"],
      ["007", "12.5"],
      ["008", "7"],
    ]);
    expect(byName(await readExcel(file))).toEqual({ code: ["007", "008"], amount: ["12.5", "7"] });
    expect(byName(await readExcel(file, { types: { amount: "number" } })).amount).toEqual([12.5, 7]);
  });

  test("years and text are declared", async () => {
    const file = await dataFile([
      ["year", "code"],
      [1975, 12],
      [null, 13.5],
    ]);
    const table = await readExcel(file, { types: { year: "year", code: "string" } });
    expect(table.types).toEqual(["year", "string"]);
    expect(byName(table)).toEqual({ year: [1975, null], code: ["12", "13.5"] });
  });

  test.each([
    [
      "an error",
      [["x"], [1], [{ t: "e", v: 0x17 } as CellObject]],
      'Data!A3, column "x": the cell holds the error #REF!',
    ],
    ["another error", [["x"], [{ t: "e", v: 0x2a } as CellObject]], "the cell holds the error #N/A"],
    [
      "a text among numbers",
      [["x"], [1], ["n/a"]],
      'Data!A3, column "x": the cell holds the text "n/a", and those above it hold numbers',
    ],
    [
      "a number among texts",
      [["x"], ["a"], [2]],
      'Data!A3, column "x": the cell holds the number 2, and those above it hold text',
    ],
    [
      "a number among days",
      [["x"], [formatted(35981, "yyyy-mm-dd")], [1998]],
      'Data!A3, column "x": the cell holds the number 1998',
    ],
    [
      "percentages among numbers",
      [["x"], [formatted(0.12, "0%")], [12]],
      "some numbers of the column are percentages, and some are not: 12 % and the number 12",
    ],
    ["a column with nothing in it", [["x", "y"], [1]], 'column "y": every cell of the column is blank'],
    ["a blank row within", [["x"], [1], [null], [2]], "Data!A3:A3: the row is blank"],
    [
      "a name given twice",
      [
        ["x", "x "],
        [1, 2],
      ],
      "Data!B1",
    ],
  ])("%s is told", async (_, rows, part) => {
    expect(await messageOf(readExcel(await dataFile(rows)))).toContain(part);
  });

  test.each([
    ["year", 975, '"975" is not a year'],
    ["year", 1975.5, '"1975.5" is not a year'],
    ["integer", 1.5, '"1.5" is not an integer'],
    ["integer", 2 ** 53, "more digits than a number can hold"],
    ["date", 35981, "the cell holds the number 35981, not a date"],
    ["boolean", 1, "the cell holds the number 1, not true or false"],
    ["number", true, "the cell holds the boolean true, not a number"],
    ["number", "1,234", "Write it without separators of thousands: 1234"],
  ] as const)("%s is declared, and the cell has %s", async (type, content, part) => {
    expect(await messageOf(readExcel(await dataFile([["x"], [content]]), { types: { x: type } }))).toContain(
      part,
    );
  });

  test("merged cells are told, in the header and below it", async () => {
    const file = await dataFile(
      [
        ["supplier", "amount"],
        ["RR", 1],
        [null, 2],
      ],
      (sheet) => {
        sheet["!merges"] = [utils.decode_range("A2:A3")];
      },
    );
    expect(await messageOf(readExcel(file))).toContain("Data!A2:A3: the cells are merged");
  });

  test("a formula that was never calculated is told", async () => {
    // As openpyxl writes it: a formula, and no value.
    const file = await fileOf("never.xlsx", withoutValue());
    const message = await messageOf(readExcel(file));
    expect(message).toContain("never.xlsx, Data!A3");
    expect(message).toContain('the formula "=A2*2" has no stored value');
  });
});

/** A workbook whose formula has no stored value. */
function withoutValue(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheetOf([["x"], [1], [{ t: "n", v: 987654, f: "A2*2" }]]), "Data");
  const parts = unzipSync(write(book, { type: "buffer", bookType: "xlsx" }));
  const path = "xl/worksheets/sheet1.xml";
  const sheet = strFromU8(parts[path] as Uint8Array);
  expect(sheet).toContain("<v>987654</v>");
  return zipSync({ ...parts, [path]: strToU8(sheet.replace("<v>987654</v>", "")) });
}

describe("files that are no workbook", () => {
  test.each([
    ["a CSV", "a,b\n1,2\n", "the file is not a workbook\n  → Read a CSV with readCsv."],
    ["Parquet", "PAR1\0\0", "it looks like a Parquet file\n  → Use readParquet."],
    [
      "a zip of something else",
      Buffer.from([0x50, 0x4b, 3, 4, ...new Array(60).fill(0)]),
      "the workbook cannot be read",
    ],
  ])("%s", async (_, content, part) => {
    expect(await messageOf(readExcel(await fileOf("x", content)))).toContain(part);
  });
});

test("values in are values out", async () => {
  const day = fc.integer({ min: 61, max: 2_958_465 });
  const texts = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() !== "" && !/\p{Cc}/u.test(text));
  const row = fc.record({
    text: fc.option(texts),
    number: fc.option(fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((x) => x + 0)),
    day: fc.option(day),
    yes: fc.option(fc.boolean()),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const file = await bookFile({
        Data: sheetOf([
          ["row", "text", "number", "day", "yes"],
          ...rows.map(({ text, number, day, yes }, i) => [
            i,
            text,
            number,
            day === null ? null : formatted(day, "yyyy-mm-dd"),
            yes,
          ]),
        ]),
      });
      const types = { text: "string", number: "number", day: "date", yes: "boolean" } as const;
      const table = byName(await readExcel(file, { types }));
      expect(table.text).toEqual(rows.map(({ text }) => text));
      expect(table.number).toEqual(rows.map(({ number }) => number));
      expect(table.yes).toEqual(rows.map(({ yes }) => yes));
      expect(table.day).toEqual(
        rows.map(({ day }) =>
          day === null ? null : new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10),
        ),
      );
    }),
    { numRuns: 60, seed: 1963 },
  );
});
