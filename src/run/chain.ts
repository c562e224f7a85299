import type { Locator } from "../evidence/locator.ts";
import type { OriginRow, OriginRows } from "../evidence/origin.ts";
import type { Source } from "../evidence/package.ts";
import type { EvidenceRecord } from "./record.ts";

/** The way from a result back to where its evidence is stated: the rows of one table, each with its passage or its source. */
export interface ChainTable {
  readonly evidence: string;
  readonly version: string;
  readonly table: string;
  /** How many rows; of very many only the first are listed. */
  readonly count: number;
  /** False where the result rests on these rows at most. */
  readonly exact: boolean;
  readonly rows: readonly ChainRow[];
}

export interface ChainRow {
  readonly row: string;
  readonly label?: string;
  /** The row that carries the passage or the source, where that is another: "facts F01". */
  readonly via?: OriginRow["via"];
  /** Where the document states it. */
  readonly passage?: Locator & { readonly document: Source };
  /** Where there is no passage: what the row, its table, or its package names as its source. */
  readonly sources?: readonly Source[];
}

/**
 * Follows the rows that a finding or a chart rests on to their passages and sources, as the evidence names them. A row
 * without a passage has the source that its own column names, by id or title, and where those are only words ("several"), its
 * table's one source too; else its table's; else the package's, all of them.
 */
export function chainOf(
  origins: readonly OriginRows[] | undefined,
  evidence: readonly EvidenceRecord[],
): ChainTable[] {
  return (origins ?? []).map(({ rows, ...table }) => {
    const shown = evidence.find(({ name, version }) => name === table.evidence && version === table.version);
    return { ...table, rows: rows.map((row) => chainRow(row, table.table, shown)) };
  });
}

function chainRow(
  { row, label, locator, source, via }: OriginRow,
  table: string,
  evidence: EvidenceRecord | undefined,
): ChainRow {
  const named = { row, ...(label !== undefined && { label }), ...(via !== undefined && { via }) };
  // Some rows name a source by its title, as it stands in print, and not by its id.
  const known = (name: string) =>
    evidence?.sources.find(({ id }) => id === name) ??
    evidence?.sources.find(({ title }) => title.toLowerCase() === name.toLowerCase());
  if (locator !== undefined)
    return {
      ...named,
      passage: { ...locator, document: known(locator.source) ?? { title: locator.source } },
    };
  // The table of the row that names it: what a milestone takes from the record is from the record's sources.
  const own = evidence?.resources.find(({ name }) => name === (via?.table ?? table))?.sources;
  const sources =
    source === undefined ? (own ?? evidence?.sources ?? []) : sourcesNamed(source, known(source), own);
  return sources.length === 0 ? named : { ...named, sources };
}

/** With a table of several sources, which of them the words mean is not known: only one is named beside them. */
const sourcesNamed = (words: string, listed: Source | undefined, own: readonly Source[] = []) =>
  listed === undefined ? [{ title: words }, ...(own.length === 1 ? own : [])] : [listed];
