import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EvidenceError } from "../errors.ts";
import type { SearchedDocument } from "./check-source.ts";
import { writeDocument } from "./descriptor/write-document.ts";
import { check, seal } from "./open.ts";
import type { LookedFor } from "./passages/passage-problems.ts";
import { rewriteCells } from "./passages/rewrite-cells.ts";
import type { EvidenceProblem } from "./problem.ts";
import { sha256 } from "./sha256.ts";

/**
 * Why passages cannot be relocated yet. None may be altered or gone: such a one is looked for between its neighbours, by where
 * they stood beside it in the document that was coded. With only the neighbours written anew, that is lost, and with it what
 * the passage said. Nor may the document's form differ: positions in it would be of another text.
 */
export function relocationProblems(documents: readonly SearchedDocument[]): EvidenceProblem[] {
  return documents.flatMap(({ file, asIs, rows }) => {
    const states = (...wanted: LookedFor["where"]["state"][]) =>
      rows.filter(({ where }) => wanted.includes(where.state));
    if (states("moved").length === 0) return [];
    const open = states("altered", "vanished");
    const nothing = { file, rule: "only passages that moved are relocated" };
    if (!asIs)
      return {
        ...nothing,
        problem: "nothing was relocated, because the document's form differs",
        remedy: "Save it in the form told below, and run again with --relocate.",
      };
    if (open.length === 0) return [];
    const names = open.slice(0, mostNamed).map(({ name }) => name);
    const more = open.length > names.length ? ` and ${open.length - names.length} more` : "";
    return {
      ...nothing,
      problem: `nothing was relocated, because ${open.length === 1 ? "a passage is" : `${open.length} passages are`} altered or gone: ${names.join(", ")}${more}`,
      remedy: `Settle ${open.length === 1 ? "it" : "these"} first, as told below, and run again with --relocate.`,
    };
  });
}

const mostNamed = 12;

/**
 * Writes where the passages of documents are now into the rows of those that only moved, and seals the package. Where then
 * every passage of a document is in place, its hash and length are written too.
 *
 * Documents that {@link relocationProblems} speaks of are not to be given.
 *
 * @returns how many rows were written.
 * @throws EvidenceError if the package has faults of its own, which sealing it would hide: nothing is written then.
 */
export async function relocate(folder: string, documents: readonly SearchedDocument[]): Promise<number> {
  const faults = await check(folder);
  if (faults.length > 0) throw new EvidenceError(faults);
  const asTheyAre = documents.filter(({ asIs }) => asIs);
  refuseOthersThanCsv(asTheyAre);
  let written = 0;
  const descriptor = join(folder, "datapackage.json");
  let text = await readFile(descriptor, "utf8");
  for (const { source, text: document, rows } of asTheyAre) {
    for (const table of new Set(rows.map(({ table }) => table))) {
      const { csv } = table;
      const moved = rows.filter(({ where, table: own }) => own === table && where.state === "moved");
      if (moved.length === 0 || csv === undefined) continue;
      const column = (name: string) =>
        csv.scan.fieldOf.indexOf(table.resource.schema.fields.findIndex((field) => field.name === name));
      const cells = moved.flatMap(({ row, where }) => {
        if (where.state !== "moved") return [];
        return (["start", "end"] as const).map((name) => ({
          record: row + 1,
          column: column(name),
          text: String(where[name]),
        }));
      });
      await replace(csv.source.path, rewriteCells(csv.source.bytes, csv.source.start, cells));
      written += moved.length;
    }
    const isWhole = rows.every(({ where }) => where.state === "in place" || where.state === "moved");
    if (isWhole) text = writeDocument(text, source, { sha256: sha256(document), length: document.length });
  }
  await replace(descriptor, text);
  await seal(folder);
  return written;
}

/** Before anything is written: of two tables one could be, and the other not. */
function refuseOthersThanCsv(documents: readonly SearchedDocument[]): void {
  const moved = documents.flatMap(({ rows }) => rows.filter(({ where }) => where.state === "moved"));
  const others = new Set(moved.filter(({ table }) => table.csv === undefined).map(({ table }) => table.file));
  if (others.size > 0)
    throw new EvidenceError(
      [...others].map((file) => ({
        file,
        problem: "passages of its rows moved, and only a CSV can be written to",
        remedy: "Correct start and end there by hand, or keep the table as CSV.",
      })),
    );
}

/** Written beside and then renamed, so that an interruption leaves the old file whole. */
async function replace(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}
