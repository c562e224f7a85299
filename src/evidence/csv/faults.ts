import { shownValue } from "../problem.ts";

/** Something wrong with the structure of a CSV. */
export interface CsvFault {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly problem: string;
  readonly remedy: string;
  readonly value?: string;
}

/** The most that DuckDB reads as one record; a longer one is nearly always a quote that was never closed. */
export const longestRecord = 2_000_000;

const excerpt = (bytes: Uint8Array, start: number, end: number) =>
  Buffer.from(bytes.subarray(start, Math.min(end, start + 200))).toString("utf8");

export const unclosed = (line: number, column: number, bytes: Uint8Array, start: number): CsvFault => ({
  line,
  column,
  rule: "quotes are closed",
  value: excerpt(bytes, start, start + 60),
  problem: `the quote that opens here is never closed: ${shownValue(excerpt(bytes, start, start + 60))}`,
  remedy: 'Close it with "; write a quote inside quoted text twice ("").',
});

export const afterQuote = (
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

export const strayQuote = (
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

export const loneReturn = (line: number, column: number): CsvFault => ({
  line,
  column,
  rule: "lines end in LF or CRLF",
  problem: "a carriage return stands here without a line feed",
  remedy:
    "Save the file with line ends of Unix (LF) or Windows (CRLF), and quote a cell that holds a line end.",
});

export const mixedEnds = (line: number, column: number): CsvFault => ({
  line,
  column,
  rule: "all lines end the same way",
  problem: "this line ends in another way (LF or CRLF) than the first",
  remedy: "Save the file with one kind of line end throughout.",
});

export const tooLong = (line: number, size: number): CsvFault => ({
  line,
  column: 0,
  rule: `a record has at most ${longestRecord} bytes`,
  problem: `the record that begins here has ${size} bytes`,
  remedy: "Look for a quote that is not closed where it should be; keep long texts in files of their own.",
});
