import type { Dice } from "./dice.ts";

/** A table before it is written: the header is the first row, and how cells, lines and the file are put together. */
export interface Sheet {
  rows: string[][];
  separator: string;
  end: string;
  lastEnd: boolean;
  quoted: boolean;
  mark: string;
  encode: (text: string) => Buffer;
}

/** A package to be spoilt: what a mutation works on. */
export interface Package {
  // biome-ignore lint/suspicious/noExplicitAny: descriptors are spoilt in every way
  descriptor: any;
  sheets: Record<string, Sheet>;
  /** What is done to the bytes of the files, datapackage.json among them, once they are written down. */
  readonly edits: { path: string; edit: (bytes: Buffer) => Buffer }[];
  /** What is done to the folder at last. */
  readonly acts: ((dir: string) => void)[];
}

const field = (name: string, type: string, constraints?: object) => ({
  name,
  type,
  ...(type === "number" ? { unit: "GBP million" } : {}),
  ...(constraints === undefined ? {} : { constraints }),
});

/** A sound package of two tables: one with a column of every type, and one of a single column, to which it refers. */
export function drawPackage(dice: Dice): Package {
  const sheet = (rows: string[][]): Sheet => ({
    rows,
    separator: ",",
    end: dice.chance(70) ? "\n" : "\r\n",
    lastEnd: dice.chance(80),
    quoted: dice.chance(20),
    mark: dice.chance(10) ? "\ufeff" : "",
    encode: (text) => Buffer.from(text),
  });
  const resource = (name: string, schema: object) => ({ name, path: `${name}.csv`, schema });
  return {
    edits: [],
    acts: [],
    descriptor: {
      name: "fuzz",
      title: "Zwölf Fälle",
      sources: [{ title: "A source" }],
      resources: [
        resource("makers", { fields: [field("id", "string", { unique: true })], missingValues: ["n/a"] }),
        resource("sales", {
          fields: [
            field("id", "string", { pattern: "S[0-9]+" }),
            field("maker", "string"),
            field("year", "year", { minimum: 1950 }),
            field("amount", "number", { minimum: -1000 }),
            field("pieces", "integer", { exclusiveMaximum: 100_000 }),
            field("signed", "date"),
            field("licensed", "boolean"),
            field("form", "string", { enum: ["sale", "licence"] }),
            field("note", "string", { maxLength: 300_000 }),
          ],
          primaryKey: ["id"],
          foreignKeys: [{ fields: "maker", reference: { resource: "makers", fields: "id" } }],
        }),
      ],
    },
    sheets: {
      "makers.csv": sheet([["id"], ["RR"], ["n/a"], ["FÉ"], ["007"]]),
      "sales.csv": sheet([
        ["id", "maker", "year", "amount", "pieces", "signed", "licensed", "form", "note"],
        ["S1", "RR", "1975", "80", "426", "1967-04-01", "true", "licence", 'a, "b"'],
        ["S2", "FÉ", "", "7.25", "", "", "false", "sale", ""],
        ["S3", "RR", "1991", "-0.5", "-12", "2012-02-29", "", "", "two\nlines"],
        ["S4", "", "2012", "1080", "1080", "2013-07-04", "TRUE", "sale", "=1+1"],
      ]),
    },
  };
}

/** The bytes of every file, datapackage.json among them. */
export function writeDown({ descriptor, sheets, edits }: Package): Map<string, Buffer> {
  const files = new Map<string, Buffer>([
    ["datapackage.json", Buffer.from(JSON.stringify(descriptor, null, 1) ?? "")],
  ]);
  for (const [path, sheet] of Object.entries(sheets)) files.set(path, sheet.encode(textOf(sheet)));
  for (const { path, edit } of edits) files.set(path, edit(files.get(path) as Buffer));
  return files;
}

function textOf({ rows, separator, end, lastEnd, quoted, mark }: Sheet): string {
  const cell = (text: string) =>
    quoted || /["\r\n]/.test(text) || text.includes(separator) || text === ""
      ? text === "" && rows[0]?.length !== 1
        ? ""
        : `"${text.replaceAll('"', '""')}"`
      : text;
  // A mutation of a row that another one has cut short leaves a hole before its cell: written, an empty cell.
  const whole = (row: readonly (string | undefined)[]) => Array.from(row, (text) => cell(text ?? ""));
  return mark + rows.map((row) => whole(row).join(separator)).join(end) + (lastEnd ? end : "");
}
