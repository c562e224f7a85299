import { type Columns, mostRowsHeld, type Value } from "./columns.ts";
import { execute, loadColumns, query, quote } from "./database.ts";
import { readBytes, sealProblems } from "./file.ts";
import type { Format } from "./format.ts";
import type { Resource } from "./package.ts";
import type { Problems } from "./problem.ts";
import type { ReadTable } from "./read-table.ts";
import type { Layout, Located, RowPlace } from "./rules/locate.ts";
import { sha256 } from "./sha256.ts";

/** A resource whose file has values of its own types, rather than text. */
export interface ValueFile {
  readonly path: string;
  readonly file: string;
  readonly resource: Resource;
  /** The table to make in DuckDB. */
  readonly relation: string;
  readonly format: Exclude<Format, "csv">;
}

/** What a reader of such a file made of it. */
export interface ValuesRead {
  /** Whether nothing was wrong. */
  readonly sound: boolean;
  readonly rows: number;
  /** Which of the schema's fields the file has. */
  readonly names: readonly string[];
  /** Whether a value could not be read, and stands as missing. */
  isFaulty(row: number, column: string): boolean;
  place(row: number, column: string): RowPlace;
}

/** Reads a Parquet, JSON or Excel resource, each value as its field's type, into a table of DuckDB's. */
export async function readValues(from: ValueFile, problems: Problems): Promise<ReadTable | undefined> {
  const { path, file, resource, relation } = from;
  const bytes = await readBytes(path, file);
  if ("problem" in bytes) {
    problems.add(bytes);
    return undefined;
  }
  const hash = sha256(bytes);
  problems.addAll(sealProblems(resource, bytes, hash, file));
  const read = await readerOf[from.format](from, bytes, problems);
  if (read === undefined) return undefined;
  const table = {
    ...{ resource, file, relation, size: bytes.length, sha256: hash, rows: read.rows },
    layout: valuesLayout(from, read),
  };
  if (!read.sound) return { ...table, sound: false, columns: undefined };
  return { ...table, sound: true, columns: await held(from, read.rows) };
}

type Reader = (from: ValueFile, bytes: Buffer, problems: Problems) => Promise<ValuesRead | undefined>;

// Each reader is loaded when a package has such a file.
const readerOf: Record<ValueFile["format"], Reader> = {
  parquet: async (...read) => (await import("./parquet/parquet-values.ts")).readParquetValues(...read),
  json: async (...read) => (await import("./json/json-values.ts")).readJsonValues(...read),
  xlsx: async (...read) => (await import("./excel/sheet-values.ts")).readSheetValues(...read),
};

/** Makes the table of values that were read in JavaScript. */
export async function storeValues({ resource, relation }: ValueFile, columns: readonly (readonly Value[])[]) {
  const { fields } = resource.schema;
  const loaded = await loadColumns({
    names: fields.map(({ name }) => name),
    types: fields.map(({ type }) => type),
    columns,
    length: columns[0]?.length ?? 0,
  });
  await execute(`CREATE TABLE ${relation} AS SELECT * FROM ${loaded} ORDER BY rowid`);
  await execute(`DROP TABLE ${loaded}`);
}

async function held({ relation, resource }: ValueFile, rows: number): Promise<Columns | undefined> {
  if (rows > mostRowsHeld) return undefined;
  const columns = await query(`SELECT * FROM ${relation} ORDER BY rowid`);
  return { ...columns, types: resource.schema.fields.map(({ type }) => type) };
}

function valuesLayout({ relation, resource }: ValueFile, read: ValuesRead): Layout {
  const first = resource.schema.fields[0]?.name ?? "";
  return {
    has: (names) => names.every((name) => read.names.includes(name)),
    place: (row) => read.place(row, first),
    async locate(rows, columns, shown) {
      const located = new Map<number, Located>();
      if (rows.length === 0) return located;
      const asked = shown === undefined ? columns : [shown];
      const texts = asked.map((name, i) => `${quote(name)} AS c${i}`).join(", ");
      const found = await query(
        `SELECT rowid, ${texts} FROM ${relation} WHERE rowid IN (${rows.join(", ")}) ORDER BY rowid`,
      );
      const [ids = [], ...values] = found.columns;
      for (const [i, id] of ids.entries()) {
        const row = id as number;
        if (columns.some((name) => read.isFaulty(row, name))) continue;
        const value = values.map((column) => column[i] ?? "").join(", ");
        located.set(row, { ...read.place(row, shown ?? columns[0] ?? first), value });
      }
      return located;
    },
  };
}
