import { types } from "node:util";
import { escapeText } from "../../html.ts";

/** Columns of text, to be shown as a table. */
export interface TextTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly TextCell[])[];
  /** How many rows there are beyond those given. */
  readonly more: number;
}

export interface TextCell {
  readonly text: string;
  readonly numeric: boolean;
}

/** A longer table is cut, and says so. */
export const rowLimit = 100;

/** An array of records as a table, one column for each key in the order of first appearance. */
export function recordsTable(value: unknown, inspect: (value: unknown) => string): TextTable | undefined {
  if (!Array.isArray(value) || types.isProxy(value) || value.length === 0) return undefined;
  if (!value.every(isRecord)) return undefined;
  const shown = value.slice(0, rowLimit) as Record<string, unknown>[];
  const names = [...new Set(shown.flatMap((record) => Object.keys(record)))];
  if (names.length === 0) return undefined;
  const rows = shown.map((record) => names.map((name) => cellOf(record, name, inspect)));
  return { names, rows, more: value.length - shown.length };
}

/** A map as a table of two columns. */
export function mapTable(value: unknown, inspect: (value: unknown) => string): TextTable | undefined {
  if (!types.isMap(value) || types.isProxy(value) || value.size === 0) return undefined;
  const rows = [...value].slice(0, rowLimit).map((entry) => entry.map((item) => textCell(item, inspect)));
  return { names: ["key", "value"], rows, more: value.size - rows.length };
}

export function toHtml({ names, rows, more }: TextTable): string {
  const heads = names.map((name) => `<th scope="col">${escapeText(name)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(htmlCell).join("")}</tr>`).join("\n");
  const rest = more === 0 ? "" : `\n<p>… and ${more} more rows</p>`;
  return `<table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>${rest}`;
}

/** The table in aligned columns, numbers to the right. */
export function toText({ names, rows, more }: TextTable): string {
  const oneLine = rows.map((row) =>
    row.map((cell) => ({ ...cell, text: cell.text.replace(/\s*\n\s*/g, " ") })),
  );
  const widths = names.map((name, i) =>
    Math.max(name.length, ...oneLine.map((row) => row[i]?.text.length ?? 0)),
  );
  const numeric = names.map((_, i) => rows.some((row) => row[i]?.numeric));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => (numeric[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  const lines = [line(names), ...oneLine.map((row) => line(row.map((cell) => cell.text)))];
  if (more > 0) lines.push(`… and ${more} more rows`);
  return lines.join("\n");
}

function htmlCell({ text, numeric }: TextCell): string {
  return numeric ? `<td style="text-align: right">${escapeText(text)}</td>` : `<td>${escapeText(text)}</td>`;
}

/** A plain object: one written as `{…}` or read from JSON, not an instance of a class. */
function isRecord(value: unknown): boolean {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function cellOf(
  record: Record<string, unknown>,
  name: string,
  inspect: (value: unknown) => string,
): TextCell {
  try {
    return Object.hasOwn(record, name) ? textCell(record[name], inspect) : { text: "", numeric: false };
  } catch {
    return { text: "[its getter threw]", numeric: false };
  }
}

export function textCell(value: unknown, inspect: (value: unknown) => string): TextCell {
  if (typeof value === "string") return { text: value, numeric: false };
  return { text: inspect(value), numeric: typeof value === "number" || typeof value === "bigint" };
}
