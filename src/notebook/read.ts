import { UsageError } from "../errors.ts";
import { cellIds } from "./ids.ts";
import { isJsonType, isText, joinLines } from "./lines.ts";
import type { Cell, Notebook, Output } from "./notebook.ts";
import { parseJson } from "./parse.ts";
import { notebookProblems } from "./validate.ts";

/**
 * A notebook from the text of its file. nbformat 4.0 to 4.4 becomes 4.5, with ids for the cells that follow from their
 * content: reading the same file twice gives the same notebook.
 *
 * @param file how messages name the file.
 * @throws {UsageError} with all that is wrong, when the text is no notebook or of another major version.
 */
export function readNotebook(text: string, file = "notebook"): Notebook {
  const raw = parseJson(text, file);
  const problems = notebookProblems(raw, file);
  if (problems.length > 0) throw new UsageError(problems);
  const { cells, nbformat_minor, ...rest } = raw as RawNotebook;
  const ids = cellIds(cells.map((cell) => ({ ...cell, source: joinLines(cell.source) })));
  return {
    ...rest,
    nbformat: 4,
    nbformat_minor: Math.max(nbformat_minor, 5),
    cells: cells.map((cell, i) => readCell(cell, ids[i] as string)),
  };
}

/** What `notebookProblems` has found to be in order. */
interface RawNotebook extends Omit<Notebook, "cells"> {
  readonly cells: RawCell[];
}

interface RawCell {
  readonly cell_type: string;
  readonly id?: string;
  readonly metadata: Record<string, unknown>;
  readonly source: string | string[];
  readonly attachments?: Record<string, Record<string, unknown>>;
  readonly execution_count?: number | null;
  readonly outputs?: RawOutput[];
}

interface RawOutput {
  readonly output_type: string;
  readonly text?: string | string[];
  readonly data?: Record<string, unknown>;
}

function readCell(cell: RawCell, id: string): Cell {
  const { attachments, outputs, ...rest } = cell;
  return {
    ...rest,
    id,
    source: joinLines(cell.source),
    ...(attachments === undefined ? {} : { attachments: mapValues(attachments, readBundle) }),
    ...(outputs === undefined ? {} : { outputs: outputs.map(readOutput) }),
    ...(cell.cell_type === "code" ? { execution_count: cell.execution_count ?? null } : {}),
  } as Cell;
}

function readOutput(output: RawOutput): Output {
  return {
    ...output,
    ...(output.text === undefined ? {} : { text: joinLines(output.text) }),
    ...(output.data === undefined ? {} : { data: readBundle(output.data) }),
  } as Output;
}

function readBundle(data: Record<string, unknown>): Record<string, unknown> {
  return mapValues(data, (value, type) => (!isJsonType(type) && isText(value) ? joinLines(value) : value));
}

function mapValues<A, B>(record: Record<string, A>, map: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
