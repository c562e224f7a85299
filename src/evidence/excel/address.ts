import { UsageError } from "../../errors.ts";
import type { Range } from "./workbook.ts";

/** A column's letters: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** A cell as a formula names it: `Sales!B12`, `'Table 1'!B12`. */
export function address(sheet: string, row: number, column: number): string {
  return `${quotedSheet(sheet)}!${columnLetters(column)}${row + 1}`;
}

/** A range as a formula names it: `Sales!A1:B12`. */
export function rangeAddress(sheet: string, { firstRow, lastRow, firstColumn, lastColumn }: Range): string {
  return `${address(sheet, firstRow, firstColumn)}:${columnLetters(lastColumn)}${lastRow + 1}`;
}

const quotedSheet = (name: string) =>
  /^[A-Za-z_]\w*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

/** A range as Excel writes it, `B3:F20`. */
export function parseRange(text: string): Range {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  const [, left = "", top = "", right = "", bottom = ""] = found ?? [];
  const range = {
    firstRow: Number(top) - 1,
    lastRow: Number(bottom) - 1,
    firstColumn: columnNumber(left),
    lastColumn: columnNumber(right),
  };
  if (
    found === null ||
    range.firstRow < 0 ||
    range.firstRow > range.lastRow ||
    range.firstColumn > range.lastColumn
  )
    throw new UsageError({
      problem: `${JSON.stringify(text)} is not a range of cells`,
      remedy: 'Write its first and last cell: "B3:F20".',
    });
  return range;
}

const columnNumber = (letters: string) =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
