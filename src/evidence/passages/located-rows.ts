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

/** Finds the row that carries the passage of a table's row: itself, or the first that it refers to by a foreign key. */
export function originFinder(
  table: ReadTable,
  located: readonly LocatedRow[],
): (row: number) => LocatedRow | undefined {
  const own = new Map(located.filter((each) => each.table === table).map((each) => [each.row, each]));
  const referred = table.resource.schema.foreignKeys.map(({ fields, resource, references }) => {
    const targets = located.filter((each) => each.table.resource.name === resource);
    const keys = new Map(targets.map((each) => [keyOf(each.table, references, each.row), each]));
    return (row: number) => {
      const key = keyOf(table, fields, row);
      return key === undefined ? undefined : keys.get(key);
    };
  });
  return (row) => {
    const self = own.get(row);
    if (self !== undefined) return self;
    for (const find of referred) {
      const found = find(row);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** What rows are matched by; a missing part is in no other row's. */
function keyOf(table: ReadTable, names: readonly string[], row: number): string | undefined {
  const values = names.map((name) => cellOf(table, name, row));
  return values.includes(null) ? undefined : JSON.stringify(values);
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
