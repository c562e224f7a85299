import type { OriginRows } from "../../evidence/origin.ts";
import { Table } from "../../evidence/table.ts";
import { Frame, lineageOf } from "../frame/frame.ts";
import { type Lineage, stack } from "../lineage/lineage.ts";
import { originsOf, tablesOf } from "../lineage/origins.ts";
import { originWords } from "../lineage/words.ts";

/** What a finding rests on: frames and tables of evidence, and words for what is in none. */
export type Basis = readonly (string | Frame | Table)[];

/**
 * The lines that a reader sees, and the rows of evidence that all frames and tables together rest on. The lines of these
 * stand where the first of them stood.
 */
export function readBasis(basis: Basis): { words: string[]; origins: readonly OriginRows[] } {
  const lineages = basis.map(lineageOf).filter((lineage) => lineage !== undefined);
  const origins = originsOf(stack(lineages.map((lineage) => ({ length: lineage.length, lineage }))));
  const words = basis.map((part) => (typeof part === "string" ? [part] : []));
  const first = basis.findIndex((part) => typeof part !== "string");
  if (first !== -1) words[first] = [...originWords(origins), ...emptyWords(lineages, origins)];
  return { words: words.flat(), origins };
}

/** A count of nothing rests on tables as much as any other, though on no row of them. */
function emptyWords(lineages: readonly Lineage[], origins: readonly OriginRows[]): string[] {
  const empty = lineages.filter((lineage) => originsOf(lineage).length === 0).flatMap(tablesOf);
  const names = new Set(empty.map(({ name }) => name));
  for (const { table } of origins) names.delete(table);
  return [...names].map((name) => `${name}: no row`);
}

/** What is wrong with a basis, each fault with its remedy. */
export function basisFault(basis: Basis): [problem: string, remedy: string][] {
  if (Array.isArray(basis) && basis.some((part) => part instanceof Frame && part.lineage === undefined))
    return [
      [
        "its basis has a frame whose rows come from no table of evidence",
        "Give the frame it was computed from, or frame(rows, { from: … }), or say in words what it rests on.",
      ],
    ];
  const named = Array.isArray(basis)
    ? basis.map((part) => (part instanceof Frame || part instanceof Table ? "evidence" : part))
    : basis;
  return areWords(named)
    ? []
    : [["it has no basis", 'Give the frame it is computed from, or words: basis: ["sales: F01, F02, F03"].']];
}

/** One line at least, and none of them blank. */
export const areWords = (lines: unknown): lines is readonly string[] =>
  Array.isArray(lines) &&
  lines.length > 0 &&
  lines.every((line) => typeof line === "string" && line.trim() !== "");
