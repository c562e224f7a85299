import type { Value } from "../evidence/columns.ts";

/**
 * A table as CSV (RFC 4180): fields quoted where they must be, CRLF between records. Numbers are written in full, not as the
 * chart labels them; a missing cell is an empty field, an empty text `""`, so that the two stay apart.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe before it, by the advice of OWASP on CSV injection: these
 * files are opened by double-clicking. Such text starts with `=`, `+`, `-`, `@` or one of these in full width, with or without
 * space before it, or with a tab or a line break, and is not a number. The same holds for column names, and for what follows
 * a semicolon or a tab, at which spreadsheets in some languages end a cell, quotes or no quotes.
 */
export function toCsv(names: readonly string[], columns: readonly (readonly Value[])[]): string {
  const length = columns[0]?.length ?? 0;
  const records = [
    names,
    ...Array.from({ length }, (_, row) => columns.map((column) => column[row] ?? null)),
  ];
  // A record of one empty field would be a blank line, which readers skip: the row would be lost.
  return records.map((record) => `${record.map(field).join(",") || '""'}\r\n`).join("");
}

function field(value: Value): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const plain = value.replace(inside, "$1'$2");
  const text = formula.test(value) && !isNumber(value) ? `'${plain}` : plain;
  return text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Space before it, of any kind and control characters too, since a spreadsheet that trims what it imports takes it away; and
// the full-width forms, which East Asian editions read as the plain ones.
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** After what some editions take for the end of a cell. */
const inside = /([;\t])((?:"|[\s\p{Cc}\p{Cf}])*[=+\-@＝＋－＠])/gu;

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
