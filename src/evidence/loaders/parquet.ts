import { EvidenceError } from "../../errors.ts";
import { mostRowsHeld } from "../columns.ts";
import { query, quote } from "../database.ts";
import { parquetProblems } from "../parquet/check-values.ts";
import { converted, loadParquet, ownType, type RawParquet } from "../parquet/parquet-columns.ts";
import { Problems } from "../problem.ts";
import { checkTypes, type DeclaredTypes, declaredType } from "./declared-types.ts";
import { type DroppedFile, otherShape, readDropped } from "./dropped-file.ts";
import type { LoadedTable } from "./loaded.ts";

export interface ParquetOptions {
  /** Types of columns, where those of the file are not what they should be: years, and days stored as times. */
  readonly types?: DeclaredTypes;
}

/**
 * Reads a Parquet file, by DuckDB. Types are the file's own: integers of any width become `integer`, decimals and floats
 * `number`, a float of 32 bits as the shortest decimal that is it. Declare a `year`, and a `date` where days were stored as times, as pandas does.
 *
 * Refused rather than rounded or flattened: integers beyond 2^53 - 1, decimals of more digits than a number holds, NaN and infinity, times, lists and structs.
 *
 * @returns columns for `frame()`, and the file's hash.
 * @throws EvidenceError with everything that is wrong, each with its column, its row from 1, and what to do.
 *
 * @example
 * ```ts
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { frame, query, readParquet } from "dossier";
 *
 * const file = join(tmpdir(), "sales.parquet");
 * await query(`COPY (SELECT 'Ferranti' AS supplier, 1975 AS year, 7.5 AS amount) TO '${file}' (FORMAT parquet)`);
 * const sales = frame(await readParquet(file, { types: { year: "year" } }));
 * sales.rows(); // => [{ supplier: "Ferranti", year: 1975, amount: 7.5 }]
 * ```
 */
export async function readParquet(file: string | URL, options: ParquetOptions = {}): Promise<LoadedTable> {
  const { types = {} } = options;
  const dropped = await readDropped(file);
  const raw = await opened(dropped);
  try {
    const names = raw.columns.map(({ name }) => name);
    checkTypes(dropped.file, types, names);
    const typeOf = (name: string, stored: string) => declaredType(types, name) ?? ownType(stored);
    const problems = new Problems();
    problems.addAll(await parquetProblems(raw, dropped.file, typeOf));
    if (problems.any) throw new EvidenceError(problems.list());
    const rows = (await query(`SELECT count(*) FROM ${raw.relation}`)).columns[0]?.[0] as number;
    if (rows > mostRowsHeld)
      throw new EvidenceError({
        file: dropped.file,
        problem: `the file has ${rows} rows, too many to hold as JavaScript values`,
        remedy: "Take from it what you need: await query(\"SELECT … FROM read_parquet('…') WHERE …\").",
      });
    const known = raw.columns.map(({ name, stored }) => {
      const type = typeOf(name, stored) ?? "string";
      return { type, sql: `${converted(name, type, stored)} AS ${quote(name)}` };
    });
    const select = known.map(({ sql }) => sql).join(", ");
    const { columns, length } = await query(`SELECT ${select} FROM ${raw.relation} ORDER BY rowid`);
    return {
      file: dropped.file,
      sha256: dropped.sha256,
      names,
      types: known.map(({ type }) => type),
      columns,
      length,
    };
  } finally {
    await raw.drop();
  }
}

async function opened({ bytes, path, file }: DroppedFile): Promise<RawParquet> {
  if (bytes.toString("latin1", 0, 4) !== "PAR1")
    throw new EvidenceError({
      file,
      problem: `the file is not Parquet${otherShape(bytes, "readParquet").looks}`,
      remedy: otherShape(bytes, "readParquet").remedy ?? "Read a CSV with readCsv.",
    });
  try {
    return await loadParquet(path);
  } catch (error) {
    const [said = ""] = (error as Error).message.split("\n");
    throw new EvidenceError(
      {
        file,
        problem: `the Parquet file cannot be read: ${said}`,
        remedy: "Get or write it again: it may be cut short.",
      },
      { cause: error },
    );
  }
}
