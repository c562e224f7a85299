import { scanCsv } from "../csv/scan.ts";

/** A cell to write anew: its record (the header is 0), its column in the file from 0, and what it is to say. */
export interface NewCell {
  readonly record: number;
  readonly column: number;
  readonly text: string;
}

/** A CSV with some cells written anew, which need no quotes; every other byte is as it was. */
export function rewriteCells(bytes: Buffer, start: number, cells: readonly NewCell[]): Buffer {
  const wanted = new Map(cells.map(({ record, column, text }) => [`${record} ${column}`, text]));
  const parts: Buffer[] = [];
  let copied = 0;
  const visitor = {
    passed: new Uint8Array(),
    cell(record: number, column: number, from: number, to: number) {
      const text = wanted.get(`${record} ${column}`);
      if (text === undefined) return;
      parts.push(bytes.subarray(copied, from), Buffer.from(text));
      copied = to;
    },
    record() {},
    fault() {},
  };
  scanCsv(bytes, visitor, start);
  return Buffer.concat([...parts, bytes.subarray(copied)]);
}
