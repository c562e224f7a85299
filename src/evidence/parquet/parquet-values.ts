import { headerProblems } from "../csv/header.ts";
import { execute, literal, query, quote } from "../database.ts";
import type { Field } from "../package.ts";
import type { EvidenceProblem, Problems } from "../problem.ts";
import type { ValueFile, ValuesRead } from "../read-values.ts";
import { storedAs } from "../values.ts";
import { parquetProblems } from "./check-values.ts";
import {
  converted,
  loadParquet,
  type ParquetColumn,
  type RawParquet,
  typeFault,
  valueRules,
} from "./parquet-columns.ts";

/** Reads a table that is a Parquet file. DuckDB holds the values throughout, so that there may be millions of them. */
export async function readParquetValues(
  from: ValueFile,
  _: Buffer,
  problems: Problems,
): Promise<ValuesRead | undefined> {
  const { path, file, relation, resource } = from;
  const { fields } = resource.schema;
  let raw: RawParquet;
  try {
    raw = await loadParquet(path);
  } catch (error) {
    const [said = ""] = (error as Error).message.split("\n");
    problems.add({
      file,
      rule: "the file is Parquet",
      problem: `the file cannot be read: ${said}`,
      remedy: "Write it again: it may be cut short, or be of another format.",
    });
    return undefined;
  }
  try {
    const stored = raw.columns.map(({ name }) => name);
    const header = headerProblems(
      file,
      stored,
      fields.map(({ name }) => name),
    ).map(({ line: _, ...problem }) => problem);
    const typeOf = (name: string) => fields.find((field) => field.name === name)?.type;
    const known = { ...raw, columns: raw.columns.filter(({ name }) => typeOf(name) !== undefined) };
    const found: EvidenceProblem[] = [...header, ...(await parquetProblems(known, file, typeOf))];
    problems.addAll(found);
    const select = fields.map((field) => expression(field, raw.columns, resource.schema.missingValues));
    await execute(
      `CREATE TABLE ${relation} AS SELECT ${select.join(", ")} FROM ${raw.relation} ORDER BY rowid`,
    );
    const faulty = new Set(found.map(({ row = 0, column }) => `${row - 1} ${column}`));
    const rows = (await query(`SELECT count(*) FROM ${relation}`)).columns[0]?.[0] as number;
    return {
      sound: found.length === 0,
      rows,
      names: fields.map(({ name }) => name).filter((name) => stored.includes(name)),
      isFaulty: (row, column) => faulty.has(`${row} ${column}`) || faulty.has(`-1 ${column}`),
      place: (row) => ({ at: { row: row + 1 }, called: `row ${row + 1}` }),
    };
  } finally {
    await raw.drop();
  }
}

/** SQL for a field: what the file stores, missing where that is faulty or stands for a missing value. */
function expression(
  { name, type }: Field,
  columns: readonly ParquetColumn[],
  missing: readonly string[],
): string {
  const column = columns.find((each) => each.name === name);
  if (column === undefined || typeFault(type, column.stored) !== undefined)
    return `CAST(NULL AS ${storedAs[type]}) AS ${quote(name)}`;
  const broken = valueRules(name, type, column.stored).map((rule) => `(${rule.broken})`);
  if (type === "string" && missing.length > 0)
    broken.push(`CAST(${quote(name)} AS VARCHAR) IN (${missing.map(literal).join(", ")})`);
  const value = converted(name, type, column.stored);
  const sound = broken.length === 0 ? value : `CASE WHEN ${broken.join(" OR ")} THEN NULL ELSE ${value} END`;
  return `${sound} AS ${quote(name)}`;
}
