import type { Columns } from "../../evidence/columns.ts";
import { asColumns, columnOf, columnsOf, positionOf } from "./columns.ts";

/** These columns, in this order. */
export function select(data: Columns, names: readonly string[]): Columns {
  return asColumns(
    names.map((name) => columnOf(data, name)),
    data.length,
  );
}

/** All columns but these. */
export function drop(data: Columns, names: readonly string[]): Columns {
  for (const name of names) positionOf(data, name);
  return asColumns(
    columnsOf(data).filter((column) => !names.includes(column.name)),
    data.length,
  );
}
