import { asColumns, columnOf, columnsOf, positionOf, type Traced } from "./columns.ts";

/** These columns, in this order. */
export function select(data: Traced, names: readonly string[]): Traced {
  return asColumns(
    names.map((name) => columnOf(data, name)),
    data.length,
    data.lineage,
  );
}

/** All columns but these. */
export function drop(data: Traced, names: readonly string[]): Traced {
  for (const name of names) positionOf(data, name);
  return asColumns(
    columnsOf(data).filter((column) => !names.includes(column.name)),
    data.length,
    data.lineage,
  );
}
