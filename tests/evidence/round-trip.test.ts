import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Columns, ColumnType, Value } from "../../src/evidence/columns.ts";
import { check, open } from "../../src/evidence/open.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dossier-round-trip-"));
});
afterAll(() => rm(folder, { recursive: true }));

const settings = (numRuns: number) => ({ numRuns, seed: 1963 });

const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);

const values: Record<ColumnType, fc.Arbitrary<Value>> = {
  string: fc.oneof(
    fc
      .string({ unit: "binary", minLength: 1 })
      .filter((text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text)),
    fc.stringMatching(/^[ ",\n'\t;0-9a-z-]{1,12}$/),
    fc.constantFrom(
      "007",
      "NULL",
      "null",
      "nan",
      " ",
      '"',
      '""',
      ",",
      "\n",
      "\r\n",
      "=1+1",
      "日本",
      "#",
      "\\N",
      "-",
    ),
  ),
  integer: fc.maxSafeInteger(),
  number: fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((number) => number + 0),
  boolean: fc.boolean(),
  date: fc.integer({ min: -719_162, max: 2_932_896 }).map(day), // 0001-01-01 to 9999-12-31
  year: fc.integer({ min: 1000, max: 2999 }),
};

const table: fc.Arbitrary<Columns> = fc
  .tuple(
    fc.array(fc.constantFrom(...(Object.keys(values) as ColumnType[])), { minLength: 1, maxLength: 6 }),
    fc.nat({ max: 12 }),
  )
  .chain(([types, length]) =>
    fc
      .tuple(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), {
          minLength: types.length,
          maxLength: types.length,
          selector: (name) => name.toLowerCase(),
        }),
        fc.tuple(
          ...types.map((type) =>
            fc.array(fc.option(values[type], { freq: 6 }), { minLength: length, maxLength: length }),
          ),
        ),
      )
      .map(([names, columns]) => ({ names, types, columns, length })),
  );

const cell = (text: string, quoted: boolean) =>
  quoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

async function writeTable(columns: Columns, text: string): Promise<void> {
  const fields = columns.names.map((name, j) => ({ name, type: columns.types[j], unit: "1" }));
  const resources = [{ name: "t", path: "t.csv", schema: { fields } }];
  await writeFile(join(folder, "datapackage.json"), JSON.stringify({ name: "p", resources }));
  await writeFile(join(folder, "t.csv"), text);
}

test("a table written by RFC 4180 is read back value for value", async () => {
  const layout = fc.record({
    bom: fc.boolean(),
    quoted: fc.boolean(),
    end: fc.constantFrom("\n", "\r\n"),
    lastEnd: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(table, layout, async (columns, { bom, quoted, end, lastEnd }) => {
      const rows = Array.from({ length: columns.length }, (_, i) =>
        // Alone in its line, an empty cell has to be quoted: a blank line is no row.
        columns.columns
          .map((column) => cell(String(column[i] ?? ""), quoted || columns.names.length === 1))
          .join(","),
      );
      const lines = [columns.names.map((name) => cell(name, quoted)).join(","), ...rows];
      // DuckDB cannot read such a name after a byte order mark, and the file is refused: see bad-tables.test.ts.
      const marked = bom && !/[,\r\n]/.test(columns.names[0] as string);
      await writeTable(
        columns,
        (marked ? "\ufeff" : "") + lines.join(end) + (lastEnd || rows.length === 0 ? end : ""),
      );
      const evidence = await open(folder);
      expect(evidence.table("t").columns).toEqual(columns);
      await evidence.close();
    }),
    settings(120),
  );
});

/** The texts each type is written as, said again and otherwise than the reader says it. */
const accepts: Record<Exclude<ColumnType, "string" | "boolean">, (text: string) => boolean> = {
  integer: (text) =>
    String(Number(text)) === text && Number.isSafeInteger(Number(text)) && !text.includes("e"),
  number: (text) =>
    /^-?[0-9]/.test(text) &&
    /[0-9]$/.test(text) &&
    /^[0-9.eE+-]+$/.test(text) &&
    !/\.[eE]/.test(text) &&
    Number.isFinite(Number(text)) &&
    !(/^-?[0-9]+$/.test(text) && BigInt(text) !== BigInt(Number(text))),
  year: (text) =>
    text.length === 4 &&
    ["1", "2"].includes(text[0] as string) &&
    [...text].every((digit) => "0123456789".includes(digit)),
  date: (text) => {
    const [year, month, date] = text.split("-").map(Number) as [number, number, number];
    const days = [
      31,
      year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
      31,
      30,
      31,
      30,
      31,
      31,
      30,
      31,
      30,
      31,
    ];
    return (
      /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && year > 0 && date > 0 && date <= (days[month - 1] ?? 0)
    );
  },
};

const nearly = fc.oneof(
  fc.stringMatching(/^[-+ ]?[0-9]{1,4}[._, eE/-]?[0-9]{0,3}[ _eE.-]?[0-9]{0,2}[ f]?$/),
  fc.stringMatching(/^[0-9]{4}[-/ ][0-9]{1,2}[-/ ][0-9]{1,2}( .?)?$/),
  fc.stringMatching(/^(0x|0b|0o)?[0-9a-f]{1,4}$/),
  fc.constantFrom(
    "inf",
    "-inf",
    "NaN",
    "infinity",
    "epoch",
    "1e5",
    "1E-3",
    "0.10",
    "00.5",
    "-0",
    "1e400",
    "9007199254740991",
    "9007199254740992",
    "-9007199254740993",
    "2012-02-29",
    "2013-02-29",
    "1900-02-29",
    "0000-01-01",
    "1000",
    "2999",
    "3000",
    "0999",
    "١٩٦٣",
    "１９６３",
    "１2",
  ),
);

test.each(Object.keys(accepts) as (keyof typeof accepts)[])(
  "a text is a value of type %s when it is written as one, and otherwise told, on its line",
  async (type) => {
    await fc.assert(
      fc.asyncProperty(fc.array(nearly, { minLength: 1, maxLength: 15 }), async (texts) => {
        const columns: Columns = { names: ["c"], types: [type], columns: [], length: texts.length };
        const write = (lines: string[]) =>
          writeTable(columns, ["c", ...lines.map((text) => cell(text, true)), ""].join("\n"));
        await write(texts);
        const told = (await check(folder)).map(({ line }) => line);
        expect(told).toEqual(texts.flatMap((text, i) => (accepts[type](text) ? [] : [i + 2])));
        const good = texts.filter(accepts[type]);
        await write(good);
        const evidence = await open(folder);
        const expected = good.map((text) => (type === "date" ? text : Number(text)));
        expect(evidence.table("t").columns.columns[0]).toEqual(expected);
        await evidence.close();
      }),
      settings(40),
    );
  },
);

/** An independent reading of a CSV, for files without faults: cells by a regular expression. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

test("a file with a few bytes changed is refused, or read as what it then says", async () => {
  const types: ColumnType[] = ["string", "number", "year", "string", "date"];
  const columns: Columns = { names: ["id", "amount", "year", "note", "day"], types, columns: [], length: 0 };
  const original =
    'id,amount,year,note,day\nS1,80,1975,"a, ""b""",1967-04-01\nS2,7.25,,"two\nlines",\nS3,,1991,=1+1,\n';
  const bytes = fc.constantFrom(...'"",,\n\r \t0123456789-.eS\'_£\0éx');
  const edit = fc.tuple(fc.nat({ max: original.length }), fc.nat({ max: 1 }), bytes);
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), async (edits) => {
      let text = original;
      for (const [at, removed, added] of edits) text = text.slice(0, at) + added + text.slice(at + removed);
      await writeTable(columns, text);
      const problems = await check(folder);
      expect(problems.filter(({ rule }) => rule.includes("agree"))).toEqual([]);
      for (const { line = 1, remedy, problem } of problems) {
        expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
        expect([remedy, problem]).not.toContain("");
      }
      if (problems.length > 0) return;
      read++;
      const evidence = await open(folder);
      const values = evidence.table("t").columns.columns;
      const expected = cellsOf(text).slice(1);
      for (const [j, type] of types.entries())
        expect(values[j]).toEqual(
          expected.map((row) =>
            row[j] === "" ? null : type === "number" || type === "year" ? Number(row[j]) : row[j],
          ),
        );
      await evidence.close();
    }),
    settings(150),
  );
  expect(read).toBeGreaterThan(15);
});
