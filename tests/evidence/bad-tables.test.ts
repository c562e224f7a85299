import { describe, expect, test } from "vitest";
import { query } from "../../src/evidence/database.ts";
import { check, open } from "../../src/evidence/open.ts";
import { type Draft, edit, problemsAfter, soundPackage, writePackage } from "./packages.ts";

test("the sound package is sound", async () => {
  expect(await problemsAfter(() => {})).toEqual([]);
});

const sales = (from: string, to: string) => edit("sales.csv", from, to);

/** Each fault alone: exactly one problem, with its file, line, column, value, rule and a remedy that says what to do. */
const faults: [string, (draft: Draft) => void, Record<string, unknown>][] = [
  [
    "an unknown column",
    ({ files }) => {
      files["sales.csv"] = (files["sales.csv"] as string)
        .replace(/\n/g, ",x\n")
        .replace("form,x", "form,extra");
    },
    { file: "sales.csv", line: 1, column: "extra", value: "extra", rule: /header/, remedy: /schema/ },
  ],
  [
    "a ragged row: a cell too few",
    sales("S3,RR,1991,,,9,1991-12-31,,sale", "S3,RR,1991,,,9,1991-12-31,sale"),
    {
      file: "sales.csv",
      line: 4,
      rule: /every row/,
      problem: /8 cells, the header 9/,
      remedy: /missing commas/,
    },
  ],
  [
    "a ragged row: a comma too many at the end, which DuckDB would drop",
    sales("7.25,GBP million,,,false,sale", "7.25,GBP million,,,false,sale,"),
    { file: "sales.csv", line: 3, problem: /10 cells/, remedy: /comma at the end/ },
  ],
  [
    "a number with a thousands comma, unquoted",
    sales("80,GBP", "1,080,GBP"),
    { file: "sales.csv", line: 2, column: "amount", value: "1,080", remedy: /without the comma, 1080/ },
  ],
  [
    "a number with a thousands comma, quoted",
    sales("80,GBP", '"1,080,000.5",GBP'),
    {
      file: "sales.csv",
      line: 2,
      column: "amount",
      value: "1,080,000.5",
      rule: "type number",
      remedy: "Write it without separators of thousands: 1080000.5.",
    },
  ],
  [
    "a decimal comma",
    sales("7.25,GBP", '"7,25",GBP'),
    { line: 3, column: "amount", value: "7,25", remedy: "Write a decimal point: 7.25." },
  ],
  [
    "an amount with its currency sign",
    sales("80,GBP", "£80,GBP"),
    { line: 2, column: "amount", value: "£80", remedy: /unit/ },
  ],
  ["a year of two digits", sales("1975", "75"), { line: 2, column: "year", value: "75", rule: "type year" }],
  ["a year with an apostrophe", sales("1975", "1970s"), { line: 2, column: "year", value: "1970s" }],
  [
    "a year nobody meant",
    sales("1975", "0975"),
    { line: 2, column: "year", problem: /outside the years 1000 to 2999/ },
  ],
  [
    "a year out of the schema's range",
    sales("1975", "1949"),
    { line: 2, column: "year", rule: "minimum 1950" },
  ],
  ["a year that is a number", sales("1975", "1975.0"), { line: 2, column: "year", value: "1975.0" }],
  [
    "a date the other way round",
    sales("1967-04-01", "01/04/1967"),
    { line: 2, column: "signed", rule: "type date" },
  ],
  [
    "a date with slashes, which DuckDB takes",
    sales("1967-04-01", "1967/04/01"),
    { line: 2, column: "signed" },
  ],
  [
    "a date without noughts, which DuckDB takes",
    sales("1967-04-01", "1967-4-1"),
    { line: 2, column: "signed" },
  ],
  [
    "a date with a time, which DuckDB cuts",
    sales("1967-04-01", "1967-04-01 10:00"),
    { line: 2, column: "signed" },
  ],
  [
    "a day that does not exist",
    sales("1991-12-31", "1991-02-29"),
    { line: 4, column: "signed", problem: /calendar/ },
  ],
  ["infinity as a date", sales("1967-04-01", "infinity"), { line: 2, column: "signed", value: "infinity" }],
  [
    "a decimal for an integer, which DuckDB rounds",
    sales(",426,", ",12.7,"),
    { line: 2, column: "pieces", value: "12.7" },
  ],
  ["an exponent for an integer", sales(",426,", ",1e2,"), { line: 2, column: "pieces", value: "1e2" }],
  ["an underscore in an integer", sales(",426,", ",4_26,"), { line: 2, column: "pieces", value: "4_26" }],
  ["a hexadecimal integer", sales(",426,", ",0x1A,"), { line: 2, column: "pieces", value: "0x1A" }],
  [
    "leading noughts in an integer",
    sales(",426,", ",007,"),
    { line: 2, column: "pieces", remedy: /declare the column a string/ },
  ],
  ["a plus before an integer", sales(",426,", ",+4,"), { line: 2, column: "pieces", value: "+4" }],
  [
    "space around an integer",
    sales(",426,", ", 426,"),
    { line: 2, column: "pieces", remedy: "Take away the space around it: 426." },
  ],
  [
    "a tab after a number",
    sales("80,GBP", "80\t,GBP"),
    { line: 2, column: "amount", remedy: /space around it: 80\./ },
  ],
  [
    "an integer past 2^53 - 1",
    sales(",426,", ",9007199254740993,"),
    { line: 2, column: "pieces", problem: /2\^53 - 1/ },
  ],
  [
    "a number past 2^53 that would be rounded",
    sales("80,GBP", "9007199254740993,GBP"),
    { line: 2, column: "amount" },
  ],
  ["nan", sales("80,GBP", "nan,GBP"), { line: 2, column: "amount", value: "nan", rule: "type number" }],
  ["inf", sales("80,GBP", "-inf,GBP"), { line: 2, column: "amount", value: "-inf" }],
  ["a number too large", sales("80,GBP", "1e400,GBP"), { line: 2, column: "amount", problem: /too large/ }],
  [
    "an underscore in a number",
    sales("80,GBP", "1_000,GBP"),
    { line: 2, column: "amount", remedy: /thousands: 1000/ },
  ],
  ["a number with a bare point", sales("80,GBP", "80.,GBP"), { line: 2, column: "amount", value: "80." }],
  [
    "a word for a missing number",
    sales("80,GBP", "n/a,GBP"),
    { line: 2, column: "amount", remedy: /empty if the value is missing/ },
  ],
  [
    "yes for true",
    sales(",true,", ",yes,"),
    { line: 2, column: "licensed", value: "yes", remedy: "Write true or false." },
  ],
  ["t for true, which DuckDB takes", sales(",true,", ",t,"), { line: 2, column: "licensed", value: "t" }],
  [
    "a value that is not allowed",
    sales("true,licence", "true,gift"),
    { line: 2, column: "form", value: "gift", rule: "enum sale | licence", remedy: /sale, licence/ },
  ],
  [
    "a text too long",
    (d) => {
      d.descriptor.resources[0].schema.fields[1].constraints.maxLength = 8;
    },
    { file: "makers.csv", line: 2, column: "name", value: "Rolls-Royce", rule: "maxLength 8" },
  ],
  [
    "a text too short",
    (d) => {
      d.descriptor.resources[0].schema.fields[1].constraints.minLength = 9;
    },
    { file: "makers.csv", line: 3, column: "name", value: "Ferranti", rule: "minLength 9" },
  ],
  [
    "a form that does not match",
    sales("S3,", "S3b,"),
    { line: 4, column: "id", value: "S3b", rule: "pattern S\\d+" },
  ],
  [
    "a number below the least",
    sales("7.25", "-7.25"),
    { line: 3, column: "amount", value: "-7.25", rule: "minimum 0" },
  ],
  [
    "a number at the limit",
    sales(",426,", ",1000,"),
    { line: 2, column: "pieces", rule: "exclusiveMaximum 1000" },
  ],
  [
    "a required value that is missing",
    edit("makers.csv", "Ferranti", ""),
    { file: "makers.csv", line: 3, column: "name", rule: "required" },
  ],
  [
    "a value that comes twice",
    edit("makers.csv", "Ferranti", "Rolls-Royce"),
    { line: 3, column: "name", rule: "unique" },
  ],
  [
    "a duplicate id",
    sales("S2,FE", "S1,FE"),
    { line: 3, column: "id", value: "S1", rule: "primaryKey", problem: /the first is on line 2/ },
  ],
  ["a missing id", sales("S2,FE", ",FE"), { line: 3, column: "id", rule: "required" }],
  [
    "a broken reference",
    sales("S2,FE", "S2,FF"),
    { line: 3, column: "maker", value: "FF", rule: /foreignKey to makers.id/, remedy: /Did you mean "FE"/ },
  ],
  [
    "an amount without its unit",
    sales("7.25,GBP million", "7.25,"),
    { line: 3, column: "unit", rule: "unit of amount" },
  ],
  [
    "an amount in another unit",
    sales("7.25,GBP million", "7.25,USD million"),
    { line: 3, column: "unit", value: "USD million", rule: "unit of amount: GBP million", remedy: /Convert/ },
  ],
  ["a blank line, which DuckDB skips", sales("\nS3", "\n\nS3"), { line: 4, problem: "the line is blank" }],
  [
    "a blank line at the end",
    sales("9,1991-12-31,,sale\n", "9,1991-12-31,,sale\n\n"),
    { line: 5, problem: "the line is blank" },
  ],
  [
    "a quote that is never closed",
    sales("S3,RR", 'S3,"RR'),
    { line: 4, column: "maker", rule: "quotes are closed" },
  ],
  [
    "a quote in mid-cell",
    edit("makers.csv", "Ferranti", 'Fer"ranti'),
    { line: 3, column: "name", value: 'Fer"ranti' },
  ],
  [
    "text after a closing quote",
    edit("makers.csv", "Ferranti", '"Fer"ranti'),
    { line: 3, column: "name", value: "ranti" },
  ],
  [
    "a space before a quote, which DuckDB drops",
    edit("makers.csv", "Ferranti", ' "Ferranti"'),
    { line: 3, column: "name" },
  ],
  [
    "a carriage return alone",
    edit("makers.csv", "\nFE", "\rFE"),
    { line: 2, rule: "lines end in LF or CRLF" },
  ],
  [
    "line ends of two kinds",
    edit("makers.csv", "Royce\n", "Royce\r\n"),
    { line: 2, rule: "all lines end the same way" },
  ],
  [
    "an empty file",
    (d) => {
      d.files["makers.csv"] = "";
    },
    { file: "makers.csv", problem: "the file is empty" },
  ],
  [
    "a missing file",
    (d) => {
      delete d.files["makers.csv"];
    },
    { file: "makers.csv", rule: /file exists/, remedy: /path/ },
  ],
  [
    "Latin-1",
    (d) => {
      d.files["makers.csv"] = Buffer.from("id,name\nRR,Rolls\nFE,F\xe9rranti\n", "latin1");
    },
    { file: "makers.csv", line: 3, value: "é", problem: /0xe9/, remedy: /Save the file as UTF-8/ },
  ],
  [
    "UTF-16",
    (d) => {
      d.files["makers.csv"] = Buffer.from("id,name\nRR,Rolls\nFE,Ferranti\n", "utf16le");
    },
    { file: "makers.csv", line: 1, problem: /UTF-16/ },
  ],
  [
    "a wrong hash",
    (d) => {
      d.descriptor.resources[0].hash = `sha256:${"0".repeat(64)}`;
    },
    { file: "makers.csv", rule: /hash/, remedy: /npx dossier check --seal/ },
  ],
  [
    "a wrong size",
    (d) => {
      d.descriptor.resources[0].bytes = 7;
    },
    { file: "makers.csv", rule: /bytes/, value: "35" },
  ],
];

describe("what is wrong is told, with its place and a remedy", () => {
  test.each(faults)("%s", async (_, change, expected) => {
    const problems = await problemsAfter(change);
    expect(problems).toHaveLength(1);
    for (const [key, value] of Object.entries({ remedy: /./, ...expected })) {
      const actual = (problems[0] as unknown as Record<string, unknown>)[key];
      if (value instanceof RegExp) expect(actual).toMatch(value);
      else expect(actual).toBe(value);
    }
  });
});

test.each([
  [";", "semicolons"],
  ["\t", "tabs"],
])("cells separated by %j are told once for the file, and nothing else of it", async (separator, name) => {
  const problems = await problemsAfter(({ files }) => {
    files["sales.csv"] = (files["sales.csv"] as string)
      .replaceAll(",", separator)
      .replace("7.25", "7,25")
      .replace("sale\n", 'sale "as is"\n');
  });
  expect(problems).toEqual([
    {
      ...{ file: "sales.csv", line: 1, rule: "cells are separated by commas" },
      value: ["id", "maker", "year", "amount", "unit", "pieces", "signed", "licensed", "form"].join(
        separator,
      ),
      problem: `the cells are separated by ${name}, not by commas`,
      remedy: expect.stringContaining("CSV UTF-8"),
    },
  ]);
});

test("so are those of a table that others refer to, a byte order mark before them", async () => {
  const problems = await problemsAfter(({ files }) => {
    files["makers.csv"] = `\uFEFF${(files["makers.csv"] as string).replaceAll(",", ";")}`;
  });
  expect(problems).toMatchObject([{ file: "makers.csv", problem: /semicolons/ }]);
});

test("a header with columns missing, unknown, twice or in another order", async () => {
  const header = (to: string) => problemsAfter(edit("makers.csv", "id,name\n", `${to}\n`));
  expect(await header("id,nmae")).toMatchObject(
    [
      { line: 1, column: "name", problem: /missing/ },
      { line: 1, column: "nmae", remedy: 'Did you mean "name"?' },
    ].map(({ problem, ...rest }) => ({
      ...rest,
      ...(problem ? { problem: expect.stringMatching(problem) } : {}),
    })),
  );
  expect(await header("name,id")).toMatchObject([
    { line: 1, value: "name,id", remedy: "Put them in this order: id, name." },
    { file: "sales.csv", column: "maker" },
    { file: "sales.csv", column: "maker" },
    { file: "sales.csv", column: "maker" },
  ]);
  expect(await header("id,id")).toMatchObject([
    { column: "name" },
    { column: "id", problem: expect.stringMatching(/more than once/) },
  ]);
});

test("a blank line in a table of one column, which DuckDB skips, and quotes around nothing, which are a row", async () => {
  const words = (text: string) =>
    problemsAfter(({ descriptor, files }) => {
      const fields = [{ name: "word", type: "string" }];
      descriptor.resources.push({ name: "words", path: "words.csv", schema: { fields } });
      files["words.csv"] = text;
    });
  expect(await words("word\na\n\nb\n")).toMatchObject([
    { file: "words.csv", line: 3, problem: "the line is blank", remedy: "Delete it." },
  ]);
  expect(await words('word\na\n""\nb\n')).toEqual([]);
});

test("a quoted comma in the first name after a byte order mark, over which DuckDB loses the rows", async () => {
  const problems = await problemsAfter((draft) => {
    draft.descriptor.resources[0].schema.fields[0].name = "id, short";
    draft.descriptor.resources[0].schema.primaryKey = ["id, short"];
    draft.descriptor.resources[1].schema.foreignKeys[0].reference.fields = "id, short";
    draft.files["makers.csv"] = '\ufeff"id, short",name\nRR,Rolls-Royce\nFE,Ferranti\n';
  });
  expect(problems).toMatchObject([
    { line: 1, column: "id, short", remedy: expect.stringMatching(/without a byte order mark/) },
  ]);
});

test("several faults, in several files and in one, are told together; a fault's echo is not", async () => {
  const problems = await problemsAfter((draft) => {
    edit("makers.csv", "FE,Ferranti", "FE")(draft);
    draft.files["sales.csv"] = [
      "id,maker,year,amount,unit,pieces,signed,licensed,form",
      '"S1","RR",19750,80,GBP million,426,1967-04-01,true,licence',
      'S1,FE,1970,"1,000",GBP million,x,,false,"two\nlines, and long"',
      "S3,QQ,1991,-1,GBP million,9,1991-12-31,,sale",
      "S4,RR,1991,1,000,GBP million,9,1991-12-31,,sale",
      "",
    ].join("\n");
    draft.descriptor.resources[1].hash = `sha256:${"a".repeat(64)}`;
    draft.descriptor.resources.push({
      name: "gone",
      path: "gone.csv",
      schema: { fields: [{ name: "a", type: "string" }] },
    });
  });
  expect(problems.map(({ file, line, column, rule, value }) => [file, line, column, rule, value])).toEqual([
    ["makers.csv", 3, undefined, "every row has a cell for each column", "FE"],
    ["sales.csv", undefined, undefined, "hash in datapackage.json", expect.stringMatching(/^sha256:/)],
    ["sales.csv", 2, "year", "type year", "19750"],
    ["sales.csv", 3, "amount", "type number", "1,000"],
    ["sales.csv", 3, "pieces", "type integer", "x"],
    ["sales.csv", 3, "form", "enum sale | licence", "two\nlines, and long"],
    ["sales.csv", 3, "form", "maxLength 7", "two\nlines, and long"],
    ["sales.csv", 3, "id", "primaryKey", "S1"],
    ["sales.csv", 5, "amount", "minimum 0", "-1"],
    ["sales.csv", 5, "maker", "foreignKey to makers.id", "QQ"],
    ["sales.csv", 6, "amount", "every row has a cell for each column", "1,000"],
    ["gone.csv", undefined, undefined, "every resource's file exists", "gone.csv"],
  ]);
});

test("a fault that a whole column has is told twenty times, then counted", async () => {
  const problems = await problemsAfter((draft) => {
    const rows = Array.from({ length: 300 }, (_, i) => `S${i},RR,19 75,,,,,,`);
    draft.files["sales.csv"] = ["id,maker,year,amount,unit,pieces,signed,licensed,form", ...rows, ""].join(
      "\n",
    );
  });
  expect(problems).toHaveLength(21);
  expect(problems.find(({ line }) => line === undefined)?.problem).toBe(
    "280 more lines break the same rule (type year)",
  );
});

test("nothing is half-loaded: a package with a fault leaves no table behind", async () => {
  const tables = async () => (await query("SELECT count(*) AS n FROM duckdb_tables()")).columns[0]?.[0];
  const before = await tables();
  const draft = soundPackage();
  edit("sales.csv", "80,GBP", "8o,GBP")(draft);
  const dir = await writePackage(draft);
  await expect(open(dir)).rejects.toThrow(
    /sales\.csv, line 2, column "amount": "8o" is not a number\n {2}→ /,
  );
  await check(dir);
  expect(await tables()).toBe(before);
});

test("a folder without a package says so", async () => {
  await expect(open("/nowhere/at/all")).rejects.toThrow(/datapackage\.json: there is no package here/);
});

test("other texts can stand for a missing value, and then an empty cell does not", async () => {
  const problems = await problemsAfter((draft) => {
    draft.descriptor.resources[1].schema.missingValues = ["n/a", "-99"];
    draft.files["sales.csv"] = [
      "id,maker,year,amount,unit,pieces,signed,licensed,form",
      "S1,RR,n/a,-99,n/a,-99,n/a,n/a,n/a",
      "S2,RR,1970,,n/a,n/a,n/a,n/a,",
      "",
    ].join("\n");
  });
  expect(problems).toMatchObject([
    { line: 3, column: "amount", value: "", rule: "type number" },
    { line: 3, column: "form", value: "", rule: "enum sale | licence" },
  ]);
});
