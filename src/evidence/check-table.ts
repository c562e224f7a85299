import { suggest } from "../errors.ts";
import { cellFault } from "./cells.ts";
import type { ColumnType } from "./columns.ts";
import { type RowCheck, rowChecks } from "./constraints.ts";
import { csvRecords } from "./csv.ts";
import { query } from "./database.ts";
import { brokenReferences, duplicates, mostFound, someValues, uniqueKeys } from "./keys.ts";
import type { ForeignKey } from "./package.ts";
import { type EvidenceProblem, shownValue } from "./problem.ts";
import type { ReadTable } from "./read-table.ts";

/** Rows of a table that break a rule of its own: constraints, units, keys. */
export async function tableProblems(table: ReadTable): Promise<EvidenceProblem[]> {
  const { schema } = table.resource;
  const problems: EvidenceProblem[] = [];
  const checks = rowChecks(schema).filter(({ columns }) => has(table, columns));
  const usable: RowCheck[] = [];
  for (const check of checks) {
    const problem = await unusable(table, check);
    if (problem === undefined) usable.push(check);
    else problems.push(problem);
  }
  for (const check of await brokenChecks(table, usable)) problems.push(...(await rowProblems(table, check)));
  for (const key of uniqueKeys(schema)) {
    if (!has(table, key.fields)) continue;
    const types = key.fields.map((name) => typeOf(table, name));
    const found = await duplicates(table.relation, key, types);
    const rows = locate(
      table,
      found.flatMap(({ row, earlier }) => [row, earlier]),
      key.fields,
    );
    for (const { row, earlier } of found) {
      const [here, there] = [rows.get(row), rows.get(earlier)];
      if (here === undefined || there === undefined) continue;
      problems.push({
        file: table.file,
        line: here.line,
        column: key.fields.join(", "),
        rule: key.rule,
        value: here.value,
        problem: `${shownValue(here.value)} comes a second time; the first is on line ${there.line}`,
        remedy: "Give each row its own, or take the repeated row away.",
      });
    }
  }
  return problems;
}

/** Rows that refer to a row that the other table does not have. */
export async function referenceProblems(
  table: ReadTable,
  key: ForeignKey,
  target: ReadTable,
): Promise<EvidenceProblem[]> {
  if (!has(table, key.fields) || !has(target, key.references)) return [];
  const found = await brokenReferences(table.relation, key.fields, target.relation, key.references);
  const rows = locate(table, found, key.fields);
  const [single] = key.references.length === 1 ? key.references : [];
  const known = rows.size > 0 && single !== undefined ? await someValues(target.relation, single) : undefined;
  return [...rows.values()].map(({ line, value }) => ({
    file: table.file,
    line,
    column: key.fields.join(", "),
    rule: `foreignKey to ${target.resource.name}.${key.references.join(", ")}`,
    value,
    problem: `${shownValue(value)} is not in "${key.references.join(", ")}" of ${target.file}`,
    remedy: known === undefined ? "Correct it, or add the row it refers to." : suggest(value, known),
  }));
}

const typeOf = ({ resource }: ReadTable, name: string) =>
  resource.schema.fields.find((field) => field.name === name)?.type as ColumnType;

/** Whether the file has all these columns. */
function has({ resource, scan }: ReadTable, names: readonly string[]): boolean {
  return names.every((name) =>
    scan.fieldOf.includes(resource.schema.fields.findIndex((field) => field.name === name)),
  );
}

/** Patterns go by DuckDB's RE2, which knows less than JavaScript does: asked before any row is. */
async function unusable({ file }: ReadTable, check: RowCheck): Promise<EvidenceProblem | undefined> {
  if (check.pattern === undefined) return undefined;
  try {
    await query("SELECT regexp_full_match('', ?)", [check.pattern]);
    return undefined;
  } catch (error) {
    return {
      file,
      column: check.column,
      rule: check.rule,
      problem: `the pattern cannot be used: ${(error as Error).message.split("\n")[0]}`,
      remedy: "Write it in RE2's syntax (https://github.com/google/re2/wiki/Syntax) in datapackage.json.",
    };
  }
}

/** Those checks that any row breaks: one scan for all, since nearly always none does. */
async function brokenChecks({ relation }: ReadTable, checks: readonly RowCheck[]): Promise<RowCheck[]> {
  if (checks.length === 0) return [];
  // Asked first whether there is any: DuckDB answers for most limits from what it keeps of each column, without a scan.
  const any = await query(
    `SELECT EXISTS (SELECT 1 FROM ${relation} WHERE ${checks.map(({ broken }) => `(${broken})`).join(" OR ")}) AS found`,
  );
  if (any.columns[0]?.[0] === false) return [];
  const counts = checks.map(({ broken }, i) => `count(*) FILTER (WHERE ${broken}) AS c${i}`);
  const { columns } = await query(`SELECT ${counts.join(", ")} FROM ${relation}`);
  return checks.filter((_, i) => columns[i]?.[0] !== 0);
}

async function rowProblems(table: ReadTable, check: RowCheck): Promise<EvidenceProblem[]> {
  const { columns } = await query(
    `SELECT rowid FROM ${table.relation} WHERE ${check.broken} ORDER BY rowid LIMIT ${mostFound}`,
  );
  const rows = locate(table, columns[0] as number[], check.columns, check.column);
  return [...rows.values()].map(({ line, value }) => ({
    file: table.file,
    line,
    column: check.column,
    rule: check.rule,
    value,
    problem: check.problem(value),
    remedy: check.remedy,
  }));
}

/**
 * The lines of rows, and what the file says there: rows whose cells cannot be told apart, or are themselves faulty, are left
 * out, because what is wrong with them has been told, and what follows from it need not be.
 */
function locate(
  { source, resource, scan }: ReadTable,
  rows: readonly number[],
  columns: readonly string[],
  shown?: string,
): Map<number, { line: number; value: string }> {
  if (rows.length === 0) return new Map();
  const { fields } = resource.schema;
  const records = csvRecords(source.bytes, source.start, new Set(rows.map((row) => row + 1)));
  const positions = columns.map((name) =>
    scan.fieldOf.indexOf(fields.findIndex((field) => field.name === name)),
  );
  const located = new Map<number, { line: number; value: string }>();
  for (const row of rows) {
    const record = records.get(row + 1);
    if (record === undefined || scan.ragged.has(row)) continue;
    const cells = positions.map((position) => record.cells[position] ?? "");
    const faulty = cells.some((text, i) => {
      const field = fields[scan.fieldOf[positions[i] as number] as number];
      const missing = resource.schema.missingValues.includes(text);
      return field === undefined || (!missing && cellFault(field.type, text) !== undefined);
    });
    const value = shown === undefined ? cells.join(", ") : (cells[columns.indexOf(shown)] as string);
    if (!faulty) located.set(row, { line: record.line, value });
  }
  return located;
}
