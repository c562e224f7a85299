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
 * and these are believed only if its rows come out as before; else every row rests on all rows of all relations at most.
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
  const isAlike =
    own.length === result.names.length &&
    own.every((at, j) => again.names[at] === result.names[j] && again.types[at] === result.types[j]);
  const places = isAlike
    ? placesIn(
        own.map((at) => again.columns[at] ?? []),
        result.columns,
      )
    : undefined;
  return (
    places &&
    rows.map(({ name }) => {
      const cells = again.columns[again.names.indexOf(name)] as (string | null)[];
      return places.map((place) => cells[place] ?? null);
    })
  );
}

/**
 * Where each row of one result stands in the other, if they are the same rows. The order may differ where the query leaves
 * it to DuckDB; rows that are alike in all they show may stand for each other.
 */
function placesIn(again: readonly Values[], result: readonly Values[]): number[] | undefined {
  const waiting = new Map<string, number[]>();
  const keys = keysOf(again);
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i] as string;
    const places = waiting.get(key);
    if (places === undefined) waiting.set(key, [i]);
    else places.push(i);
  }
  const places = keysOf(result).map((key) => waiting.get(key)?.pop());
  return places.length === keys.length && !places.includes(undefined) ? (places as number[]) : undefined;
}

type Values = readonly Value[];

const keysOf = (columns: readonly Values[]) =>
  Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    JSON.stringify(columns.map((values) => values[i])),
  );

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
