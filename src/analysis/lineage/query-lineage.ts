import { DossierError } from "../../errors.ts";
import type { Columns, Value } from "../../evidence/columns.ts";
import { query } from "../../evidence/database.ts";
import { type FollowedQuery, followQuery, type Source } from "./follow-query.ts";
import { all, type Lineage, members, together } from "./lineage.ts";

/** A relation that a query names, and what its rows came from. */
export interface TracedRelation extends Omit<Source, "isTraced"> {
  readonly lineage: Lineage | undefined;
}

/**
 * What the rows of a query's result came from. Where the query can be followed it is run once more with row numbers in it,
 * and these are believed only if all else comes out as before; else every row rests on all rows of all relations at most.
 */
export async function queryLineage(
  sql: string,
  parameters: readonly Value[],
  relations: readonly TracedRelation[],
  result: Columns,
): Promise<Lineage | undefined> {
  const lineages = relations.map(({ lineage }) => lineage);
  if (lineages.every((lineage) => lineage === undefined)) return undefined;
  const sources = relations.map((relation) => ({ ...relation, isTraced: relation.lineage !== undefined }));
  const followed = await followQuery(sql, sources);
  const rows = followed && (await followedRows(followed, parameters, result));
  if (rows === undefined) return all(lineages, result.length, { isExact: false });
  return together(
    followed?.rows.map(({ source }, at) =>
      members((source as Source & TracedRelation).lineage, rowLists(rows[at] as string[])),
    ) ?? [],
  );
}

/** The added columns; undefined where the query fails with them, or gives another result. */
async function followedRows(
  { sql, added, rows }: FollowedQuery,
  parameters: readonly Value[],
  result: Columns,
): Promise<readonly (readonly (string | null)[])[] | undefined> {
  let again: Columns;
  try {
    again = await query(sql, parameters);
  } catch (error) {
    if (error instanceof DossierError) return undefined;
    throw error;
  }
  const own = again.names.flatMap((name, at) => (added.has(name) ? [] : [at]));
  const isSame =
    own.length === result.names.length &&
    own.every(
      (at, j) =>
        again.names[at] === result.names[j] &&
        again.types[at] === result.types[j] &&
        areSame(again.columns[at] ?? [], result.columns[j] ?? []),
    );
  if (!isSame) return undefined;
  return rows.map(({ name }) => again.columns[again.names.indexOf(name)] as (string | null)[]);
}

const areSame = (a: readonly Value[], b: readonly Value[]) =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]));

/** "3", "3,5" or null in each cell. */
function rowLists(cells: readonly (string | null)[]): { rows: Int32Array; starts: Int32Array } {
  const rows: number[] = [];
  const starts = [0];
  for (const cell of cells) {
    if (cell !== null) for (const row of cell.split(",")) rows.push(Number(row));
    starts.push(rows.length);
  }
  return { rows: Int32Array.from(rows), starts: Int32Array.from(starts) };
}
