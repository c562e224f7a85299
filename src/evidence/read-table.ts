import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Columns, mostRowsHeld } from "./columns.ts";
import { csvLayout } from "./csv/csv-layout.ts";
import { scanTable, type TableScan } from "./csv/table-scan.ts";
import { execute, query, quote } from "./database.ts";
import {
  encodingProblem,
  locateFile,
  type ResourceFile,
  readResource,
  sealProblems,
  shownPath,
} from "./file.ts";
import { formatOf } from "./format.ts";
import { loadCsv, loadReadable } from "./load.ts";
import type { Resource } from "./package.ts";
import type { EvidenceProblem, Problems } from "./problem.ts";
import { readValues } from "./read-values.ts";
import type { Layout } from "./rules/locate.ts";
import { sha256 } from "./sha256.ts";

/** A table read from its file, as far as it could be: its rows' own rules and its keys are still to be checked. */
export interface ReadTable {
  readonly resource: Resource;
  /** The file as messages name it. */
  readonly file: string;
  /** Of the file, in bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Rows of data. */
  readonly rows: number;
  /** Where the rows stand in the file. */
  readonly layout: Layout;
  /** The file's text and what a scan of it found, if it is a CSV. */
  readonly csv?: { readonly source: ResourceFile; readonly scan: TableScan };
  /** DuckDB's table. */
  readonly relation: string;
  /** False if the file is faulty: the relation then has what could be read of it, and is only good for finding more. */
  readonly sound: boolean;
  /** The rows, unless they are too many to hold or the file is faulty. */
  readonly columns: Columns | undefined;
}

/**
 * Reads a resource: DuckDB loads the file into `relation` on its threads, while this one hashes its bytes and scans them for
 * what DuckDB would forgive.
 *
 * @param problems is told what is wrong.
 * @returns the table, if there is a file with text in it.
 */
export async function readTable(
  dir: string,
  resource: Resource,
  relation: string,
  problems: Problems,
): Promise<ReadTable | undefined> {
  const file = shownPath(join(dir, resource.path));
  const format = formatOf(resource.path);
  const path = await locateFile(dir, resource.path);
  if (typeof path !== "string") {
    problems.add(path);
    return undefined;
  }
  if (format !== "csv") return readValues({ path, file, resource, relation, format }, problems);
  const loading = loadCsv(relation, path, resource.schema).then(
    () => undefined,
    (error: Error) => error,
  );
  await setImmediate(); // so that DuckDB is at work before this thread is busy
  const source = await readResource(path, file);
  if ("problem" in source) {
    problems.add(source);
    await loading;
    await execute(`DROP TABLE IF EXISTS ${relation}`);
    return undefined;
  }
  const hash = sha256(source.bytes);
  problems.addAll(sealProblems(resource, source.bytes, hash, file));
  const scan = scanTable(source, file, resource.schema, problems);
  if (scan.otherSeparator) {
    await loading;
    await execute(`DROP TABLE IF EXISTS ${relation}`);
    return undefined;
  }
  const encoding = encodingProblem(source, file);
  if (encoding !== undefined) problems.add(encoding);
  const error = await loading;
  const table = {
    ...{ resource, file, size: source.bytes.length, sha256: hash, rows: scan.rows },
    layout: csvLayout(source, resource.schema, scan),
    csv: { source, scan },
  };
  if (scan.sound && encoding === undefined) {
    const columns = error === undefined ? await held(relation, resource, scan) : undefined;
    const disagreement = error?.message ?? (await difference(relation, resource, scan, columns));
    if (disagreement === undefined) return { ...table, relation, sound: true, columns };
    problems.add(unexplained(file, disagreement));
  }
  await execute(`DROP TABLE IF EXISTS ${relation}`);
  const readable = await loadReadable(source, resource.schema, scan);
  return { ...table, relation: readable, sound: false, columns: undefined };
}

async function held(
  relation: string,
  { schema }: Resource,
  { rows }: TableScan,
): Promise<Columns | undefined> {
  if (rows > mostRowsHeld) return undefined;
  const columns = await query(`SELECT * FROM ${relation} ORDER BY rowid`);
  return { ...columns, types: schema.fields.map(({ type }) => type) };
}

/** In what DuckDB's reading of a sound file differs from the scan's, which it never should. */
async function difference(
  relation: string,
  { schema }: Resource,
  scan: TableScan,
  columns: Columns | undefined,
): Promise<string | undefined> {
  const names = schema.fields.map(({ name }) => name);
  const [rows, missing] =
    columns === undefined
      ? await counted(relation, names, scan)
      : [columns.length, columns.columns.map((values) => values.filter((value) => value === null).length)];
  if (rows !== scan.rows) return `DuckDB reads ${rows} rows, and the file has ${scan.rows}`;
  const odd = names.findIndex((_, i) => missing[i] !== scan.missing[i]);
  return odd < 0
    ? undefined
    : `DuckDB and the file differ on which values of the column "${names[odd]}" are missing`;
}

async function counted(
  relation: string,
  names: readonly string[],
  scan: TableScan,
): Promise<[number, number[]]> {
  const missing = names.map((name, i) => {
    const isNull = `${quote(name)} IS NULL`;
    // Where none should be missing DuckDB need not count: it knows of a column whether any is.
    return scan.missing[i] === 0
      ? `CAST(EXISTS (SELECT 1 FROM ${relation} WHERE ${isNull}) AS INTEGER) AS c${i}`
      : `(SELECT count(*) FROM ${relation} WHERE ${isNull}) AS c${i}`;
  });
  const { columns } = await query(`SELECT (SELECT count(*) FROM ${relation}) AS n, ${missing.join(", ")}`);
  const [rows = 0, ...counts] = columns.map(([value]) => value as number);
  return [rows, counts];
}

const unexplained = (file: string, problem: string): EvidenceProblem => ({
  file,
  rule: "DuckDB and the scan agree",
  problem,
  remedy: "If the file was being written, run this again; if not, please report it with the file.",
});
