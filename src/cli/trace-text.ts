import type { Source } from "../evidence/package.ts";
import type { ChainRow, ChainTable } from "../run/chain.ts";
import { type Passages, passageKey } from "../run/quote-passages.ts";
import type { Trace } from "../run/trace.ts";

/** A trace as text: the claim, how it was computed, then table by table its rows, each with where it is stated. */
export function traceText(
  { kind, id, claim, value, method, basis, notebook, cell, tables }: Trace,
  passages: Passages,
): string {
  const facts: [string, string | undefined][] = [
    [kind, id],
    ["value", value],
    ["method", method],
    ["rests on", basis?.join("; ")],
    ["computed", `${notebook}, cell "${cell}"`],
  ];
  const head = facts.flatMap(([name, text]) => (text === undefined ? [] : `  ${name.padEnd(10)}${text}`));
  const nothing =
    "\nIts rows were not traced: it was computed from plain values, or its basis is in words alone. Give the\nfinding the frame it was computed from: basis: [frame].";
  return [
    claim,
    ...head,
    ...(tables.length === 0 ? [nothing] : tables.map((table) => tableText(table, passages))),
  ].join("\n");
}

function tableText({ evidence, version, table, count, exact, rows }: ChainTable, passages: Passages): string {
  const counted = `${count.toLocaleString("en-GB")} row${count === 1 ? "" : "s"}`;
  const title = `\n${table}: ${exact ? "" : "at most "}${counted} (${evidence} ${version})`;
  const unlisted =
    count > rows.length ? [`  … and ${(count - rows.length).toLocaleString("en-GB")} more`] : [];
  return [title, ...together(rows).map((own) => rowsText(own, passages)), ...unlisted].join("\n");
}

/** Neighbours without a passage that have one source, so that it is said once. */
function together(rows: readonly ChainRow[]): ChainRow[][] {
  const groups: ChainRow[][] = [];
  const sourceOf = ({ via, sources }: ChainRow) => JSON.stringify([via, sources]);
  for (const row of rows) {
    const [last] = groups.at(-1) ?? [];
    const isSame = last !== undefined && row.passage === undefined && last.passage === undefined;
    if (isSame && sourceOf(last) === sourceOf(row)) groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  return groups;
}

function rowsText(rows: readonly ChainRow[], passages: Passages): string {
  const [{ via, passage, sources = [] }] = rows as [ChainRow];
  const names = rows.every(({ label }) => label === undefined)
    ? `  ${rows.map(({ row }) => row).join(", ")}`
    : rows.map(({ row, label = "" }) => `  ${row}  ${label}`.trimEnd()).join("\n");
  const by = via === undefined ? "" : `${via.table} ${via.row}: `;
  if (passage === undefined)
    return `${names}\n    ← ${by}${sources.map(reference).join("; ") || "no source is named"}`;
  const { document, stated } = passage;
  const words = stated === null ? "" : `\n      “${stated}”`;
  const quoted = passages.get(passageKey(passage));
  const quote = quoted === undefined ? words : `\n${quoted.replace(/^/gm, "      │ ")}`;
  return `${names}\n    ← ${by}${reference(document)}: ${place(passage)}${quote}`;
}

/** `William Reynolds, In Japan we Trust?` */
const reference = ({ author, title, publisher }: Source) =>
  [author, title, author === undefined ? publisher : undefined].filter(Boolean).join(", ");

function place({ section, paragraph, start, end }: NonNullable<ChainRow["passage"]>): string {
  const parts = [
    section === null ? "" : `section ${section}`,
    paragraph === null ? "" : `paragraph ${paragraph}`,
    `characters ${start}–${end}`,
  ];
  return parts.filter(Boolean).join(", ");
}
