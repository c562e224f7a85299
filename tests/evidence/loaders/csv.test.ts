import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { readCsv } from "../../../src/evidence/loaders/csv.ts";
import { byName, fileOf, messageOf } from "./files.ts";

const text =
  'code,name,id,amount,signed,year,open\r\n007,"Söhne, ""GmbH""",9007199254740993,80.5,2013-07-04,1975,true\r\n008,,1,,,,\r\n';
const types = { amount: "number", signed: "date", year: "year", open: "boolean" } as const;

test.each([
  ["UTF-8", text, {}],
  ["UTF-8 with a byte order mark", `\uFEFF${text}`, {}],
  ["Latin-1, which is said", Buffer.from(text, "latin1"), { encoding: "windows-1252" as const }],
])("types are as declared, and text where none is: %s", async (_, content, options) => {
  const table = await readCsv(await fileOf("a.csv", content), { types, ...options });
  expect(byName(table)).toEqual({
    code: ["007", "008"],
    name: ['Söhne, "GmbH"', null],
    id: ["9007199254740993", "1"],
    amount: [80.5, null],
    signed: ["2013-07-04", null],
    year: [1975, null],
    open: [true, null],
  });
  expect(frame(table).types).toEqual(["string", "string", "string", "number", "date", "year", "boolean"]);
});

test("other texts for what is missing", async () => {
  const file = await fileOf("a.csv", "a,b\n..,x\n1,\n");
  const table = await readCsv(file, { types: { a: "integer" }, missing: [".."] });
  expect(byName(table)).toEqual({ a: [null, 1], b: ["x", ""] });
});

test("as many digits of a number as a double holds", async () => {
  const kept = [
    ...["0.1", "0.30000000000000004", "0.10000000000000001", "1152921504606846976", "-0.0012300", "5e-324"],
    ...["123456789012345.0000000000", "1.7976931348623157e308", "0", "-999856014390237.2"],
  ];
  const file = await fileOf("a.csv", `a\n${kept.join("\n")}\n`);
  const { columns } = await readCsv(file, { types: { a: "number" } });
  expect(columns).toEqual([kept.map(Number)]);
  const lost = [
    "12345678901234567.89",
    "0.1234567890123456789",
    "3.14159265358979323846",
    "9007199254740993.0",
  ];
  for (const each of [...lost, "-1234567890.1234567890"])
    expect(
      await messageOf(readCsv(await fileOf("a.csv", `a\n${each}\n`), { types: { a: "number" } })),
    ).toContain(`a.csv, line 2, column "a": "${each}" has more digits than a number can hold`);
});

test.each([
  [
    "an integer that would lose a digit",
    "a\n9007199254740993\n",
    { types: { a: "integer" } },
    'a.csv, line 2, column "a": "9007199254740993" has more digits',
  ],
  [
    "a number below the smallest",
    "a\n1e-400\n",
    { types: { a: "number" } },
    '"1e-400" is too small for a number',
  ],
  [
    "thousands commas",
    'a\n"1,234"\n',
    { types: { a: "number" } },
    "Write it without separators of thousands: 1234",
  ],
  ["a row too short", "a,b\n1\n", {}, "line 2: the row has 1 cell, the header 2"],
  ["semicolons", "a;b\n1;2\n", {}, 'the header is one cell with ";" in it'],
  [
    "Latin-1, which is not said",
    Buffer.from("a\nü\n", "latin1"),
    {},
    'Or read it with { encoding: "windows-1252" }',
  ],
  ["a header without a name", "a,\n1,2\n", {}, "column 2 has no name"],
  ["SIPRI's register", "Recipient,Supplier,Year of order, \nA,B,1999,\n", {}, "Use readSipriRegister"],
  ["a name given twice", "a,a\n1,2\n", {}, 'the column "a" is there more than once'],
  ["a type for no column", "amount\n1\n", { types: { amuont: "number" } }, 'Did you mean "amount"?'],
  ["a type that is none", "a\n1\n", { types: { a: "float" } }, '"float" is not a type'],
  ["an empty file", "", {}, "the file is empty"],
  ["UTF-16", Buffer.from("a,b\n1,2\n", "utf16le"), {}, "the file is not a text"],
])("%s", async (_, content, options, part) => {
  expect(await messageOf(readCsv(await fileOf("a.csv", content), options as object))).toContain(part);
});
