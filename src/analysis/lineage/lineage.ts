import type { Table } from "../../evidence/table.ts";

/**
 * What the rows of a frame came from: a table of evidence, or rows of other frames. Each verb adds one node that keeps the
 * row numbers which the verb has computed anyway; nothing is followed before {@link originsOf} is asked. Undefined, all
 * over this folder, is the lineage of plain values, which came from no evidence.
 */
export interface Lineage {
  /** How many rows it tells of. */
  readonly length: number;
  readonly parents: readonly Lineage[];
  /** Set where the rows are those of a table, which has no parents. */
  readonly table?: Table;
  /** Marks in each parent the rows that the marked rows of this one came from. */
  readonly follow: (marked: Marks, parents: readonly Marks[]) => void;
}

/** A mark a row; where two paths lead to one row, the surer mark stays. */
export type Marks = Uint8Array;

export const unmarked = 0;
/** The result may rest on the row. */
export const perhaps = 1;
/** The result rests on the row. */
export const surely = 2;

/** No row: where a join or a query has none on that side. */
export const noRow = -1;

/** The rows of a table of evidence. */
export function ofTable(table: Table): Lineage {
  return { length: table.length, parents: [], table, follow: () => {} };
}

/** Row i came from the parent's row `rows[i]`, or from none. */
export function take(parent: Lineage | undefined, rows: Int32Array): Lineage | undefined {
  return pair(parent, rows, undefined, rows);
}

/** Row i came from the left's row `leftRows[i]` and the right's row `rightRows[i]`: a join. */
export function pair(
  left: Lineage | undefined,
  leftRows: Int32Array,
  right: Lineage | undefined,
  rightRows: Int32Array,
): Lineage | undefined {
  const sides = [
    { parent: left, rows: leftRows },
    { parent: right, rows: rightRows },
  ].filter((side) => side.parent !== undefined);
  return node(
    leftRows.length,
    sides.map(({ parent }) => parent),
    (marked, parents) => {
      for (const [at, { rows }] of sides.entries()) {
        const into = parents[at] as Marks;
        for (let i = 0; i < rows.length; i++)
          if (marked[i] !== unmarked && rows[i] !== noRow)
            raise(into, rows[i] as number, marked[i] as number);
      }
    },
  );
}

/** Row k came from the parent's rows `rows[starts[k]]` to `rows[starts[k + 1] - 1]`: a group. */
export function members(
  parent: Lineage | undefined,
  { rows, starts }: { readonly rows: Int32Array; readonly starts: Int32Array },
): Lineage | undefined {
  return node(starts.length - 1, [parent], (marked, [into]) => {
    for (let k = 0; k < starts.length - 1; k++)
      if (marked[k] !== unmarked)
        for (let at = starts[k] as number; at < (starts[k + 1] as number); at++)
          raise(into as Marks, rows[at] as number, marked[k] as number);
  });
}

/** The rows of several, one after another; of plain values among them the length is known. */
export function stack(
  parts: readonly { readonly length: number; readonly lineage?: Lineage | undefined }[],
): Lineage | undefined {
  const placed = parts.map(({ length, lineage }, at) => ({
    lineage,
    from: parts.slice(0, at).reduce((sum, part) => sum + part.length, 0),
    length,
  }));
  const traced = placed.filter(({ lineage }) => lineage !== undefined);
  return node(
    parts.reduce((sum, { length }) => sum + length, 0),
    traced.map(({ lineage }) => lineage),
    (marked, parents) => {
      for (const [at, { from, length }] of traced.entries())
        for (let i = 0; i < length; i++) raise(parents[at] as Marks, i, marked[from + i] as number);
    },
  );
}

/** Row i came from row i of each, which are all of one length. */
export function together(parents: readonly (Lineage | undefined)[]): Lineage | undefined {
  const known = parents.filter((parent) => parent !== undefined);
  return known.length < 2
    ? known[0]
    : node(known[0]?.length ?? 0, known, (marked, followed) => {
        for (const into of followed) for (const [i, mark] of marked.entries()) raise(into, i, mark);
      });
}

/** Each of `length` rows came from all rows of all parents; `isExact: false` where it is only known not to be from others. */
export function all(
  parents: readonly (Lineage | undefined)[],
  length: number,
  { isExact = true }: { readonly isExact?: boolean } = {},
): Lineage | undefined {
  return node(length, parents, (marked, followed) => {
    const highest = marked.reduce((most, mark) => Math.max(most, mark), unmarked);
    for (const into of followed)
      for (let i = 0; i < into.length; i++) raise(into, i, isExact ? highest : Math.min(highest, perhaps));
  });
}

/** Undefined where no parent leads to evidence, so that frames of plain values keep nothing. */
function node(
  length: number,
  parents: readonly (Lineage | undefined)[],
  follow: Lineage["follow"],
): Lineage | undefined {
  const known = parents.filter((parent) => parent !== undefined);
  return known.length === 0 ? undefined : { length, parents: known, follow };
}

function raise(into: Marks, row: number, mark: number): void {
  if (mark > (into[row] as number)) into[row] = mark;
}
