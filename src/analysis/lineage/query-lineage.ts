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
  const lists = followed && (await followedRows(followed, parameters, result));
  if (lists === undefined) return all(lineages, result.length, { isExact: false });
  return together(
    followed?.rows.map(({ source }, at) =>
      members((source as Source & TracedRelation).lineage, lists[at] as RowLists),
    ) ?? [],
  );
}

interface RowLists {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/** For each source the rows of each row of the result; undefined where the query now fails, or gives another result. */
async function followedRows(
  { sql, isRepeating, added, rows }: FollowedQuery,
  parameters: readonly Value[],
  result: Columns,
): Promise<readonly RowLists[] | undefined> {
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
  if (!isAlike) return undefined;
  const ours = own.map((at) => again.columns[at] ?? []);
  const cells = rows.map(({ name }) => again.columns[again.names.indexOf(name)] as Cells);
  // Mostly so, and then there is no need to make a key of every row.
  if (!isRepeating && ours.every((values, j) => areSame(values, result.columns[j] ?? [])))
    return cells.map((of) => rowLists(of, result.length));
  const places = placesIn(ours, result.columns, isRepeating);
  return places && cells.map((of) => rowLists(of, result.length, places));
}

const areSame = (a: Values, b: Values) =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]));

/**
 * Where each row of one result stands in the other, if they are the same rows. The order may differ where the query leaves
 * it to DuckDB; rows that are alike in all they show may stand for each other. Where the other repeats rows, each stands
 * wherever it is repeated.
 */
function placesIn(
  again: readonly Values[],
  result: readonly Values[],
  isRepeating: boolean,
): readonly (readonly number[])[] | undefined {
  const waiting = new Map<string, number[]>();
  const keys = keysOf(again);
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i] as string;
    const places = waiting.get(key);
    if (places === undefined) waiting.set(key, [i]);
    else places.push(i);
  }
  const places = keysOf(result).map((key) => {
    const here = waiting.get(key) ?? [];
    if (!isRepeating) return here.splice(-1);
    waiting.delete(key);
    return here;
  });
  const found = places.reduce((sum, here) => sum + here.length, 0);
  return found === keys.length && places.every((here) => here.length > 0) ? places : undefined;
}

type Values = readonly Value[];

const keysOf = (columns: readonly Values[]) =>
  Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    JSON.stringify(columns.map((values) => values[i])),
  );

type Cells = readonly (string | null)[];

/** Of cells such as "3", "3,5" and null, those at the places of each row of the result; by default at its own. */
function rowLists(cells: Cells, length: number, places?: readonly (readonly number[])[]): RowLists {
  const rows: number[] = [];
  const starts = new Int32Array(length + 1);
  const add = (cell: string | null | undefined) => {
    if (cell?.includes(",")) for (const row of cell.split(",")) rows.push(Number(row));
    else if (cell) rows.push(Number(cell));
  };
  for (let i = 0; i < length; i++) {
    if (places === undefined) add(cells[i]);
    else for (const place of places[i] ?? []) add(cells[place]);
    starts[i + 1] = rows.length;
  }
  return { rows: Int32Array.from(rows), starts };
}
