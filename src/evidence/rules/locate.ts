import { cellFault } from "../csv/cells.ts";
import { csvRecords } from "../csv/records.ts";
import type { ReadTable } from "../read-table.ts";

/** Whether the table's file has all these columns. */
export function hasColumns({ resource, scan }: ReadTable, names: readonly string[]): boolean {
  return names.every((name) =>
    scan.fieldOf.includes(resource.schema.fields.findIndex((field) => field.name === name)),
  );
}

/** Where a row stands in its file, and what the file says in the columns asked for. */
export interface Located {
  readonly line: number;
  readonly value: string;
}

/**
 * The lines of rows, and what the file says there: rows whose cells cannot be told apart, or are themselves faulty, are left
 * out, because what is wrong with them has been told, and what follows from it need not be.
 */
export function locate(
  { source, resource, scan }: ReadTable,
  rows: readonly number[],
  columns: readonly string[],
  shown?: string,
): Map<number, Located> {
  if (rows.length === 0) return new Map();
  const { fields } = resource.schema;
  const records = csvRecords(source.bytes, source.start, new Set(rows.map((row) => row + 1)));
  const positions = columns.map((name) =>
    scan.fieldOf.indexOf(fields.findIndex((field) => field.name === name)),
  );
  const located = new Map<number, Located>();
  for (const row of rows) {
    const record = records.get(row + 1);
    if (record === undefined || scan.ragged.has(row)) continue;
    const cells = positions.map((position) => record.cells[position] ?? "");
    const faulty = cells.some((text, i) => {
      const field = fields[scan.fieldOf[positions[i] as number] as number];
      const missing = resource.schema.missingValues.includes(text);
      return field === undefined || (!missing && cellFault(field.type, text) !== undefined);
    });
    const value = shown === undefined ? cells.join(", ") : (cells[columns.indexOf(shown)] as string);
    if (!faulty) located.set(row, { line: record.line, value });
  }
  return located;
}
