import type { Columns, Value } from "./columns.ts";
import type { Evidence } from "./evidence.ts";
import type { Table } from "./table.ts";

/** One difference, in the order of {@link names}. */
type Difference = readonly [
  table: string,
  row: string | null,
  column: string | null,
  change: "changed" | "added" | "removed",
  before: string | null,
  after: string | null,
];

const names = ["table", "row", "column", "change", "before", "after"];

/**
 * What differs between two vintages of evidence, cell by cell: a table to make a frame of.
 *
 * - `table`: the table that differs.
 * - `row`: the row's primary key (several parts joined with ", "). Missing where a whole table or column differs.
 * - `column`: the column. Missing where a whole row or table differs.
 * - `change`: `changed`, `added` or `removed`. A value where there was none, or none where there was one, is `changed`.
 * - `before`, `after`: the values as text, missing where they are missing.
 *
 * Rows are matched by their primary key, so that their order does not count. A table without one, or with another one in
 * each vintage, is compared by whole rows: one that is not in both is added or removed. Without a key a row goes by its
 * number, "row 12", counted from 1.
 *
 * @param before the earlier vintage.
 * @param after the later one.
 * @throws RefusedError for a table of more than 100,000 rows.
 *
 * @example
 * ```ts
 * import { compareEvidence, frame, open } from "dossier";
 * const differences = frame(compareEvidence(await open("data"), await open("data/2026-07")));
 * const [supplier] = differences.filter(({ row, column }) => row === "S2" && column === "supplier_country").rows();
 * [supplier?.before, supplier?.after]; // => ["United Kingdom", "Germany"]
 * ```
 */
export function compareEvidence(before: Evidence, after: Evidence): Columns {
  const differences = union(before.tables.map(tableName), after.tables.map(tableName)).flatMap((name) => {
    const [old, now] = [before, after].map(({ tables }) => tables.find((table) => table.name === name));
    return old === undefined || now === undefined
      ? [whole(name, null, null, now === undefined ? "removed" : "added")]
      : tableDifferences(old, now);
  });
  return {
    names,
    types: names.map(() => "string"),
    columns: names.map((_, j) => differences.map((difference) => difference[j] as Value)),
    length: differences.length,
  };
}

const tableName = ({ name }: Table) => name;

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];

const whole = (
  table: string,
  row: string | null,
  column: string | null,
  change: "added" | "removed",
): Difference => [table, row, column, change, null, null];

function tableDifferences(old: Table, now: Table): Difference[] {
  const { name } = now;
  const shared = old.names.filter((column) => now.names.includes(column));
  const columns = union(old.names, now.names)
    .filter((column) => !shared.includes(column))
    .map((column) => whole(name, null, column, now.names.includes(column) ? "added" : "removed"));
  const sameKey = old.primaryKey.join("\n") === now.primaryKey.join("\n") ? now.primaryKey : [];
  const [earlier, later] = [keyed(old, sameKey, shared), keyed(now, sameKey, shared)];
  const rows = [...earlier].flatMap(([key, row]) => {
    const match = later.get(key);
    return match === undefined
      ? [whole(name, old.origin(row).row, null, "removed")]
      : shared.flatMap((column): Difference[] => {
          const [from, to] = [cell(old, column, row), cell(now, column, match)];
          return from === to ? [] : [[name, now.origin(match).row, column, "changed", text(from), text(to)]];
        });
  });
  const added = [...later]
    .filter(([key]) => !earlier.has(key))
    .map(([, row]) => whole(name, now.origin(row).row, null, "added"));
  return [...columns, ...rows, ...added];
}

/** Row numbers by what tells rows apart: their primary key; else all they hold, and how many alike came before. */
function keyed(table: Table, primaryKey: readonly string[], columns: readonly string[]) {
  const rows = new Map<string, number>();
  const alike = new Map<string, number>();
  for (let row = 0; row < table.length; row++) {
    const names = primaryKey.length > 0 ? primaryKey : columns;
    const cells = JSON.stringify(names.map((column) => cell(table, column, row)));
    const count = alike.get(cells) ?? 0;
    alike.set(cells, count + 1);
    rows.set(`${cells} ${count}`, row);
  }
  return rows;
}

const cell = ({ names, columns }: Table, column: string, row: number): Value =>
  columns.columns[names.indexOf(column)]?.[row] ?? null;

const text = (value: Value) => (value === null ? null : String(value));
