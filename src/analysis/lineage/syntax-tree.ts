import { literal, query } from "../../evidence/database.ts";

/** A part of an SQL statement, as DuckDB's `json_serialize_sql` writes it: a node, a list, or a value in one. */
export type Part = Node | readonly Part[] | string | number | boolean | null | undefined;

export interface Node {
  readonly [name: string]: Part;
}

/** The syntax tree of a SELECT statement; undefined where the text is none, or more than one. */
export async function parseSelect(sql: string): Promise<Node | undefined> {
  const { columns } = await query(`SELECT CAST(json_serialize_sql(${literal(sql)}) AS VARCHAR) AS tree`);
  const { statements } = JSON.parse(columns[0]?.[0] as string) as Node;
  const [statement, ...others] = partsOf(statements);
  const node = nodeOf(nodeOf(statement)?.node);
  return others.length === 0 && node?.type === "SELECT_NODE" ? node : undefined;
}

export const nodeOf = (part: Part): Node | undefined =>
  typeof part === "object" && part !== null && !Array.isArray(part) ? (part as Node) : undefined;

export const partsOf = (part: Part): readonly Part[] => (Array.isArray(part) ? part : []);

/** All nodes in a part, itself among them; what `isLeaf` names is given and not entered. */
export function* nodesIn(part: Part, isLeaf: (node: Node) => boolean = () => false): Generator<Node> {
  if (Array.isArray(part)) for (const each of part) yield* nodesIn(each, isLeaf);
  const node = nodeOf(part);
  if (node === undefined) return;
  yield node;
  if (!isLeaf(node)) for (const each of Object.values(node)) yield* nodesIn(each, isLeaf);
}

/** Where a part begins in the text, counted in bytes; undefined where DuckDB does not tell. */
export function startOf(part: Part): number | undefined {
  let start = Number.POSITIVE_INFINITY;
  // What has no place of its own has the largest 64-bit integer there.
  for (const { query_location: at } of nodesIn(part)) if (typeof at === "number") start = Math.min(start, at);
  return start < 2 ** 53 ? start : undefined;
}
