import { type Locator, locatorColumns } from "../locator.ts";
import type { ReadTable } from "../read-table.ts";
import type { RowPlace } from "../rules/locate.ts";

/** A row that names a passage of a document. */
export interface LocatedRow {
  readonly table: ReadTable;
  /** Counted from 0. */
  readonly row: number;
  /** Its key, as people name it: "F01". */
  readonly name: string;
  /** Where it stands in its file. */
  readonly place: RowPlace;
  readonly locator: Locator;
}

/** The rows of a table that have locators of their own. None if the table has no such columns, or its file is faulty. */
export function locatedRows(table: ReadTable): LocatedRow[] {
  if (table.columns === undefined || !table.layout.has(locatorColumns)) return [];
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  return rows.flatMap((row) => {
    const [source, start, end, sha256] = locatorColumns.map((name) => cellOf(table, name, row));
    if (typeof source !== "string" || typeof sha256 !== "string") return [];
    if (typeof start !== "number" || typeof end !== "number") return [];
    const locator = {
      ...{ source, start, end, sha256 },
      section: cellOf(table, "section", row),
      paragraph: cellOf(table, "paragraph", row),
      stated: cellOf(table, "stated", row),
    } as Locator;
    return { table, row, name: rowName(table, row), place: table.layout.place(row), locator };
  });
}

/** The row that carries the passage of another: the one it refers to by a foreign key. */
export function referredRow(
  table: ReadTable,
  row: number,
  located: readonly LocatedRow[],
): LocatedRow | undefined {
  for (const { fields, resource, references } of table.resource.schema.foreignKeys) {
    const key = fields.map((name) => cellOf(table, name, row));
    if (key.includes(null)) continue;
    const found = located.find(
      (each) =>
        each.table.resource.name === resource &&
        references.every((name, part) => cellOf(each.table, name, each.row) === key[part]),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The row's primary key, or its number from 1 where the table has none. */
export function rowName(table: ReadTable, row: number): string {
  const { primaryKey } = table.resource.schema;
  return primaryKey.length === 0
    ? `row ${row + 1}`
    : primaryKey.map((name) => String(cellOf(table, name, row) ?? "")).join(", ");
}

/** A cell of a table whose file is sound. Missing where there is no such column. */
export function cellOf({ columns }: ReadTable, name: string, row: number) {
  return columns?.columns[columns.names.indexOf(name)]?.[row] ?? null;
}
