import { suggest } from "../../errors.ts";
import { query } from "../database.ts";
import type { ForeignKey } from "../package.ts";
import { type EvidenceProblem, shownValue } from "../problem.ts";
import type { ReadTable } from "../read-table.ts";
import { type RowCheck, rowChecks } from "./constraints.ts";
import {
  brokenReferences,
  duplicates,
  isCounted,
  keyRepeated,
  mostFound,
  referenceBroken,
  someValues,
  type UniqueKey,
  uniqueKeys,
} from "./keys.ts";

/** Something to ask of a table: whether anything breaks a rule, and only then, what. */
interface Question {
  /** SQL, true if a row breaks the rule. */
  readonly broken: string;
  problems(): Promise<EvidenceProblem[]>;
}

/**
 * Rows of a table that break a rule: constraints, units, keys, references to other tables. All are asked at once, since nearly
 * always nothing is wrong, and a query costs more than what it looks at in a small table.
 */
export async function tableProblems(
  table: ReadTable,
  tables: readonly ReadTable[],
): Promise<EvidenceProblem[]> {
  const { schema } = table.resource;
  const checks = rowChecks(schema).filter(({ columns }) => table.layout.has(columns));
  const unusable = await unusablePatterns(table, checks);
  const usable = checks.filter((check) => !unusable.has(check));
  const questions: Question[] = [];
  if (usable.length > 0) questions.push(rowQuestion(table, usable));
  for (const key of uniqueKeys(schema))
    if (table.layout.has(key.fields) && !(await isCounted(table.relation, key, schema.fields, table.rows)))
      questions.push(keyQuestion(table, key));
  for (const key of schema.foreignKeys) {
    const target =
      key.resource === "" ? table : tables.find(({ resource }) => resource.name === key.resource);
    if (target !== undefined && table.layout.has(key.fields) && target.layout.has(key.references))
      questions.push(referenceQuestion(table, key, target));
  }
  const problems = [...unusable.values()];
  for (const question of await answeredYes(questions)) problems.push(...(await question.problems()));
  return problems;
}

async function answeredYes(questions: readonly Question[]): Promise<Question[]> {
  if (questions.length === 0) return [];
  const { columns } = await query(
    `SELECT ${questions.map(({ broken }, i) => `${broken} AS q${i}`).join(", ")}`,
  );
  return questions.filter((_, i) => columns[i]?.[0] === true);
}

// Joined by OR, because DuckDB then answers for most limits from what it keeps of each column, without a scan.
function rowQuestion(table: ReadTable, checks: readonly RowCheck[]): Question {
  const any = checks.map(({ broken }) => `(${broken})`).join(" OR ");
  return {
    broken: `EXISTS (SELECT 1 FROM ${table.relation} WHERE ${any})`,
    async problems() {
      const counts = checks.map(({ broken }, i) => `count(*) FILTER (WHERE ${broken}) AS c${i}`);
      const { columns } = await query(`SELECT ${counts.join(", ")} FROM ${table.relation}`);
      const problems: EvidenceProblem[] = [];
      for (const [i, check] of checks.entries())
        if (columns[i]?.[0] !== 0) problems.push(...(await rowProblems(table, check)));
      return problems;
    },
  };
}

async function rowProblems(table: ReadTable, check: RowCheck): Promise<EvidenceProblem[]> {
  const { columns } = await query(
    `SELECT rowid FROM ${table.relation} WHERE ${check.broken} ORDER BY rowid LIMIT ${mostFound}`,
  );
  const rows = await table.layout.locate(columns[0] as number[], check.columns, check.column);
  return [...rows.values()].map(({ at, value }) => ({
    file: table.file,
    ...at,
    column: check.column,
    rule: check.rule,
    value,
    problem: check.problem(value),
    remedy: check.remedy,
  }));
}

function keyQuestion(table: ReadTable, key: UniqueKey): Question {
  return {
    broken: keyRepeated(table.relation, key),
    async problems() {
      const found = await duplicates(table.relation, key);
      const rows = await table.layout.locate(
        found.flatMap(({ row, earlier }) => [row, earlier]),
        key.fields,
      );
      return found.flatMap(({ row, earlier }) => {
        const [here, there] = [rows.get(row), rows.get(earlier)];
        if (here === undefined || there === undefined) return [];
        return {
          file: table.file,
          ...here.at,
          column: key.fields.join(", "),
          rule: key.rule,
          value: here.value,
          problem: `${shownValue(here.value)} comes a second time; the first is ${there.at.line === undefined ? "in" : "on"} ${there.called}`,
          remedy: "Give each row its own, or take the repeated row away.",
        };
      });
    },
  };
}

function referenceQuestion(table: ReadTable, key: ForeignKey, target: ReadTable): Question {
  return {
    broken: referenceBroken(table.relation, key, target.relation),
    async problems() {
      const found = await brokenReferences(table.relation, key, target.relation);
      const [single] = key.references.length === 1 ? key.references : [];
      const known = single === undefined ? undefined : await someValues(target.relation, single);
      const rows = await table.layout.locate(found, key.fields);
      return [...rows.values()].map(({ at, value }) => ({
        file: table.file,
        ...at,
        column: key.fields.join(", "),
        rule: `foreignKey to ${target.resource.name}.${key.references.join(", ")}`,
        value,
        problem: `${shownValue(value)} is not in "${key.references.join(", ")}" of ${target.file}`,
        remedy: known === undefined ? "Correct it, or add the row it refers to." : suggest(value, known),
      }));
    },
  };
}

/** Patterns go by DuckDB's RE2, which knows less than JavaScript does: those it cannot use, and what to do about each. */
async function unusablePatterns(
  { file }: ReadTable,
  checks: readonly RowCheck[],
): Promise<Map<RowCheck, EvidenceProblem>> {
  const unusable = new Map<RowCheck, EvidenceProblem>();
  const patterns = checks.filter(({ pattern }) => pattern !== undefined);
  const fails = async (some: readonly RowCheck[]): Promise<string | undefined> => {
    const tries = some.map((_, i) => `regexp_full_match('', ?) AS p${i}`).join(", ");
    return query(
      `SELECT ${tries}`,
      some.map(({ pattern = "" }) => pattern),
    ).then(
      () => undefined,
      (error: Error) => error.message.split("\n")[0],
    );
  };
  if (patterns.length === 0 || (await fails(patterns)) === undefined) return unusable;
  for (const check of patterns) {
    const message = await fails([check]);
    if (message !== undefined)
      unusable.set(check, {
        file,
        column: check.column,
        rule: check.rule,
        problem: `the pattern cannot be used: ${message}`,
        remedy: "Write it in RE2's syntax (https://github.com/google/re2/wiki/Syntax) in datapackage.json.",
      });
  }
  return unusable;
}
