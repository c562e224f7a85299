import type { Columns } from "../../evidence/columns.ts";
import { asColumns, columnsOf, positionOf } from "./columns.ts";
import { own } from "./source.ts";

/** Columns under other names, all changed at once, so that two can swap. */
export function rename(data: Columns, names: Readonly<Record<string, string>>): Columns {
  for (const name of Object.keys(names)) positionOf(data, name);
  return asColumns(
    columnsOf(data).map((column) => ({ ...column, name: own(names, column.name) ?? column.name })),
    data.length,
  );
}
