import type { ColumnType, Value } from "./columns.ts";
import { query, quote } from "./database.ts";
import type { Schema } from "./package.ts";

/** Columns whose values together may not come twice. */
export interface UniqueKey {
  readonly rule: "primaryKey" | "uniqueKeys" | "unique";
  readonly fields: readonly string[];
}

export function uniqueKeys({ fields, primaryKey, uniqueKeys: keys }: Schema): UniqueKey[] {
  return [
    ...(primaryKey.length > 0 ? [{ rule: "primaryKey" as const, fields: primaryKey }] : []),
    ...keys.map((key) => ({ rule: "uniqueKeys" as const, fields: key })),
    ...fields
      .filter(({ constraints }) => constraints.unique === true)
      .map(({ name }) => ({ rule: "unique" as const, fields: [name] })),
  ];
}

/** Rows whose key an earlier row has: the row, that earlier row, and the key. A key with a missing part is no key. */
export async function duplicates(relation: string, { fields }: UniqueKey, types: readonly ColumnType[]) {
  const columns = fields.map(quote);
  if (types.length === 1 && types[0] === "integer" && (await isDense(relation, columns[0] as string)))
    return [];
  const present = columns.map((column) => `${column} IS NOT NULL`).join(" AND ");
  const key = columns.join(", ");
  const repeated = await query(
    `SELECT EXISTS (SELECT 1 FROM ${relation} WHERE ${present} GROUP BY ${key} HAVING count(*) > 1) AS found`,
  );
  if (repeated.columns[0]?.[0] !== true) return [];
  const found = await query(
    `SELECT rowid, min(rowid) OVER (PARTITION BY ${key}) AS earlier FROM ${relation} WHERE ${present}` +
      ` QUALIFY rowid > earlier ORDER BY rowid LIMIT ${mostFound}`,
  );
  return (found.columns[0] as number[]).map((row, i) => ({ row, earlier: found.columns[1]?.[i] as number }));
}

/** Beyond this many faults of one rule, nobody reads them one by one. */
export const mostFound = 1000;

/**
 * Whether whole numbers that lie close together are all different: one bit a number, a third of what grouping a million
 * keys takes. False when they lie too far apart to tell.
 */
async function isDense(relation: string, column: string): Promise<boolean> {
  const { columns } = await query(`SELECT min(${column}), max(${column}), count(*) FROM ${relation}`);
  const [low, high, rows] = columns.map(([value]) => value) as [Value, Value, number];
  if (low === null || high === null || (high as number) - (low as number) >= 64 * rows) return false;
  const bits = await query(
    `SELECT bit_count(bitstring_agg(${column}, ${low}, ${high})), count(${column}) FROM ${relation}`,
  );
  return bits.columns[0]?.[0] === bits.columns[1]?.[0];
}

/** Rows that refer to a row that is not there. A reference with a missing part refers to nothing, which is allowed. */
export async function brokenReferences(
  relation: string,
  fields: readonly string[],
  target: string,
  references: readonly string[],
): Promise<number[]> {
  const present = fields.map((field) => `child.${quote(field)} IS NOT NULL`).join(" AND ");
  const equal = fields
    .map((field, i) => `parent.${quote(references[i] as string)} = child.${quote(field)}`)
    .join(" AND ");
  const found = await query(
    `SELECT child.rowid FROM ${relation} AS child WHERE ${present}` +
      ` AND NOT EXISTS (SELECT 1 FROM ${target} AS parent WHERE ${equal}) ORDER BY child.rowid LIMIT ${mostFound}`,
  );
  return found.columns[0] as number[];
}

/** Values of a column, to say which of them a broken reference may have meant. */
export async function someValues(relation: string, column: string): Promise<string[]> {
  const found = await query(
    `SELECT DISTINCT CAST(${quote(column)} AS VARCHAR) AS value FROM ${relation}` +
      ` WHERE ${quote(column)} IS NOT NULL ORDER BY value LIMIT 1000`,
  );
  return found.columns[0] as string[];
}
