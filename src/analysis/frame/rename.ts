import { asColumns, columnsOf, positionOf, type Traced } from "./columns.ts";
import { own } from "./source.ts";

/** Columns under other names, all changed at once, so that two can swap. */
export function rename(data: Traced, names: Readonly<Record<string, string>>): Traced {
  for (const name of Object.keys(names)) positionOf(data, name);
  return asColumns(
    columnsOf(data).map((column) => ({ ...column, name: own(names, column.name) ?? column.name })),
    data.length,
    data.lineage,
  );
}
