import { gzipSync } from "node:zlib";
import type { Dice } from "./dice.ts";
import type { Package, Sheet } from "./package.ts";

/** What must come of a mutation: a refusal, the values that the file then says, or whichever of the two is right. */
export type Outcome = "refused" | "loaded" | "either";

export type Mutation = readonly [outcome: Outcome, spoil: (pack: Package, dice: Dice) => void];

/** A sheet and the name of its file, by chance; more often the one that has a column of every type. */
function draw({ sheets }: Package, dice: Dice): [path: string, sheet: Sheet] {
  const path = dice.chance(70) ? "sales.csv" : dice.pick(Object.keys(sheets));
  return [path, sheets[path] as Sheet];
}

const bytes =
  (edit: (bytes: Buffer, dice: Dice) => Buffer): Mutation[1] =>
  (pack, dice) => {
    const [path] = draw(pack, dice);
    pack.edits.push({ path, edit: (before) => edit(before, dice) });
  };

/** Sets how a sheet is put together. */
const set = (change: (dice: Dice) => Partial<Sheet>): Mutation[1] =>
  sheet((one, dice) => void Object.assign(one, change(dice)));

const sheet =
  (edit: (sheet: Sheet, dice: Dice) => void): Mutation[1] =>
  (pack, dice) =>
    edit(draw(pack, dice)[1], dice);

/** Puts a text where a value of some column of sales stands. */
const cell =
  (column: string, ...texts: string[]): Mutation[1] =>
  ({ sheets }, dice) => {
    const rows = sheets["sales.csv"]?.rows as string[][];
    const row = rows[1 + dice.below(rows.length - 1)] ?? [];
    row[rows[0]?.indexOf(column) as number] = dice.pick(texts);
  };

const splice = (text: Buffer, at: number, removed: number, added: string | Buffer) =>
  Buffer.concat([text.subarray(0, at), Buffer.from(added as string), text.subarray(at + removed)]);

const somewhere = (bytes: Buffer, dice: Dice) => dice.below(bytes.length + 1);

const swap = <T>(list: T[], a: number, b: number) => {
  [list[a], list[b]] = [list[b] as T, list[a] as T];
};

/** Changes the rows of sales, unless another mutation has taken them away. */
const sales =
  (edit: (rows: string[][], dice: Dice) => void): Mutation[1] =>
  ({ sheets }, dice) => {
    const { rows } = sheets["sales.csv"] as Sheet;
    if (rows.length >= 5) edit(rows, dice);
  };

/** Faults that files of tables have, each by its name. */
export const tableMutations: Readonly<Record<string, Mutation>> = {
  "columns in another order": [
    "refused",
    sales((rows, dice) => {
      const at = dice.below(8);
      for (const row of rows) swap(row, at, at + 1);
    }),
  ],
  "names of columns swapped": [
    "refused",
    sales(([header], dice) => swap(header as string[], dice.below(4), 4 + dice.below(5))),
  ],
  "values of columns swapped": [
    "either",
    sales(([, ...rows], dice) => {
      const [a, b] = [dice.below(9), dice.below(9)];
      for (const row of rows) swap(row, a, b);
    }),
  ],
  "rows swapped": ["loaded", sales((rows, dice) => swap(rows, 1, 2 + dice.below(3)))],
  "a quote put in": ["either", bytes((text, dice) => splice(text, somewhere(text, dice), 0, '"'))],
  "a quote taken out": [
    "either",
    bytes((text, dice) => {
      const at = text.indexOf('"', dice.below(text.length));
      return at < 0 ? text : splice(text, at, 1, "");
    }),
  ],
  "single quotes": [
    "refused",
    sales((rows) => {
      for (const row of rows) for (const [i, text] of row.entries()) row[i] = `'${text}'`;
    }),
  ],
  "a backslash before a quote": [
    "either",
    bytes((text) => Buffer.from(String(text).replaceAll('""', '\\"'))),
  ],
  "a byte order mark": ["loaded", set(() => ({ mark: "\ufeff" }))],
  "two byte order marks": ["refused", set(() => ({ mark: "\ufeff\ufeff" }))],
  "a byte order mark inside": [
    "either",
    bytes((text, dice) => splice(text, somewhere(text, dice), 0, "\ufeff")),
  ],
  "Latin-1": [
    "refused",
    ({ sheets }) => {
      const { "makers.csv": makers } = sheets;
      if (makers !== undefined) makers.encode = (text) => Buffer.from(text, "latin1");
    },
  ],
  "UTF-16, little end first": ["refused", set(() => ({ encode: (text) => Buffer.from(text, "utf16le") }))],
  "UTF-16 with a mark, big end first": [
    "refused",
    sheet(
      (one) =>
        void Object.assign(one, {
          encode: (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
        }),
    ),
  ],
  "bytes that are not UTF-8": [
    "refused",
    bytes((text, dice) =>
      splice(
        text,
        text.length - 1,
        0,
        Buffer.from(
          dice.pick([[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xff], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]]),
        ),
      ),
    ),
  ],
  "cut short": ["either", bytes((text, dice) => text.subarray(0, dice.below(text.length)))],
  "a zero byte": ["refused", bytes((text, dice) => splice(text, somewhere(text, dice), 0, "\0"))],
  "some bytes changed": [
    "either",
    bytes((text, dice) => {
      let changed = text;
      for (let edits = 1 + dice.below(3); edits > 0; edits--)
        changed = splice(
          changed,
          somewhere(changed, dice),
          dice.below(3),
          dice.pick([..."\",,\n\r\t -.0159eEé;#'"]),
        );
      return changed;
    }),
  ],
  "a huge text": ["loaded", cell("note", "x".repeat(120_000), '",\n'.repeat(40_000), "é".repeat(99_999))],
  "a number of very many digits": [
    "refused",
    cell("amount", "9".repeat(400), "1e999", `1${"0".repeat(30)}1`),
  ],
  "a number of many decimals": [
    "loaded",
    cell("amount", `0.5${"0".repeat(5000)}`, "0.30000000000000004", `${"0".repeat(400)}.25`),
  ],
  "a number of more decimals than a double holds": [
    "refused",
    cell("amount", `0.${"1".repeat(5000)}`, `1.${"0".repeat(400)}1`, "1e-400"),
  ],
  "a formula": [
    "loaded",
    cell(
      "note",
      '=HYPERLINK("http://x","y")',
      "=cmd|' /C calc'!A0",
      "@SUM(1)",
      "+1",
      "-1+1",
      "\t=1",
      "%0A=1",
    ),
  ],
  "a formula for a number": ["refused", cell("amount", "=1+1", "+80", "@80", "=80")],
  "a name that objects have": [
    "loaded",
    ({ descriptor: { resources }, sheets }, dice) => {
      const name = dice.pick(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "length"]);
      const table = dice.pick(["makers", "__proto__", "constructor"]);
      resources[0].schema.fields[0].name = name;
      resources[0].name = table;
      resources[1].schema.foreignKeys[0].reference = { resource: table, fields: name };
      const { rows } = sheets["makers.csv"] as Sheet;
      rows[0] = [name];
    },
  ],
  "a header that objects have": [
    "refused",
    sheet(({ rows }, dice) => {
      rows[0]?.splice(0, 1, dice.pick(["__proto__", "constructor", "toString"]));
    }),
  ],
  "a header nearly right": [
    "refused",
    sheet(({ rows }, dice) => {
      const header = rows[0] as string[];
      const at = dice.below(header.length);
      const name = header[at] as string;
      header[at] = dice.pick([
        ` ${name}`,
        `${name}\u200b`,
        `${name}\u00a0`,
        name.toUpperCase(),
        "",
        `${name}.1`,
      ]);
    }),
  ],
  "a header twice": ["refused", sales(([header], dice) => void header?.splice(1 + dice.below(8), 1, "id"))],
  "no header": ["refused", sheet(({ rows }) => void rows.shift())],
  "the header again among the rows": [
    "refused",
    sales((rows, dice) => void rows.splice(2 + dice.below(3), 0, [...(rows[0] as string[])])),
  ],
  "a cell too many": [
    "refused",
    sheet(({ rows }, dice) => void dice.pick(rows).push(dice.pick(["x", "", "1"]))),
  ],
  "a cell too few": ["refused", sales((rows, dice) => void dice.pick(rows).pop())],
  "commas at the ends of lines": [
    "refused",
    sheet(({ rows }) => {
      for (const row of rows) row.push("");
    }),
  ],
  "other separators": [
    "refused",
    ({ sheets }, dice) =>
      void Object.assign(sheets["sales.csv"] as Sheet, { separator: dice.pick([";", "\t", "|", ":", ", "]) }),
  ],
  "lines that end in carriage returns": ["refused", set(() => ({ end: "\r" }))],
  "line ends of other kinds": [
    "refused",
    sheet(
      (one, dice) =>
        void Object.assign(one, { end: dice.pick(["\n\r", "\u2028", "\u0085", "\f", "\r\r\n", "\n\n"]) }),
    ),
  ],
  "line ends mixed": [
    "either",
    bytes((text, dice) => {
      const at = text.indexOf("\n", dice.below(text.length));
      return at < 1 ? text : splice(text, at, 0, "\r");
    }),
  ],
  "a blank line": [
    "refused",
    bytes((text, dice) =>
      splice(text, dice.chance(50) ? 0 : text.length, 0, dice.pick(["\n\n", "\r\n\r\n"])),
    ),
  ],
  "lines before the header": [
    "refused",
    sheet(({ rows }, dice) => void rows.unshift([dice.pick(["Sales to Japan", "# a comment", ""])])),
  ],
  "a line of totals": [
    "refused",
    sales((rows) => void rows.push(["Total", "", "", "1166.75", "", "", "", "", ""])),
  ],
  "a line of comment": [
    "refused",
    sales((rows, dice) => void rows.splice(1 + dice.below(4), 0, ["# checked"])),
  ],
  "a row twice": [
    "refused",
    sales((rows, dice) => void rows.push([...(rows[1 + dice.below(4)] as string[])])),
  ],
  "a reference to nothing": ["refused", cell("maker", "XX", "rr", "RR ", "FE", "F\u0045\u0301")],
  "thousands parted": [
    "refused",
    cell("amount", "1,080", "1 080", "1\u00a0080", "1_080", "1'080", "1.080.000", "1,080.5", "10,80,000"),
  ],
  "thousands parted by a comma that splits the cell": [
    "refused",
    ({ edits }) =>
      void edits.push({
        path: "sales.csv",
        edit: (text) => Buffer.from(String(text).replace("1080", "1,080")),
      }),
  ],
  "decimals after a comma": ["refused", cell("amount", "7,25", "0,5", "-0,5", "80,-")],
  "numbers as people write them": [
    "refused",
    cell(
      "amount",
      "£80",
      "80m",
      "80 %",
      "(80)",
      "80-",
      "~80",
      "c. 80",
      "½",
      "8O",
      "0x50",
      "1e",
      "１２",
      "٨٠",
      "−80",
      ".5",
      "5.",
    ),
  ],
  "words for no number": [
    "refused",
    cell("amount", "n/a", "NA", "nan", "NaN", "inf", "-inf", "null", "-", "..", " ", "#REF!"),
  ],
  "integers that are none": [
    "refused",
    cell("pieces", "12.0", "1e3", "007", "+5", "-0", "12 ", "99999999999999999999"),
  ],
  "dates in other orders": [
    "refused",
    cell(
      "signed",
      "04/07/2013",
      "4.7.2013",
      "2013-7-4",
      "20130704",
      "2013/07/04",
      "7/4/13",
      "2013-07-04T00:00:00Z",
      "41459",
      "July 2013",
      "2013-07",
      "2013-02-29",
      "2013-13-01",
      "0000-01-01",
    ),
  ],
  "years of other kinds": [
    "refused",
    cell("year", "75", "1975.0", "19750", "1970s", "c1975", "1975-76", "0975", "3000", "FY1975"),
  ],
  "true and false otherwise": [
    "refused",
    cell("licensed", "yes", "no", "Y", "t", "F", "2", "on", "tRUE", "WAHR"),
  ],
  "true and false by digits": ["loaded", cell("licensed", "1", "0", "True", "FALSE")],
  "a limit broken": ["refused", cell("pieces", "100000", "123456")],
  "a value not allowed": ["refused", cell("form", "Sale", "sale ", "gift", "sale;licence")],
  "texts that look missing": [
    "loaded",
    cell("note", "NULL", "null", "nan", "n/a", "\\N", "None", " ", "-", "#N/A"),
  ],
  "texts of every sort": [
    "loaded",
    cell(
      "note",
      "日本",
      "👩‍👩‍👧",
      "\u202e321",
      "a\u0301",
      "\u0001",
      "\u007f",
      "'",
      '"',
      '""',
      "\r\n",
      "\r",
      ",",
      "$1",
      "\\",
      "x\u200b",
    ),
  ],
  "an empty file": ["refused", bytes(() => Buffer.alloc(0))],
  "a mark and nothing else": ["refused", bytes(() => Buffer.from("\ufeff"))],
  "line ends and nothing else": ["refused", bytes(() => Buffer.from("\n\n"))],
  "only a header": ["either", sheet((one) => void one.rows.splice(1))],
  "another kind of file": [
    "refused",
    bytes((text, dice) =>
      dice.pick([
        gzipSync(text),
        Buffer.from("PK\u0003\u0004rest of a spreadsheet"),
        Buffer.from("<!DOCTYPE html>\n<title>404</title>\n"),
        Buffer.from('[{"id": "S1"}]\n'),
        Buffer.from("version https://git-lfs.github.com/spec/v1\n"),
      ]),
    ),
  ],
};
