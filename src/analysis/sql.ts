import { RefusedError, suggest, UsageError } from "../errors.ts";
import type { Columns, Value } from "../evidence/columns.ts";
import { execute, loadColumns, query } from "../evidence/database.ts";
import { show } from "./frame/cells.ts";
import { Frame, lineageOf } from "./frame/frame.ts";
import { toColumns } from "./frame/source.ts";
import { queryLineage, type TracedRelation } from "./lineage/query-lineage.ts";

/** A table that DuckDB already has, by its quoted name: a table of evidence. */
export interface Relation {
  readonly relation: string;
  readonly names: readonly string[];
  readonly length?: number;
}

/**
 * SQL over frames and tables of evidence, run by DuckDB. A frame or table between `${` and `}` stands for itself as a
 * relation; text, numbers, booleans and `null` are bound as parameters and never become part of the SQL, so that no value
 * can change what is asked. Joins, windows and aggregates of millions of rows belong here.
 *
 * Types come back as they went in: integers, numbers, text, booleans, dates and years; DECIMAL as number.
 *
 * Rows of evidence are carried through ({@link Frame.origins}): a row of the result rests on the rows that it was computed
 * from, after WHERE: those of a join on all sides (of a semi-join on the left), those of a group on all of the group. Joins,
 * conditions, groups, order, limits, SELECT DISTINCT, subqueries in FROM and CTEs are followed row by row, by running the
 * query once more with row numbers in it. Anything else (windows, UNION, subqueries in expressions, PIVOT, what is random)
 * gives all rows of all relations in the query, marked `exact: false`; so do groups and DISTINCT where rows could be combined
 * in more than 2,000,000 ways.
 *
 * @throws UsageError with the line of the query when DuckDB rejects it.
 * @throws RefusedError when a value of the result has no faithful twin in JavaScript: an integer beyond 2^53 - 1, NaN.
 *
 * @example
 * ```ts
 * import { frame, open, sql } from "dossier";
 * const sales = frame({ supplier: ["Rolls-Royce", "Ferranti"], amount: [80, 7] });
 * const large = await sql`SELECT supplier, amount / 2 AS half FROM ${sales} WHERE amount > ${50}`;
 * large.rows(); // => [{ supplier: "Rolls-Royce", half: 40 }]
 *
 * const evidence = await open("data");
 * const dated = await sql`SELECT count(*) AS n FROM ${evidence.table("sales")} WHERE date IS NOT NULL`;
 * dated.origins()[0]?.rows.map(({ row }) => row); // => ["S1", "S4"]
 * ```
 */
export async function sql(
  text: TemplateStringsArray,
  ...values: (Frame | Relation | Value)[]
): Promise<Frame> {
  const loaded = new Map<Frame, string>();
  const relations = new Map<string, TracedRelation>();
  const parameters: Value[] = [];
  const known = new Set<string>();
  let written = text[0] as string;
  try {
    for (const [at, value] of values.entries()) {
      if (endsInsideQuotes(written)) throw quoted(value);
      if (value instanceof Frame) {
        if (!loaded.has(value)) loaded.set(value, await load(value));
        written += loaded.get(value);
      } else if (isRelation(value)) written += value.relation;
      else {
        written += "?";
        parameters.push(checked(value));
      }
      if (value instanceof Frame || isRelation(value)) {
        const relation = value instanceof Frame ? (loaded.get(value) as string) : value.relation;
        const { names, length = Number.POSITIVE_INFINITY } = value;
        relations.set(relation, { relation, names, length, lineage: lineageOf(value) });
        for (const name of value.names) known.add(name);
      }
      written += text[at + 1];
    }
    refuseChanges(written);
    const result = await explained(query(written, parameters), known);
    return new Frame(
      toColumns(result, {}, await queryLineage(written, parameters, [...relations.values()], result)),
    );
  } finally {
    for (const name of loaded.values()) await execute(`DROP TABLE ${name}`);
  }
}

function load(value: Frame): Promise<string> {
  if (value.names.length === 0)
    throw new UsageError({
      problem: "a frame without columns cannot be queried",
      remedy: "Give it one first.",
    });
  return loadColumns(value);
}

const isRelation = (value: unknown): value is Relation =>
  typeof (value as Partial<Relation> | null)?.relation === "string";

function checked(value: unknown): Value {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value as Value;
  throw new UsageError({
    problem: `${show(value)} cannot stand in a query`,
    remedy: Array.isArray(value)
      ? `Make it a relation: WHERE x IN (SELECT x FROM $\{frame({ x: list })}).`
      : "Give text, a number, true, false, null, a frame or a table of evidence.",
  });
}

/** SQL without its comments, literals and quoted names; a quote that is left is open. */
const bare = (sql: string) => sql.replace(/--.*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"/g, " ");
const endsInsideQuotes = (sql: string) => /['"]/.test(bare(sql));

// Evidence lies in the same database: a DELETE or DROP would change it under everything computed later.
function refuseChanges(written: string): void {
  const statement = bare(written);
  const asks = /^[\s(]*(select|with|from|values|pivot|unpivot|describe|summarize|show|explain)\b/i.test(
    statement,
  );
  const changes = /\b(insert\s+into|delete\s+from|merge\s+into|update\s[\s\S]*\sset)\b/i.test(statement);
  if (!asks || changes)
    throw new RefusedError({
      problem: "sql asks questions of frames and evidence, and this statement does something else",
      remedy: "Write a SELECT; to change a frame, derive or filter it.",
    });
}

const quoted = (value: unknown) =>
  new UsageError({
    problem: `a value of the query (${value instanceof Frame ? "a frame" : show(value)}) stands inside quotes, where it would be plain text`,
    remedy: "Leave the quotes out: values are bound, not pasted.",
  });

/** DuckDB's own message, with the line of the query and, for a mistyped column, the nearest name. */
async function explained(result: Promise<Columns>, known: ReadonlySet<string>): Promise<Columns> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof UsageError) || error instanceof RefusedError) throw error;
    const [problem] = error.problems;
    const message = problem?.problem ?? error.message;
    const line = /^LINE (\d+):/m.exec(message)?.[1];
    const unknown = /Referenced column "(.*?)" (?:was )?not found/.exec(message)?.[1];
    throw new UsageError(
      {
        ...(line !== undefined && { line: Number(line) }),
        problem: message,
        remedy: unknown === undefined ? (problem?.remedy ?? "Correct the SQL.") : suggest(unknown, known),
      },
      { cause: error },
    );
  }
}
