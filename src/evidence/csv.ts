import { plain, plainEnd } from "./cells.ts";
import { shownValue } from "./problem.ts";

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

export interface CsvFault {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly problem: string;
  readonly remedy: string;
  readonly value?: string;
}

const comma = 44;
const quote = 34;
const newline = 10;
const carriageReturn = 13;
const ends = new Uint8Array(256);
for (const byte of [comma, quote, newline, carriageReturn]) ends[byte] = 1;

/** The most that DuckDB reads as one record; a longer one is nearly always a quote that was never closed. */
const longestRecord = 2_000_000;

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

const excerpt = (bytes: Uint8Array, start: number, end: number) =>
  Buffer.from(bytes.subarray(start, Math.min(end, start + 200))).toString("utf8");

const unclosed = (line: number, column: number, bytes: Uint8Array, start: number): CsvFault => ({
  line,
  column,
  rule: "quotes are closed",
  value: excerpt(bytes, start, start + 60),
  problem: `the quote that opens here is never closed: ${shownValue(excerpt(bytes, start, start + 60))}`,
  remedy: 'Close it with "; write a quote inside quoted text twice ("").',
});

const afterQuote = (
  line: number,
  column: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): CsvFault => ({
  line,
  column,
  rule: "a quoted cell ends at its quote",
  value: excerpt(bytes, start, end),
  problem: `${shownValue(excerpt(bytes, start, end))} stands between a closing quote and the next comma`,
  remedy: 'Take it away, or, if the quote belongs to the text, write it twice ("").',
});

const strayQuote = (
  line: number,
  column: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): CsvFault => ({
  line,
  column,
  rule: "a quote stands around the whole cell",
  value: excerpt(bytes, start, end),
  problem: `${shownValue(excerpt(bytes, start, end))} has a quote in it but does not begin with one`,
  remedy: 'Put the whole cell in quotes, with no space before them, and write each quote inside twice ("").',
});

const loneReturn = (line: number, column: number): CsvFault => ({
  line,
  column,
  rule: "lines end in LF or CRLF",
  problem: "a carriage return stands here without a line feed",
  remedy:
    "Save the file with line ends of Unix (LF) or Windows (CRLF), and quote a cell that holds a line end.",
});

const mixedEnds = (line: number, column: number): CsvFault => ({
  line,
  column,
  rule: "all lines end the same way",
  problem: "this line ends in another way (LF or CRLF) than the first",
  remedy: "Save the file with one kind of line end throughout.",
});

const tooLong = (line: number, size: number): CsvFault => ({
  line,
  column: 0,
  rule: `a record has at most ${longestRecord} bytes`,
  problem: `the record that begins here has ${size} bytes`,
  remedy: "Look for a quote that is not closed where it should be; keep long texts in files of their own.",
});
