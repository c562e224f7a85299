import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { execute, query, quote } from "./database.ts";
import {
  encodingProblem,
  locateFile,
  type ResourceFile,
  readResource,
  sealProblems,
  sha256,
  shownPath,
} from "./file.ts";
import { loadCsv, loadReadable } from "./load.ts";
import type { Resource } from "./package.ts";
import type { EvidenceProblem, Problems } from "./problem.ts";
import { scanTable, type TableScan } from "./scan.ts";

/** A table read from its file, as far as it could be: its rows' own rules and its keys are still to be checked. */
export interface ReadTable {
  readonly resource: Resource;
  /** The file as messages name it. */
  readonly file: string;
  readonly source: ResourceFile;
  readonly sha256: string;
  readonly scan: TableScan;
  /** DuckDB's table. */
  readonly relation: string;
  /** False if the file is faulty: the relation then has what could be read of it, and is only good for finding more. */
  readonly sound: boolean;
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
  const path = await locateFile(dir, resource.path);
  if (typeof path !== "string") {
    problems.add(path);
    return undefined;
  }
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
  problems.addAll(sealProblems(resource, source, hash, file));
  const scan = scanTable(source, file, resource.schema, problems);
  const encoding = encodingProblem(source, file);
  if (encoding !== undefined) problems.add(encoding);
  let sound = scan.sound && encoding === undefined;
  const error = await loading;
  if (sound) {
    const disagreement = error?.message ?? (await difference(relation, resource, scan));
    if (disagreement !== undefined) problems.add(unexplained(file, disagreement));
    sound = disagreement === undefined;
  }
  const table = { resource, file, source, sha256: hash, scan, sound };
  if (sound) return { ...table, relation };
  await execute(`DROP TABLE IF EXISTS ${relation}`);
  return { ...table, relation: await loadReadable(source, resource.schema, scan) };
}

/** In what DuckDB's reading of a sound file differs from the scan's, which it never should. */
async function difference(
  relation: string,
  { schema }: Resource,
  scan: TableScan,
): Promise<string | undefined> {
  const counts = schema.fields.map(({ name }, i) =>
    // Where none should be missing DuckDB need not count: it knows of a column whether any is.
    scan.missing[i] === 0
      ? `CASE WHEN EXISTS (SELECT 1 FROM ${relation} WHERE ${quote(name)} IS NULL) THEN -1 ELSE ${scan.rows} END AS c${i}`
      : `(SELECT count(${quote(name)}) FROM ${relation}) AS c${i}`,
  );
  const { columns } = await query(`SELECT (SELECT count(*) FROM ${relation}) AS n, ${counts.join(", ")}`);
  const [rows, ...present] = columns.map(([value]) => value as number);
  if (rows !== scan.rows) return `DuckDB reads ${rows} rows, and the file has ${scan.rows}`;
  const odd = schema.fields.findIndex((_, i) => present[i] !== scan.rows - (scan.missing[i] as number));
  return odd < 0
    ? undefined
    : `DuckDB and the file differ on which values of the column "${schema.fields[odd]?.name}" are missing`;
}

const unexplained = (file: string, problem: string): EvidenceProblem => ({
  file,
  rule: "DuckDB and the scan agree",
  problem,
  remedy: "If the file was being written, run this again; if not, please report it with the file.",
});
