import { RefusedError, UsageError } from "../../errors.ts";
import type { Columns, Value } from "../../evidence/columns.ts";
import { asColumns, type Column, columnOf, columnsOf, noRow, take, takeValues } from "./columns.ts";
import { widened } from "./concat.ts";
import { encode, membersOf } from "./keys.ts";

/** A column of one name on both sides, several such, or names on the left with their names on the right. */
export type On = string | readonly string[] | Readonly<Record<string, string>>;

export interface JoinOptions {
  /**
   * Which rows stay. `inner` (default): pairs that match. `left`: also left rows without a match. `full`: also right rows
   * without one. `semi`: left rows with a match, once each, no columns added. `anti`: left rows without one.
   */
  readonly how?: "inner" | "left" | "full" | "semi" | "anti";
  /** Put after a right column's name when the left has a column of that name. Without it, such a name is an error. */
  readonly suffix?: string;
}

const mostRows = 10_000_000;

export function join(left: Columns, right: Columns, on: On, options: JoinOptions = {}): Columns {
  const how = options.how ?? "inner";
  const keys = keyPairs(left, right, on);
  const matches = matcher(left.length, keys);
  if (how === "semi" || how === "anti") {
    const rows = Array.from({ length: left.length }, (_, i) => i);
    return take(left, Int32Array.from(rows.filter((i) => matches(i).length > 0 === (how === "semi"))));
  }
  const { leftRows, rightRows } = pairs(left.length, right.length, matches, how);
  const leftColumns = columnsOf(left).map((column): Column => {
    const values = takeValues(column.values, leftRows);
    const key = keys.find((pair) => pair.left.name === column.name);
    if (key === undefined) return { ...column, values };
    // The key of a right row without a match stands in the left's column, as with SQL's USING.
    const fromRight = takeValues(key.right.values, rightRows);
    return {
      name: column.name,
      type: widened(key.left.type, key.right.type) ?? column.type,
      values: values.map((value, i) => (leftRows[i] === noRow ? (fromRight[i] as Value) : value)),
    };
  });
  const rightColumns = columnsOf(right)
    .filter((column) => !keys.some((pair) => pair.right.name === column.name))
    .map((column) => ({
      ...column,
      name: unclashing(left, column.name, options.suffix),
      values: takeValues(column.values, rightRows),
    }));
  return asColumns([...leftColumns, ...rightColumns], leftRows.length);
}

interface KeyPair {
  readonly left: Column;
  readonly right: Column;
}

function keyPairs(left: Columns, right: Columns, on: On): KeyPair[] {
  const names: (readonly [string, string])[] =
    typeof on === "string"
      ? [[on, on]]
      : Array.isArray(on)
        ? on.map((name) => [name, name])
        : Object.entries(on);
  if (names.length === 0)
    throw new UsageError({
      problem: "join is given no column to match on",
      remedy:
        'Name one, "supplier", or both, { supplier: "firm" }; for every pair of rows use sql with CROSS JOIN.',
    });
  return names.map(([leftName, rightName]) => {
    const pair = { left: columnOf(left, leftName), right: columnOf(right, rightName) };
    if (widened(pair.left.type, pair.right.type) === undefined)
      throw new UsageError({
        column: leftName,
        problem: `it is ${pair.left.type} on the left and ${pair.right.type} on the right, so nothing could match`,
        remedy: "Derive the key with one type on both sides.",
      });
    return pair;
  });
}

/** For a left row, the right rows that match, in their order. A key with a missing part matches nothing, as in SQL. */
function matcher(leftLength: number, keys: readonly KeyPair[]): (leftRow: number) => Int32Array {
  const { codes, count } = encode(keys.map((pair) => pair.left.values.concat(pair.right.values)));
  const { rows, starts } = membersOf({ codes: codes.subarray(leftLength), count });
  const none = new Int32Array(0);
  const incomplete = (i: number) => keys.some((pair) => pair.left.values[i] === null);
  return (leftRow) => {
    if (incomplete(leftRow)) return none;
    const code = codes[leftRow] as number;
    return rows.subarray(starts[code], starts[code + 1]);
  };
}

function pairs(
  leftLength: number,
  rightLength: number,
  matches: (leftRow: number) => Int32Array,
  how: "inner" | "left" | "full",
): { leftRows: Int32Array; rightRows: Int32Array } {
  const found = Array.from({ length: leftLength }, (_, row) => matches(row));
  const matched = found.reduce((total, rows) => total + rows.length, 0);
  if (matched > mostRows)
    throw new RefusedError({
      problem: `the join would have ${matched} rows, because keys repeat on both sides`,
      remedy: "Aggregate one side to one row a key first, or join and aggregate in sql.",
    });
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  const unmatched = new Set(how === "full" ? Array(rightLength).keys() : []);
  found.forEach((rows, leftRow) => {
    for (const row of rows.length === 0 && how !== "inner" ? [noRow] : rows) {
      leftRows.push(leftRow);
      rightRows.push(row);
      unmatched.delete(row);
    }
  });
  for (const row of unmatched) {
    leftRows.push(noRow);
    rightRows.push(row);
  }
  return { leftRows: Int32Array.from(leftRows), rightRows: Int32Array.from(rightRows) };
}

function unclashing(left: Columns, name: string, suffix: string | undefined): string {
  if (!left.names.includes(name)) return name;
  if (suffix === undefined)
    throw new UsageError({
      column: name,
      problem: "both sides of the join have it, and it is no key",
      remedy: `Rename it on one side, match on it too, or tell them apart: join(other, on, { suffix: "_right" }).`,
    });
  return `${name}${suffix}`;
}
