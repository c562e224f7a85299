/** A table as it is written down: one array a column, missing cells null. */
export interface CsvTable {
  readonly names: readonly string[];
  readonly columns: readonly (readonly unknown[])[];
}

/**
 * A table as CSV (RFC 4180, LF line ends). A missing cell is an empty field; an empty string is `""`, so that the two
 * stay apart.
 *
 * Text that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or a carriage return, and is
 * not a number) gets an apostrophe before it, as OWASP advises: these files are opened by double-clicking.
 */
export function toCsv({ names, columns }: CsvTable): string {
  const length = Math.max(0, ...columns.map((column) => column.length));
  const lines = [names.map(field).join(",")];
  for (let row = 0; row < length; row++) lines.push(columns.map((column) => field(column[row])).join(","));
  // One empty field alone would be a blank line, which readers skip: the row would be lost.
  return `${lines.map((line) => (line === "" ? '""' : line)).join("\n")}\n`;
}

function field(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) && !isNumber(value) ? `'${value}` : value;
  return text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
