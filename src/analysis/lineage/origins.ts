import type { OriginRows } from "../../evidence/origin.ts";
import type { Table } from "../../evidence/table.ts";
import { type Lineage, type Marks, perhaps, surely, unmarked } from "./lineage.ts";

const mostListed = 1000;

/**
 * The rows of evidence that rows of a frame rest on: those of the number given, or of all. One entry a table, in the order
 * in which they came into the frame; each row once, however many paths lead to it.
 */
export function originsOf(lineage: Lineage | undefined, row?: number): readonly OriginRows[] {
  const found = new Map<string, { table: Table; marks: Marks }>();
  for (const { table, marks } of marksOf(lineage, row)) {
    // The same file opened twice is one table.
    const key = JSON.stringify([table.evidence.name, table.evidence.version, table.name, table.sha256]);
    const earlier = found.get(key);
    if (earlier === undefined) found.set(key, { table, marks });
    else
      for (const [i, mark] of marks.entries()) earlier.marks[i] = Math.max(mark, earlier.marks[i] as number);
  }
  return [...found.values()].map(({ table, marks }) => listed(table, marks)).filter(({ count }) => count > 0);
}

/** The tables that a frame was made of, whether or not it has rows of them. */
export const tablesOf = (lineage: Lineage): Table[] =>
  nodesOf(lineage).flatMap(({ table }) => (table === undefined ? [] : [table]));

function listed(table: Table, marks: Marks): OriginRows {
  const rows: number[] = [];
  let count = 0;
  for (const [row, mark] of marks.entries()) if (mark !== unmarked && ++count <= mostListed) rows.push(row);
  return {
    evidence: table.evidence.name,
    version: table.evidence.version,
    table: table.name,
    count,
    rows: rows.map((row) => table.origin(row)),
    exact: !marks.includes(perhaps),
  };
}

/** Node by node, each after all that lead to it, so that frames joined to themselves over and over are not walked twice. */
function marksOf(lineage: Lineage | undefined, row: number | undefined): { table: Table; marks: Marks }[] {
  if (lineage === undefined) return [];
  const nodes = nodesOf(lineage);
  const marks = new Map(nodes.map((node): [Lineage, Marks] => [node, new Uint8Array(node.length)]));
  const pending = new Map<Lineage, number>();
  for (const { parents } of nodes)
    for (const parent of parents) pending.set(parent, (pending.get(parent) ?? 0) + 1);
  const asked = marks.get(lineage) as Marks;
  if (row === undefined) asked.fill(surely);
  else asked[row] = surely;
  const ready = [lineage];
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    const { parents } = node;
    node.follow(
      marks.get(node) as Marks,
      parents.map((parent) => marks.get(parent) as Marks),
    );
    for (const parent of parents) {
      const left = (pending.get(parent) as number) - 1;
      pending.set(parent, left);
      if (left === 0) ready.push(parent);
    }
  }
  return nodes.flatMap((node) =>
    node.table === undefined ? [] : [{ table: node.table, marks: marks.get(node) as Marks }],
  );
}

/** This one and all that it came from, the first parents' first. Not recursive: a loop may add a verb thousands of times. */
function nodesOf(lineage: Lineage): Lineage[] {
  const found = new Set<Lineage>();
  const waiting = [lineage];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    waiting.push(...node.parents.toReversed());
  }
  return [...found];
}
