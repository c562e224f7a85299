import { scanCsv } from "./scan.ts";

/** What a cell says: its bytes as UTF-8, each doubled quote single. */
export function cellText(bytes: Buffer, start: number, end: number, escaped: boolean): string {
  const text = bytes.toString("utf8", start, end);
  return escaped ? text.replaceAll('""', '"') : text;
}

/** A record's cells as text, and the line it begins on. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a CSV as text, the header among them: all, or those wanted. */
export function csvRecords(bytes: Buffer, start = 0, wanted?: ReadonlySet<number>): Map<number, CsvRecord> {
  const records = new Map<number, CsvRecord>();
  let cells: string[] = [];
  scanCsv(
    bytes,
    {
      passed: new Uint8Array(),
      cell(record, _, from, to, escaped) {
        if (wanted === undefined || wanted.has(record)) cells.push(cellText(bytes, from, to, escaped));
      },
      record(record, _, line) {
        if (wanted === undefined || wanted.has(record)) records.set(record, { line, cells });
        cells = [];
      },
      fault() {},
    },
    start,
  );
  return records;
}
