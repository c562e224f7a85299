import { EvidenceError } from "../../errors.ts";
import type { ColumnType, Value } from "../columns.ts";
import { Problems } from "../problem.ts";
import { type DroppedFile, otherShape, readDropped, textOf } from "./dropped-file.ts";
import type { LoadedTable } from "./loaded.ts";
import { type Reading, reading, readingAmount, TextColumns } from "./text-columns.ts";
import { headerLine, textRows } from "./text-rows.ts";

/** A table of SIPRI's, with what stands above it in the file: what was asked for, how to read it, when it was made. */
export interface SipriTable extends LoadedTable {
  readonly preamble: readonly string[];
}

/** A SIPRI file opened at its header. */
export interface SipriFile {
  readonly dropped: DroppedFile;
  readonly preamble: readonly string[];
  readonly table: TextColumns;
  readonly problems: Problems;
}

/** Opens a CSV of SIPRI's where a line has all the names given: its header, below any number of lines of preamble. */
export async function openSipri(
  source: string | URL,
  names: readonly string[],
  wanted: string,
  reader: string,
): Promise<SipriFile> {
  const dropped = await readDropped(source);
  const text = textOf(dropped);
  const from = headerLine(text, names);
  if (from < 0) {
    const { looks, remedy = "Give the CSV as SIPRI's site makes it, its cells separated by commas." } =
      otherShape(dropped.bytes, reader);
    throw new EvidenceError({
      file: dropped.file,
      problem: `no line has the columns ${names.map((name) => `"${name}"`).join(", ")} of ${wanted}${looks}`,
      remedy,
    });
  }
  const problems = new Problems();
  const table = new TextColumns(dropped.file, textRows(dropped.file, text, problems, from), problems);
  const preamble = text
    .split(/\r?\n/, from)
    .map((line) => line.replace(/,+$/, "").trim())
    .filter(Boolean);
  return { dropped, preamble, table, problems };
}

/** How a column of SIPRI's is read: its numbers are pieces and volumes, which are never below 0. */
export const readingOf = (type: ColumnType): ((text: string) => Reading) =>
  type === "number" || type === "integer" ? readingAmount(type) : reading(type);

/** Throws what was gathered, if anything was. */
export function throwIfAny(problems: Problems): void {
  if (problems.any) throw new EvidenceError(problems.list());
}

/**
 * The most a delivered volume may be: SIPRI prints 0 for what is below half a million TIV, as well as where nothing was
 * delivered at all.
 */
export function mostDelivered(tiv: Value, number: Value): Value {
  return tiv === 0 && number !== 0 ? 0.5 : tiv;
}
