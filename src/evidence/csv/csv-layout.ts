import type { ResourceFile } from "../file.ts";
import type { Schema } from "../package.ts";
import type { Layout, Located } from "../rules/locate.ts";
import { cellFault } from "./cells.ts";
import { csvRecords } from "./records.ts";
import type { TableScan } from "./table-scan.ts";

/** Where the rows of a CSV stand: each on the line where its record begins. */
export function csvLayout(source: ResourceFile, { fields, missingValues }: Schema, scan: TableScan): Layout {
  const position = (name: string) => scan.fieldOf.indexOf(fields.findIndex((field) => field.name === name));
  let lines: number[] | undefined;
  const placed = (line: number) => ({ at: { line }, called: `line ${line}` });
  return {
    has: (names) => names.every((name) => position(name) >= 0),
    place(row) {
      lines ??= Array.from(csvRecords(source.bytes, source.start).values(), ({ line }) => line);
      return placed(lines[row + 1] ?? row + 2);
    },
    async locate(rows, columns, shown) {
      const located = new Map<number, Located>();
      if (rows.length === 0) return located;
      const records = csvRecords(source.bytes, source.start, new Set(rows.map((row) => row + 1)));
      const positions = columns.map(position);
      for (const row of rows) {
        const record = records.get(row + 1);
        if (record === undefined || scan.ragged.has(row)) continue;
        const cells = positions.map((at) => record.cells[at] ?? "");
        const faulty = cells.some((text, i) => {
          const field = fields[scan.fieldOf[positions[i] as number] as number];
          const missing = missingValues.includes(text);
          return field === undefined || (!missing && cellFault(field.type, text) !== undefined);
        });
        const value = shown === undefined ? cells.join(", ") : (cells[columns.indexOf(shown)] as string);
        if (!faulty) located.set(row, { ...placed(record.line), value });
      }
      return located;
    },
  };
}
