import { copyFile, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { utils, write } from "xlsx";
import type { ColumnType, Value } from "../../src/evidence/columns.ts";
import { execute, loadColumns, query } from "../../src/evidence/database.ts";
import { check, open, seal } from "../../src/evidence/open.ts";
import { type Content, formatted } from "./excel/books.ts";
import { type Draft, soundPackage, writePackage } from "./packages.ts";

type Format = "parquet" | "json" | "xlsx";
const formats: Format[] = ["parquet", "json", "xlsx"];

const names = ["id", "maker", "year", "amount", "unit", "pieces", "signed", "licensed", "form"];
const types: ColumnType[] = [
  "string",
  "string",
  "year",
  "number",
  "string",
  "integer",
  "date",
  "boolean",
  "string",
];
type Row = readonly Value[];
const sound: readonly Row[] = [
  ["S1", "RR", 1975, 80, "GBP million", 426, "1967-04-01", true, "licence"],
  ["S2", "FE", 1970, 7.25, "GBP million", null, null, false, "sale"],
  ["S3", "RR", 1991, null, null, 9, "1991-12-31", null, "sale"],
];

const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569;

/** The sound package with its sales in another format, at the path given. */
async function packageIn(
  format: Format,
  rows: readonly Row[],
  change: (resource: Record<string, unknown>) => void = () => {},
): Promise<string> {
  const draft: Draft = soundPackage();
  const path = `sales.${format}`;
  const sales = draft.descriptor.resources[1];
  sales.path = path;
  change(sales);
  delete draft.files["sales.csv"];
  const dir = await writePackage(draft);
  if (format === "parquet") {
    const columns = names.map((_, j) => rows.map((row) => row[j] ?? null));
    const relation = await loadColumns({ names, types, columns, length: rows.length });
    await execute(`COPY (SELECT * FROM ${relation} ORDER BY rowid) TO '${join(dir, path)}' (FORMAT parquet)`);
    await execute(`DROP TABLE ${relation}`);
  } else if (format === "json") {
    const objects = rows.map((row) => Object.fromEntries(names.map((name, j) => [name, row[j] ?? null])));
    await writeFile(join(dir, path), JSON.stringify(objects, null, 2));
  } else {
    const cells = rows.map((row) =>
      row.map(
        (value, j): Content =>
          types[j] === "date" && value !== null ? formatted(serial(String(value)), "yyyy-mm-dd") : value,
      ),
    );
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([names, ...cells]), "Sales");
    await writeFile(join(dir, path), write(book, { type: "buffer", bookType: "xlsx" }));
  }
  return dir;
}

const messages = async (dir: string) =>
  (await check(dir)).map(({ file = "", line, row, address, column, rule, problem }) =>
    [basename(file), line ?? row ?? address, column, rule, problem].join(" | "),
  );

describe.each(formats)("a table in .%s", (format) => {
  test("opens as it does from CSV", async () => {
    const evidence = await open(await packageIn(format, sound));
    const sales = evidence.table("sales");
    expect([sales.names, sales.types, sales.length]).toEqual([names, types, 3]);
    expect(sales.columns.columns).toEqual(names.map((_, j) => sound.map((row) => row[j] ?? null)));
    const { columns } = await query(`SELECT sum(amount), min(signed) FROM ${sales.relation}`);
    expect(columns).toEqual([[87.25], ["1967-04-01"]]);
    await evidence.close();
  });

  test("is sealed, and refused when it changes", async () => {
    const dir = await packageIn(format, sound);
    await seal(dir);
    expect(await check(dir)).toEqual([]);
    const other = await packageIn(format, sound.slice(0, 2));
    await copyFile(join(other, `sales.${format}`), join(dir, `sales.${format}`));
    expect(await messages(dir)).toEqual([expect.stringContaining("the file is not the one that was sealed")]);
  });

  test("is held to constraints, keys and references, each fault where it stands", async () => {
    const rows = [...sound, ["S2", "XX", 1949, -1, "GBP million", 1000, null, true, "gift"]];
    const dir = await packageIn(format, rows);
    const at = (column: string) => {
      const j = names.indexOf(column);
      return { parquet: "4", json: String(36 + j), xlsx: `Sales!${"ABCDEFGHI"[j]}5` }[format];
    };
    const first = { parquet: "in row 2", json: "on line 14", xlsx: "in Sales!A3" }[format];
    // A path is shown from where one is, if that is shorter.
    const bare = (message: string) => message.replace(`${dir}/`, "").replace(/ of \.\.[^|]*\//, " of ");
    expect((await messages(dir)).map(bare)).toEqual(
      expect.arrayContaining([
        `sales.${format} | ${at("id")} | id | primaryKey | "S2" comes a second time; the first is ${first}`,
        `sales.${format} | ${at("maker")} | maker | foreignKey to makers.id | "XX" is not in "id" of makers.csv`,
        `sales.${format} | ${at("year")} | year | minimum 1950 | "1949" is too small`,
        `sales.${format} | ${at("amount")} | amount | minimum 0 | "-1" is too small`,
        `sales.${format} | ${at("pieces")} | pieces | exclusiveMaximum 1000 | "1000" is too large`,
        `sales.${format} | ${at("form")} | form | enum sale | licence | "gift" is not one of the values allowed`,
      ]),
    );
    expect(await messages(dir)).toHaveLength(6);
  });

  test("a text that stands for a missing value is missing", async () => {
    const evidence = await open(
      await packageIn(format, [["S1", "RR", 1975, 80, "..", 1, null, true, "sale"]], (resource) => {
        (resource.schema as Record<string, unknown>).missingValues = ["", ".."];
        delete (resource.schema as { fields: Record<string, unknown>[] }).fields[3]?.unitColumn;
      }),
    );
    expect(evidence.table("sales").columns.columns[4]).toEqual([null]);
  });

  test("columns must be the schema's", async () => {
    const found = await messages(
      await packageIn(format, sound.slice(0, 1), ({ schema }) => {
        const { fields } = schema as { fields: Record<string, unknown>[] };
        (fields[8] as Record<string, unknown>).name = "forms";
      }),
    );
    expect(found.join("\n")).toContain('"forms"');
    expect(found.join("\n")).toContain('"form" is not in the schema');
  });

  test("another file under that name is told", async () => {
    const dir = await packageIn(format, sound);
    await writeFile(join(dir, `sales.${format}`), "id,maker\nS1,RR\n");
    const said = {
      parquet: "cannot be read",
      json: "the file is not JSON",
      xlsx: "the file is not a workbook",
    }[format];
    expect((await messages(dir)).join("\n")).toContain(said);
  });
});

/** What is wrong with the package after its JSON was edited. */
async function afterEdit(from: string, to: string): Promise<string[]> {
  const dir = await packageIn("json", sound);
  const text = await readFile(join(dir, "sales.json"), "utf8");
  expect(text).toContain(from);
  await writeFile(join(dir, "sales.json"), text.replace(from, to));
  return messages(dir);
}

describe("JSON", () => {
  test.each([
    [
      "426",
      "9007199254740993",
      'sales.json | 8 | pieces | type integer | "9007199254740993" has more digits',
    ],
    [
      "7.25",
      "123456789012345678901",
      'sales.json | 17 | amount | type number | "123456789012345678901" has more digits',
    ],
    ['"S1"', "1", 'sales.json | 3 | id | type string | "1" is not text'],
    ["80", '"80"', 'sales.json | 6 | amount | type number | "\\"80\\"" is not a number'],
    ["1975", "1975.0", 'sales.json | 5 | year | type year | "1975.0" is not a year'],
    ["1967-04-01", "1967-04-31", "is not a day of the calendar"],
    ["true", "1", '"1" is not true or false'],
    ['"S1",', '"S1", "id": "S9",', "sales.json | 3 | id | a property is given once"],
    [
      '"pieces": 426,',
      "",
      'sales.json | 2 | pieces | a row has the schema\'s fields | the row has no "pieces"',
    ],
    ['"RR"', '["RR"]', "is not text"],
    ["[", '{"rows": [', "the file is not JSON"],
  ])("%s as %s", async (from, to, part) => {
    expect((await afterEdit(from, to)).join("\n")).toContain(part);
  });

  test("a list of rows is asked for", async () => {
    const dir = await packageIn("json", sound);
    await writeFile(join(dir, "sales.json"), '{"rows": []}');
    expect(await messages(dir)).toEqual([expect.stringContaining("the file is not an array")]);
  });
});

describe("Excel", () => {
  test("a resource names its sheet where there are several", async () => {
    const draft = soundPackage();
    const book = utils.book_new();
    const notes = utils.aoa_to_sheet([["About these data"]]);
    utils.book_append_sheet(book, notes, "Notes");
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ["id", "name"],
        ["RR", "Rolls-Royce"],
        ["FE", "Ferranti"],
      ]),
      "The makers",
    );
    draft.files["makers.xlsx"] = write(book, { type: "buffer", bookType: "xlsx" });
    draft.descriptor.resources[0].path = "makers.xlsx";
    const dir = await writePackage(draft);
    expect(await messages(dir)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('2 sheets have something in them: "Notes", "The makers"'),
      ]),
    );
    draft.descriptor.resources[0].dialect = { sheetName: "The makers" };
    expect((await open(await writePackage(draft))).table("makers").length).toBe(2);
    draft.descriptor.resources[0].dialect = { sheetName: "The makers", headerRows: [2] };
    expect((await messages(await writePackage(draft))).join()).toContain("is not supported");
  });
});

describe("Parquet", () => {
  test("types that the schema does not have are told, with the column", async () => {
    const dir = await packageIn("parquet", sound);
    await execute(
      `COPY (SELECT 'S1' AS id, 'RR' AS maker, 19750::INTEGER AS year, 'nan'::DOUBLE AS amount, 'GBP million' AS unit,
         9007199254740993 AS pieces, TIMESTAMP '2013-07-04 12:00:00' AS signed, 'yes' AS licensed, ['sale'] AS form)
       TO '${join(dir, "sales.parquet")}' (FORMAT parquet)`,
    );
    expect((await messages(dir)).sort()).toEqual([
      expect.stringContaining("|  | form | type string | the file stores VARCHAR[], and string is declared"),
      expect.stringContaining("| licensed | type boolean | the file stores VARCHAR, and boolean is declared"),
      expect.stringContaining("| 1 | amount | type number | the value is nan"),
      expect.stringContaining("| 1 | pieces | type integer | 9007199254740993 has more digits"),
      expect.stringContaining("| 1 | signed | type date | 2013-07-04 12:00:00 is not a day"),
      expect.stringContaining("| 1 | year | type year | 19750 is outside the years"),
    ]);
  });

  test("a float of 32 bits is its shortest decimal, and a decimal that a number cannot hold is told", async () => {
    const draft = soundPackage();
    const field = (name: string) => ({ name, type: "number", unit: "1" });
    draft.descriptor.resources = [
      { name: "parts", path: "parts.parquet", schema: { fields: ["part", "money"].map(field) } },
    ];
    const dir = await writePackage(draft);
    const write = (money: string) =>
      execute(
        `COPY (SELECT 0.1::FLOAT AS part, ${money}::DECIMAL(38, 2) AS money) TO '${join(dir, "parts.parquet")}' (FORMAT parquet)`,
      );
    await write("'0.07'");
    const evidence = await open(dir);
    expect(evidence.table("parts").columns.columns).toEqual([[0.1], [0.07]]);
    await evidence.close();
    await write("'12345678901234567.89'");
    expect(await messages(dir)).toEqual([
      expect.stringContaining("| 1 | money | type number | 12345678901234567.89 has more digits"),
    ]);
  });

  test("a million rows stay in DuckDB", async () => {
    const draft = soundPackage();
    draft.descriptor.resources = [
      {
        name: "many",
        path: "many.parquet",
        schema: { fields: [{ name: "n", type: "integer", constraints: { minimum: 0 } }], primaryKey: "n" },
      },
    ];
    const dir = await writePackage(draft);
    await execute(
      `COPY (SELECT range AS n FROM range(1000000)) TO '${join(dir, "many.parquet")}' (FORMAT parquet)`,
    );
    const evidence = await open(dir);
    const many = evidence.table("many");
    expect(many.length).toBe(1_000_000);
    expect(() => many.columns).toThrow("too many to hold");
    expect((await query(`SELECT sum(n) FROM ${many.relation}`)).columns).toEqual([[499_999_500_000]]);
    await evidence.close();
    await execute(
      `COPY (SELECT range - 1 AS n FROM range(1000000)) TO '${join(dir, "many.parquet")}' (FORMAT parquet)`,
    );
    expect(await messages(dir)).toEqual([expect.stringContaining("many.parquet | 1 | n | minimum 0 | ")]);
  });
});
