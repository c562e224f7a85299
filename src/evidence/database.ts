import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { RefusedError, UsageError } from "../errors.ts";
import type { Columns, ColumnType, Value } from "./columns.ts";
import { fromStored, storedAs, toStored, wellFormed } from "./values.ts";

type Library = typeof import("@duckdb/node-api");

let started: Promise<{ library: Library; connection: DuckDBConnection }> | undefined;

// Started by the first query: loading the native library takes 100-200 ms that `import "dossier"` must not pay.
function start() {
  started ??= (async () => {
    const library = await import("@duckdb/node-api");
    const instance = await library.DuckDBInstance.create(":memory:", {
      // DuckDB would otherwise fetch extensions from its site when a query mentions a format it lacks.
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      allow_community_extensions: "false",
      // Where a query goes that needs more than memory: the default is a folder .tmp beside the notebook.
      temp_directory: join(tmpdir(), `dossier-${process.pid}`),
    });
    return { library, connection: await instance.connect() };
  })();
  return started;
}

let turn: Promise<unknown> = Promise.resolve();

// One after another: a statement that comes while another is under way on the same connection closes that one's result,
// which then fails ("unsuccessful or closed pending query result"), depending on nothing but timing.
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}

/**
 * An SQL identifier, quoted so that any name is safe.
 *
 * @example
 * ```ts
 * import { quote } from "dossier";
 * quote('a "b"'); // => '"a ""b"""'
 * ```
 */
export function quote(identifier: string): string {
  if (identifier === "" || identifier.includes("\0"))
    throw new RefusedError({
      problem: `${JSON.stringify(identifier)} cannot name a column or a table`,
      remedy: "Give it a name of at least one character, with no NUL in it.",
    });
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** An SQL text literal. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Runs statements whose rows nobody needs. Throws UsageError with DuckDB's own message when one fails. */
export async function execute(sql: string): Promise<void> {
  const { connection } = await start();
  await inTurn(() => explained(() => connection.run(sql)));
}

/**
 * Runs one SQL statement in the process's in-memory DuckDB and gives its rows column by column.
 *
 * Integers of any width come back as `integer`, FLOAT, DOUBLE and DECIMAL as `number`, ENUM and UUID as `string`. SMALLINT
 * is how years are stored, so it comes back as `year` unless a value lies outside 1000-2999 (a difference of years, say),
 * when it is an `integer`.
 *
 * @param parameters bound to `?` in order; dates as ISO strings.
 * @throws UsageError when DuckDB rejects the statement.
 * @throws RefusedError when a value has no faithful JavaScript twin: an integer beyond 2^53 - 1, NaN or infinity, a
 * list or struct, two columns of one name. The remedy says how to write the query instead.
 *
 * @example
 * ```ts
 * import { query } from "dossier";
 * const { names, columns } = await query("SELECT 7 * ? AS product", [6]);
 * names; // => ["product"]
 * columns; // => [[42]]
 * ```
 */
export async function query(sql: string, parameters: readonly Value[] = []): Promise<Columns> {
  const { library, connection } = await start();
  const { names, types, values } = await inTurn(() =>
    explained(async () => {
      const prepared = await connection.prepare(sql);
      try {
        if (parameters.length > 0)
          prepared.bind(
            parameters.map(checkedParameter),
            parameters.map((value) => (isUnsafeInteger(value) ? library.DOUBLE : undefined)) as DuckDBType[],
          );
        const result = await prepared.run();
        return {
          names: result.columnNames(),
          types: result.columnTypes(),
          values: await result.getColumns(),
        };
      } finally {
        prepared.destroySync();
      }
    }),
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw refused(
      `The query gives two columns named "${twice}"`,
      `Name one apart: … AS ${quote(`${twice}_2`)}`,
    );
  // Of a result without rows DuckDB's client gives no columns at all.
  const converted = names.map((name, index) => fromStored(name, String(types[index]), values[index] ?? []));
  return {
    names,
    types: converted.map((column) => column.type),
    columns: converted.map((column) => column.values),
    length: values[0]?.length ?? 0,
  };
}

let loaded = 0;

/**
 * Copies columns into a temporary table and returns its quoted name; the caller drops it.
 *
 * @throws RefusedError when a value is not of its column's declared type, or two names differ only in case, which SQL
 * cannot tell apart.
 */
export async function loadColumns(data: Columns): Promise<string> {
  refuseClashing(data.names);
  const name = `columns_${++loaded}`;
  const fields = data.names.map((column, j) => `${quote(column)} ${storedAs[data.types[j] as ColumnType]}`);
  await execute(`CREATE TEMP TABLE ${quote(name)} (${fields.join(", ")})`);
  try {
    await inTurn(() => append(name, data));
  } catch (error) {
    await execute(`DROP TABLE temp.main.${quote(name)}`);
    throw error;
  }
  return `temp.main.${quote(name)}`;
}

async function append(name: string, data: Columns): Promise<void> {
  const { library, connection } = await start();
  const types = data.types.map((type) => library[storedAs[type]]);
  const appender = await connection.createAppender(name, "main", "temp");
  const step = 2048; // the most rows that a DuckDB chunk holds
  for (let from = 0; from < data.length; from += step) {
    const rows = Math.min(step, data.length - from);
    const chunk = library.DuckDBDataChunk.create(types, rows);
    for (const [j, values] of data.columns.entries()) {
      const [column, type] = [data.names[j] as string, data.types[j] as ColumnType];
      const stored = values
        .slice(from, from + rows)
        .map((value, i) => toStored(column, type, value, from + i));
      const dated = (days: unknown) => (days === null ? null : new library.DuckDBDateValue(days as number));
      chunk.setColumnValues(j, type === "date" ? stored.map(dated) : stored);
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

const refused = (problem: string, remedy: string) => new RefusedError({ problem, remedy });

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new UsageError(
      {
        problem: `DuckDB: ${(error as Error).message.trim()}`,
        remedy: "Correct the SQL, or the values given to it.",
      },
      { cause: error },
    );
  }
}

const isUnsafeInteger = (value: Value) => Number.isInteger(value) && !Number.isSafeInteger(value);

function checkedParameter(value: Value, index: number): Value {
  const where = `Parameter ${index + 1} of the query`;
  if (typeof value === "number" && !Number.isFinite(value))
    throw refused(`${where} is ${value}`, "Give a finite number, or null for a missing value.");
  if (typeof value === "string") wellFormed(value, where);
  return value;
}

function refuseClashing(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw refused(
        `SQL cannot tell the columns "${other}" and "${name}" apart`,
        "Rename one of them first.",
      );
    seen.set(name.toLowerCase(), name);
  }
}
