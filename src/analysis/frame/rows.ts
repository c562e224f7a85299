import { DossierError, RefusedError, suggest, UsageError } from "../../errors.ts";
import type { Columns, Value } from "../../evidence/columns.ts";

/**
 * A row as the functions given to `filter` and `derive` see it: a value a column, `null` where it is missing. Values are
 * `any`, because only the data tells what a column holds; a name that no column has is an error, not `undefined`.
 */
// biome-ignore lint/suspicious/noExplicitAny: typed as Value, every row => row.amount * 2 would need a cast, and the cast would hide null
export type Row = { readonly [column: string]: any };

/** Row by row, as plain objects that are the caller's to keep. */
export function rowObjects(data: Columns): Record<string, Value>[] {
  return Array.from({ length: data.length }, (_, i) => rowObject(data, i));
}

function rowObject(data: Columns, i: number): Record<string, Value> {
  const row: Record<string, Value> = {};
  data.names.forEach((name, j) => {
    const value = (data.columns[j] as readonly Value[])[i] as Value;
    // Plain assignment to __proto__ would set the object's prototype and lose the value.
    if (name === "__proto__") Object.defineProperty(row, name, { value, enumerable: true });
    else row[name] = value;
  });
  return row;
}

/**
 * What a function answers for each row.
 *
 * JavaScript takes null for 0 in arithmetic and comparisons: null * 2 is 0, null < 5 is true. So a missing amount would
 * become an amount of 0. Therefore, wherever the function looked at a missing value, it is asked again with `undefined`
 * there, which arithmetic turns to NaN and comparisons to false. If that changes the answer, and 0 gives the answer that
 * null gave, then null acted as 0, and the answer is refused. A function that itself asks whether that column is null, or
 * says what stands in for it with `??`, has been thought about: `row => row.year === null || row.year < 1970` means what it says.
 *
 * @throws RefusedError with the row and the column when a missing value acted as 0.
 * @throws UsageError with the row when the function fails, or names a column that is not there.
 */
export function answers<T>(data: Columns, answer: (row: Row) => T, purpose: string): T[] {
  const touched = new Set<string>();
  const handler: ProxyHandler<Record<string, unknown>> = {
    get(row, key) {
      if (typeof key === "string" && Object.hasOwn(row, key)) {
        const value = row[key];
        if (value === null) touched.add(key);
        return value;
      }
      return inherited(data, row, key);
    },
  };
  return Array.from({ length: data.length }, (_, i) => {
    const row = rowObject(data, i);
    touched.clear();
    const given = ask(answer, new Proxy(row, handler), i, purpose, touched);
    for (const name of [...touched])
      if (!asksForNull(answer, name) && actedAsZero(answer, row, name, given, handler))
        throw new RefusedError({
          column: name,
          problem: `row ${i + 1}: the value is missing, and ${purpose} takes it for 0`,
          remedy: `Say what a missing value gives: row => row${property(name)} === null ? null : …; or filter such rows out first.`,
        });
    return given;
  });
}

function ask<T>(answer: (row: Row) => T, row: Row, i: number, purpose: string, touched: Set<string>): T {
  try {
    return answer(row);
  } catch (error) {
    if (error instanceof DossierError) throw error;
    const missing = [...touched].map((name) => `"${name}"`).join(", ");
    throw new UsageError(
      {
        problem: `${purpose} failed at row ${i + 1}: ${error instanceof Error ? error.message : String(error)}`,
        remedy: missing === "" ? "Mend the function." : `${missing} is missing there: say what that gives.`,
      },
      { cause: error },
    );
  }
}

/** Whether the function's text compares the column with null, or gives another value for it. */
function asksForNull(answer: (row: never) => unknown, name: string): boolean {
  const column = name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const end = `(?<![\\p{L}\\p{N}_$])${column}(?![\\p{L}\\p{N}_$])["'\\]]*`;
  return new RegExp(`${end}\\s*(?:[!=]==?\\s*(?:null|undefined)|\\?\\?)`, "u").test(String(answer));
}

function actedAsZero<T>(
  answer: (row: Row) => T,
  row: Record<string, unknown>,
  name: string,
  given: T,
  handler: ProxyHandler<Record<string, unknown>>,
): boolean {
  const withValue = (value: unknown): unknown => {
    const other = Object.defineProperty({ ...row }, name, { value, enumerable: true });
    try {
      return answer(new Proxy(other, handler));
    } catch (error) {
      return error;
    }
  };
  return !Object.is(withValue(undefined), given) && Object.is(withValue(0), given);
}

/** What is asked of a row that is no column: what objects inherit and what the language looks for, else an error. */
function inherited(data: Columns, row: object, key: string | symbol): unknown {
  // Promises look for `then` and JSON for `toJSON` on every object they meet.
  if (typeof key === "symbol" || key in row || key === "then" || key === "toJSON")
    return Reflect.get(row, key);
  throw new UsageError({ problem: `there is no column "${key}"`, remedy: suggest(key, data.names) });
}

const property = (name: string) =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
