import { UsageError } from "../../errors.ts";
import type { ColumnType, Value } from "../../evidence/columns.ts";
import { cleanText } from "../text.ts";
import { styles } from "./styles.ts";
import { sheetText } from "./text.ts";

/** A sheet that is one table, from its first cell on. */
export interface Sheet {
  readonly name: string;
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  readonly columns: readonly (readonly Value[])[];
  /** Whether long texts go on in the next line of their cell. */
  readonly wrapped: boolean;
}

const most = { rows: 1_048_575, columns: 16_384 };

/** The worksheet's XML: typed cells, a header row that stays in view, columns as wide as what they hold. */
export function renderSheet(sheet: Sheet): string {
  const { names, types, columns, wrapped } = sheet;
  const length = rowsOf(sheet);
  if (length > most.rows || names.length > most.columns)
    throw new UsageError({
      problem: `a table of ${length} rows and ${names.length} columns is too large for a workbook`,
      remedy: "Take the format csv, or aggregate the data first.",
    });
  const header = headers(names).map((name, i) => textCell(name, `${letters(i)}1`, styles.header));
  const rows = Array.from({ length }, (_, row) => {
    const cells = columns.map((column, i) =>
      cell(column[row] ?? null, types[i] ?? "string", `${letters(i)}${row + 2}`, wrapped),
    );
    const values = columns.map((column) => column[row] ?? null);
    const height = wrapped || values.some(isBroken) ? heightOf(values) : "";
    return `<row r="${row + 2}"${height}>${cells.join("")}</row>`;
  });
  const widths = columns.map((column, i) => widthOf([names[i] ?? "", ...column]));
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${rangeOf(sheet)}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols.length > 0 ? `<cols>${cols.join("")}</cols>` : ""}<sheetData><row r="1">${header.join("")}</row>${rows.join("")}</sheetData>${print}${names.length > 0 ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ""}</worksheet>`;
}

/** The XML that marks the sheet's cells as a table, so that a screen reader reads the header with each cell. */
export function renderTable(sheet: Sheet, id: number): string {
  const columns = headers(sheet.names).map(
    (name, i) => `<tableColumn id="${i + 1}" name="${sheetText(name)}"/>`,
  );
  return `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${sheet.name}" displayName="${sheet.name}" ref="${rangeOf(sheet)}" totalsRowShown="0"><tableColumns count="${columns.length}">${columns.join("")}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`;
}

const rowsOf = ({ columns }: Sheet) => columns[0]?.length ?? 0;

/** A table has a row at least, even where there is nothing in it. */
const rangeOf = (sheet: Sheet) =>
  `A1:${letters(Math.max(sheet.names.length, 1) - 1)}${Math.max(rowsOf(sheet), 1) + 1}`;

/** Column names as a table has to have them: on one line, not empty, and no two the same to Excel, which knows no case. */
function headers(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const stem = cleanText(name).slice(0, 240) || `Column ${i + 1}`;
    let unique = stem;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${stem} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** A number is a number and a date a date; a text is a text, whatever it begins with. A missing value leaves no cell. */
function cell(value: Value, type: ColumnType, place: string, wrapped: boolean): string {
  if (value === null) return "";
  if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number")
    return `<c r="${place}"${type === "year" ? ` s="${styles.year}"` : ""}><v>${value}</v></c>`;
  const day = type === "date" ? dayNumber(value) : undefined;
  if (day !== undefined) return `<c r="${place}" s="${styles.date}"><v>${day}</v></c>`;
  return textCell(value, place, wrapped || isBroken(value) ? styles.wrapped : styles.text);
}

/** A text of several lines, which without a height of its own would be written over the next row. */
const isBroken = (value: Value) => typeof value === "string" && /[\r\n]/.test(value);

const textCell = (text: string, place: string, style: number) =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`;

/** Days from the eve of 1900. Excel has a 29 February 1900: earlier dates would be another day there, so they stay texts. */
function dayNumber(date: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return time >= Date.UTC(1900, 2, 1) ? (time - Date.UTC(1899, 11, 30)) / 86_400_000 : undefined;
}

/** On paper, A4 across, all columns beside each other. */
const print = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

/** The widest that a column is made, in characters. */
const widest = 80;

/**
 * The attributes of a row as high as its texts need, in points. Excel finds the height by itself; LibreOffice writes the
 * lines over the next row.
 */
function heightOf(values: readonly Value[]): string {
  const lines = values.map((value) =>
    String(value ?? "")
      .split(/\r\n|\r|\n/)
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / widest)), 0),
  );
  return ` ht="${Math.min(409, 16 * Math.max(...lines))}" customHeight="1"`;
}

/** In characters. */
function widthOf(values: readonly Value[]): number {
  const longest = values.reduce((most: number, value) => Math.max(most, String(value ?? "").length), 0);
  return Math.max(10, Math.min(widest, longest + 3));
}

/** A, …, Z, AA, …: the name of a column, counted from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}
