import { query, quote } from "../database.ts";
import type { Field, ForeignKey, Schema } from "../package.ts";

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

/** Beyond this many faults of one rule, nobody reads them one by one. */
export const mostFound = 1000;

const allPresent = (fields: readonly string[], of = "") =>
  fields.map((field) => `${of}${quote(field)} IS NOT NULL`).join(" AND ");

/** SQL, true if a key comes twice. A key with a missing part is no key. */
export function keyRepeated(relation: string, { fields }: UniqueKey): string {
  const key = fields.map(quote).join(", ");
  return `EXISTS (SELECT 1 FROM ${relation} WHERE ${allPresent(fields)} GROUP BY ${key} HAVING count(*) > 1)`;
}

/** Rows whose key an earlier row has: the row, and that earlier row. */
export async function duplicates(relation: string, { fields }: UniqueKey) {
  const { columns } = await query(
    `SELECT rowid, min(rowid) OVER (PARTITION BY ${fields.map(quote).join(", ")}) AS earlier` +
      ` FROM ${relation} WHERE ${allPresent(fields)} QUALIFY rowid > earlier ORDER BY rowid LIMIT ${mostFound}`,
  );
  return (columns[0] as number[]).map((row, i) => ({ row, earlier: columns[1]?.[i] as number }));
}

const manyRows = 100_000;

/**
 * Whether a long table's key simply counts its rows (7, 8, 9 ...), which most numbered tables do and which takes a twentieth
 * of the time that grouping a million keys does. False when it does not, or the table is short.
 */
export async function isCounted(
  relation: string,
  { fields: [name = "", ...others] }: UniqueKey,
  fields: readonly Field[],
  rows: number,
): Promise<boolean> {
  const type = fields.find((field) => field.name === name)?.type;
  if (rows < manyRows || others.length > 0 || type !== "integer") return false;
  const column = quote(name);
  const { columns } = await query(
    `SELECT NOT EXISTS (SELECT 1 FROM ${relation} WHERE` +
      ` (${column} - rowid = (SELECT min(${column}) FROM ${relation})) IS NOT TRUE) AS counted`,
  );
  return columns[0]?.[0] === true;
}

const unmatched = (relation: string, { fields, references }: ForeignKey, target: string) => {
  const equal = fields.map((field, i) => `parent.${quote(references[i] as string)} = child.${quote(field)}`);
  return (
    `FROM ${relation} AS child WHERE ${allPresent(fields, "child.")}` +
    ` AND NOT EXISTS (SELECT 1 FROM ${target} AS parent WHERE ${equal.join(" AND ")})`
  );
};

/** SQL, true if a row refers to one that is not there. A reference with a missing part refers to nothing: allowed. */
export const referenceBroken = (relation: string, key: ForeignKey, target: string) =>
  `EXISTS (SELECT 1 ${unmatched(relation, key, target)})`;

/** Rows that refer to a row that is not there. */
export async function brokenReferences(relation: string, key: ForeignKey, target: string): Promise<number[]> {
  const { columns } = await query(
    `SELECT child.rowid ${unmatched(relation, key, target)} ORDER BY child.rowid LIMIT ${mostFound}`,
  );
  return columns[0] as number[];
}

/** Values of a column, to say which of them a broken reference may have meant. */
export async function someValues(relation: string, column: string): Promise<string[]> {
  const found = await query(
    `SELECT DISTINCT CAST(${quote(column)} AS VARCHAR) AS value FROM ${relation}` +
      ` WHERE ${quote(column)} IS NOT NULL ORDER BY value LIMIT 1000`,
  );
  return found.columns[0] as string[];
}
