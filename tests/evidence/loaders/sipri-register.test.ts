import { describe, expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { readSipriRegister } from "../../../src/evidence/loaders/sipri-register.ts";
import { byName, fileOf, messageOf } from "./files.ts";

// Made to the shape of SIPRI's export; the deals, the countries and their figures are invented.
const header =
  "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons";
const deals = [
  'Türkland,Ruritania,1982,?,176,?,Howl-70,towed gun,"1,176",?,1984; 1986; 1999,New,"""Howl"" version, licensed",0.25,44,"1,044.5"',
  "Arcadia**,Ruritania,2003,,4,,tanker,air refuel system,0,,,New,,10,40,0",
  "Arcadia**,unknown supplier(s),2019,,2,,Dart,portable SAM,2,?,2020,Second hand,,0.1,0.2,0",
  "Arcadia**,Ruritania,2024,,,,Owl,reconnaissance drone,,,,New,£12 m deal,,,",
];
const preamble = [
  "Transfers of major weapons: deals with deliveries or orders made for 1950 to 2025",
  "The 'Number delivered' and the 'Year(s) of deliveries' refer to all deliveries since the beginning of the contract.",
  'A "?" in a column indicates uncertain data. Figures "may not add up.',
  "",
  "Figures are SIPRI Trend Indicator Values (TIVs) expressed in millions.",
  ...Array.from({ length: 5 }, (_, i) => `note ${i}`),
  "Information generated: 1 November 2026,,,,",
];

const text = (lines: readonly string[]) => `${lines.join("\r\n")}\r\n`;

const expected = {
  recipient: ["Türkland", "Arcadia**", "Arcadia**", "Arcadia**"],
  supplier: ["Ruritania", "Ruritania", "unknown supplier(s)", "Ruritania"],
  order_year: [1982, 2003, 2019, 2024],
  order_year_uncertain: [true, false, false, false],
  number_ordered: [176, 4, 2, null],
  number_ordered_uncertain: [true, false, false, false],
  designation: ["Howl-70", "tanker", "Dart", "Owl"],
  description: ["towed gun", "air refuel system", "portable SAM", "reconnaissance drone"],
  number_delivered: [1176, 0, 2, null],
  number_delivered_uncertain: [true, false, true, false],
  delivery_years: ["1984; 1986; 1999", null, "2020", null],
  delivery_years_uncertain: [false, false, false, false],
  delivery_first: [1984, null, 2020, null],
  delivery_last: [1999, null, 2020, null],
  status: ["New", "New", "Second hand", "New"],
  comments: ['"Howl" version, licensed', null, null, "£12 m deal"],
  tiv_per_unit: [0.25, 10, 0.1, null],
  tiv_order: [44, 40, 0.2, null],
  tiv_delivered: [1044.5, 0, 0, null],
  tiv_delivered_high: [1044.5, 0, 0.5, null],
};

describe("the same deals come out of every form of the export", () => {
  const whole = text([...preamble, header, ...deals]);
  const forms: Record<string, string | Uint8Array> = {
    "UTF-8 below eleven lines of preamble": whole,
    "UTF-8 with a byte order mark": `\uFEFF${whole}`,
    "Latin-1": Buffer.from(whole, "latin1"),
    "a byte order mark and no preamble": `\uFEFF${text([header, ...deals])}`,
    "lines ended as on Unix": whole.replaceAll("\r\n", "\n"),
    "flags headed by nothing rather than a space": text([header.replaceAll(", ,", ",,"), ...deals]),
    "deliveries headed by the years asked for": text([
      header.replace("Number delivered", "Deliveries in the Year Range"),
      ...deals,
    ]),
    "blank lines at the end": `${whole}\r\n,,,,,,,,,,,,,,,\r\n`,
  };
  test.each(Object.entries(forms))("%s", async (_, content) => {
    expect(byName(await readSipriRegister(await fileOf("register.csv", content)))).toEqual(expected);
  });
});

test("a fourth flag is that of the delivery years", async () => {
  const lines = [header, ...deals.slice(0, 3)].map((line, i) =>
    i === 0
      ? line.replace("Year(s) of delivery,", "Year(s) of delivery, ,")
      : line.replace(/(; 1999|0,,|2020),/, i === 1 ? "$1,?," : "$1,,"),
  );
  const table = byName(await readSipriRegister(await fileOf("register.csv", text(lines))));
  expect(table.delivery_years).toEqual(["1984; 1986; 1999", null, "2020"]);
  expect(table.delivery_years_uncertain).toEqual([true, false, false]);
  expect(table.status).toEqual(["New", "New", "Second hand"]);
});

test("what stands above the header is kept, and a frame takes the table", async () => {
  const table = await readSipriRegister(await fileOf("register.csv", text([...preamble, header, ...deals])));
  expect(table.preamble).toHaveLength(10);
  expect(table.preamble.at(-1)).toBe("Information generated: 1 November 2026");
  expect(table.sha256).toMatch(/^[0-9a-f]{64}$/);
  const deal = frame(table).rows()[0];
  expect(deal).toMatchObject({ supplier: "Ruritania", order_year: 1982, order_year_uncertain: true });
});

describe("a file that is otherwise is refused, with the line and what to do", () => {
  const changed = (from: string, to: string) => {
    const whole = text([...preamble, header, ...deals]);
    expect(whole).toContain(from);
    return whole.replace(from, to);
  };
  test.each([
    [
      "a year that is none",
      changed("2003,,4", "20O3,,4"),
      ['register.csv, line 14, column "Year of order": "20O3" is not a year'],
    ],
    [
      "years parted otherwise",
      changed("1984; 1986; 1999", "1984-1999"),
      ['line 13, column "Year(s) of delivery"', "2006; 2009"],
    ],
    [
      "a comma for a decimal point",
      changed('"1,044.5"', '"1,04"'),
      ['line 13, column "SIPRI TIV of delivered weapons": "1,04" is not a number'],
    ],
    [
      "a volume below 0",
      changed("10,40,0", "10,-40,0"),
      ['line 14, column "SIPRI TIV for total order": "-40" is below 0'],
    ],
    ["a cell too many", changed("tanker,", "tanker,jet,"), ["line 14: the row has 17 cells, the header 16"]],
    ["a flag of another kind", changed("1982,?", "1982,x"), ['line 13, column 4: the flag is "x"']],
    [
      "a nameless column elsewhere",
      changed("Supplier,", "Supplier,,"),
      ['line 12, column 3: a column without a name stands after "Supplier"'],
    ],
    [
      "a missing column",
      changed(",status,", ",state of it,"),
      ['column "status": the column "status" is missing', 'column "state of it"'],
    ],
    [
      "a quote that is not closed",
      changed('licensed"', "licensed"),
      ["line 13", "stands between a closing quote and the next comma"],
    ],
  ])("%s", async (_, content, parts) => {
    const message = await messageOf(readSipriRegister(await fileOf("register.csv", content)));
    for (const part of parts) expect(message).toContain(part);
  });

  test.each([
    ["the newer shape", "SIPRI AT Database ID,Supplier,Recipient\n1,a,b\n", "Use readSipriDeliveries"],
    ["a workbook", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), "Use readExcel"],
    ["a web page", "<!DOCTYPE html><title>SIPRI</title>", "not the page about it"],
    ["a register in RTF", "{\\rtf1 Trade register}", "CSV form"],
    ["semicolons", "Recipient;Supplier;Year of order\na;b;1999\n", "separated by commas"],
    ["nothing", "", "separated by commas"],
  ])("%s", async (_, content, part) => {
    expect(await messageOf(readSipriRegister(await fileOf("register.csv", content)))).toContain(part);
  });

  test("no file", async () => {
    expect(await messageOf(readSipriRegister("no/register.csv"))).toContain(
      "no/register.csv: there is no such file",
    );
  });
});
