import { jsonText } from "./json-text.ts";
import { isLinedType, splitLines } from "./lines.ts";
import type { Cell, Notebook, Output } from "./notebook.ts";

/** The text of a notebook's file, byte for byte as Python's nbformat writes it. */
export function writeNotebook({ cells, metadata, ...rest }: Notebook): string {
  const { signature, orig_nbformat, orig_nbformat_minor, ...kept } = metadata;
  return `${jsonText({ ...rest, metadata: kept, cells: cells.map(cellInFile) })}\n`;
}

function cellInFile(cell: Cell): object {
  const { trusted, ...metadata } = cell.metadata; // a promise of this computer's, not of the file's
  const common = { ...cell, metadata, source: splitLines(cell.source) };
  if (cell.cell_type === "code") return { ...common, outputs: cell.outputs.map(outputInFile) };
  if (cell.attachments === undefined) return common;
  const attachments = Object.entries(cell.attachments).map(([name, data]) => [name, bundleInFile(data)]);
  return { ...common, attachments: Object.fromEntries(attachments) };
}

function outputInFile(output: Output): object {
  if (output.output_type === "stream") return { ...output, text: splitLines(output.text) };
  return "data" in output ? { ...output, data: bundleInFile(output.data) } : output;
}

function bundleInFile(data: Record<string, unknown>): Record<string, unknown> {
  const inFile = (type: string, value: unknown) =>
    typeof value === "string" && isLinedType(type) ? splitLines(value) : value;
  return Object.fromEntries(Object.entries(data).map(([type, value]) => [type, inFile(type, value)]));
}
