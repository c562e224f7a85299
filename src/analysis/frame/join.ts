import { RefusedError, UsageError } from "../../errors.ts";
import type { Columns, Value } from "../../evidence/columns.ts";
import { noRow, pair } from "../lineage/lineage.ts";
import { asColumns, type Column, columnOf, columnsOf, type Traced, take, takeValues } from "./columns.ts";
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

/**
 * The columns of both sides for rows whose keys are equal; see `Frame.join`.
 *
 * Our own: danfo's merge joins the parts of a key with "_", takes 1 for "1" and missing for a match, and is quadratic.
 */
export function join(left: Traced, right: Traced, on: On, options: JoinOptions = {}): Traced {
  const how = options.how ?? "inner";
  const keys = keyPairs(left, right, on);
  const matches = matcher(left.length, keys);
  if (how === "semi" || how === "anti") {
    const rows = Array.from({ length: left.length }, (_, i) => i);
    return take(left, Int32Array.from(rows.filter((i) => matches.count(i) > 0 === (how === "semi"))));
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
  const lineage = pair(left.lineage, leftRows, right.lineage, rightRows);
  return asColumns([...leftColumns, ...rightColumns], leftRows.length, lineage);
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

/** For each left row, the right rows that match, in their order. A key with a missing part matches nothing, as in SQL. */
interface Matches {
  readonly count: (leftRow: number) => number;
  readonly row: (leftRow: number, nth: number) => number;
}

function matcher(leftLength: number, keys: readonly KeyPair[]): Matches {
  const { codes, count } = encode(keys.map((pair) => pair.left.values.concat(pair.right.values)));
  const { rows, starts } = membersOf({ codes: codes.subarray(leftLength), count });
  const start = (code: number) => starts[code] as number;
  const incomplete = (leftRow: number) => keys.some((pair) => pair.left.values[leftRow] === null);
  return {
    count(leftRow) {
      const code = codes[leftRow] as number;
      return incomplete(leftRow) ? 0 : start(code + 1) - start(code);
    },
    row: (leftRow, nth) => rows[start(codes[leftRow] as number) + nth] as number,
  };
}

/** Which row of each side stands in each row of the result; `noRow` on the side where there is none. */
function pairs(
  leftLength: number,
  rightLength: number,
  matches: Matches,
  how: "inner" | "left" | "full",
): { leftRows: Int32Array; rightRows: Int32Array } {
  let matched = 0;
  for (let row = 0; row < leftLength; row++) matched += matches.count(row);
  if (matched > mostRows)
    throw new RefusedError({
      problem: `the join would have ${matched} rows, because keys repeat on both sides`,
      remedy: "Aggregate one side to one row a key first, or join and aggregate in sql.",
    });
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  const push = (leftRow: number, rightRow: number) => {
    leftRows.push(leftRow);
    rightRows.push(rightRow);
  };
  const seen = new Uint8Array(rightLength);
  for (let leftRow = 0; leftRow < leftLength; leftRow++) {
    const count = matches.count(leftRow);
    for (let nth = 0; nth < count; nth++) {
      const rightRow = matches.row(leftRow, nth);
      seen[rightRow] = 1;
      push(leftRow, rightRow);
    }
    if (count === 0 && how !== "inner") push(leftRow, noRow);
  }
  if (how === "full") for (let row = 0; row < rightLength; row++) if (seen[row] === 0) push(noRow, row);
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
