import { plain, plainEnd } from "./cells.ts";
import {
  afterQuote,
  type CsvFault,
  loneReturn,
  longestRecord,
  mixedEnds,
  strayQuote,
  tooLong,
  unclosed,
} from "./faults.ts";

/** What a scan of a CSV meets, in order. Records (the header is the first) and columns count from 0, lines from 1. */
export interface CsvVisitor {
  /** Of each column, the kind of unquoted cell that is passed over in silence (see {@link plainEnd}); others are told. */
  readonly passed: Uint8Array;
  /** A cell's bytes, without the quotes around it; {@link cellText} gives what they say. */
  cell(record: number, column: number, start: number, end: number, escaped: boolean): void;
  /** The end of a record that began on `line`, and its bytes without the line end. */
  record(record: number, cells: number, line: number, start: number, end: number): void;
  /** Something that no reader of RFC 4180 can be sure about. */
  fault(fault: CsvFault): void;
}

const comma = 44;
const quote = 34;
const newline = 10;
const carriageReturn = 13;
const ends = new Uint8Array(256);
for (const byte of [comma, quote, newline, carriageReturn]) ends[byte] = 1;

/**
 * Walks through a CSV by RFC 4180: commas, double quotes, records ended by LF or CRLF. DuckDB reads the file too, and
 * faster, but forgives in silence: it skips blank lines, drops a trailing comma and takes quotes in mid-cell as they
 * come. Here each of these is a fault, with the line it stands on.
 *
 * @param start where the header starts: after a byte order mark, if there is one.
 */
export function scanCsv(bytes: Uint8Array, visitor: CsvVisitor, start = 0): void {
  const size = bytes.length;
  let at = start;
  let line = 1;
  let lineEnd: number | undefined;
  for (let record = 0; at < size; record++) {
    const { passed } = visitor;
    const columns = passed.length;
    const recordStart = at;
    const recordLine = line;
    let column = 0;
    let byte: number | undefined = comma;
    for (; byte === comma; column++) {
      const start = at;
      const kind = column < columns ? (passed[column] as number) : plain.none;
      let passes = kind === plain.text;
      if (kind < plain.text) {
        const end = plainEnd(kind, bytes, at);
        passes = end >= 0 && (end === size || ends[bytes[end] as number] === 1);
        if (passes) at = end;
      }
      while (at < size && ends[bytes[at] as number] === 0) at++;
      if (at < size && bytes[at] === quote) {
        if (at === start) {
          const end = closingQuote(bytes, start + 1);
          if (end === size) visitor.fault(unclosed(line, column, bytes, start + 1));
          visitor.cell(record, column, start + 1, end, bytes.subarray(start + 1, end).includes(quote));
          line += newlinesIn(bytes, start, end);
          at = cellEnd(bytes, end + 1);
          if (at > end + 1) visitor.fault(afterQuote(line, column, bytes, end + 1, at));
        } else {
          at = cellEnd(bytes, at);
          visitor.fault(strayQuote(line, column, bytes, start, at));
          if (!passes) visitor.cell(record, column, start, at, false);
        }
      } else if (!passes || at === start) visitor.cell(record, column, start, at, false);
      byte = at < size ? bytes[at] : undefined;
      at++;
    }
    const recordEnd = at - 1;
    if (byte === carriageReturn && bytes[at] !== newline) visitor.fault(loneReturn(line, column - 1));
    else if (byte !== undefined) {
      lineEnd ??= byte;
      // DuckDB stops at a file that mixes LF and CRLF, with a message that names neither.
      if (byte !== lineEnd) visitor.fault(mixedEnds(line, column - 1));
      if (byte === carriageReturn) at++;
    }
    if (bytes[at - 1] === newline) line++;
    if (at - recordStart > longestRecord) visitor.fault(tooLong(recordLine, at - recordStart));
    visitor.record(record, column, recordLine, recordStart, recordEnd);
  }
}

/** Where the quote that ends a cell stands, a doubled one being text; the file's end if there is none. */
function closingQuote(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(quote, start); at >= 0; at = bytes.indexOf(quote, at + 2))
    if (bytes[at + 1] !== quote) return at;
  return bytes.length;
}

/** Where the cell ends, whatever quotes are still to come in it. */
function cellEnd(bytes: Uint8Array, start: number): number {
  let at = Math.min(start, bytes.length);
  while (at < bytes.length && (ends[bytes[at] as number] === 0 || bytes[at] === quote)) at++;
  return at;
}

function newlinesIn(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(newline, start); at >= 0 && at < end; at = bytes.indexOf(newline, at + 1))
    count++;
  return count;
}
