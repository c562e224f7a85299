import { cellText } from "../csv/records.ts";
import { scanCsv } from "../csv/scan.ts";
import type { Problems } from "../problem.ts";

/** A record of a CSV: its cells, and the line of the file it begins on. */
export interface TextRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The records of a CSV from one of its lines on; what no reader of CSV can be sure about goes to `problems`. Records without
 * anything in them are left out.
 *
 * @param from the line to begin at, from 0: what stands above a header is no CSV, and its quotes and commas mean nothing.
 */
export function textRows(file: string, text: string, problems: Problems, from = 0): TextRow[] {
  const bytes = Buffer.from(text.slice(lineStart(text, from)));
  const rows: TextRow[] = [];
  let cells: string[] = [];
  scanCsv(bytes, {
    passed: new Uint8Array(),
    cell(_, __, start, end, escaped) {
      cells.push(cellText(bytes, start, end, escaped));
    },
    record(_, __, line) {
      if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: from + line, cells });
      cells = [];
    },
    fault({ line, column, ...fault }) {
      problems.add({
        file,
        line: from + line,
        column: rows[0]?.cells[column]?.trim() || column + 1,
        ...fault,
      });
    },
  });
  return rows;
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) at = text.indexOf("\n", at) + 1;
  return at;
}

/** The first line, from 0, whose cells have all these names; -1 if none has. */
export function headerLine(text: string, names: readonly string[]): number {
  return text.split("\n").findIndex((line) => {
    const cells = line.split(",").map(plainName);
    return names.every((name) => cells.includes(plainName(name)));
  });
}

/** A column's name for comparing: without quotes, case and space around it. */
export const plainName = (text: string) => text.replaceAll('"', "").trim().toLowerCase();
