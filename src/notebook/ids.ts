import { createHash } from "node:crypto";

interface Identified {
  readonly id?: string;
  readonly cell_type: string;
  readonly source: string;
}

/** An id for each cell: its own, or else one that follows from its content. Of two with the same, the second gets another. */
export function cellIds(cells: readonly Identified[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell) => {
    const own = cell.id !== undefined && idPattern.test(cell.id) && !taken.has(cell.id);
    const id = own ? (cell.id as string) : newId(cell, taken);
    taken.add(id);
    return id;
  });
}

/** An id of eight hexadecimal digits, as Jupyter's are, from a cell's content. */
export function newId({ cell_type, source }: Identified, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const hash = createHash("sha256").update(JSON.stringify([cell_type, source, attempt]));
    const id = hash.digest("hex").slice(0, 8);
    if (!taken.has(id)) return id;
  }
}

/** JEP 62. */
const idPattern = /^[\w-]{1,64}$/;
