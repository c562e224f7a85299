import { EvidenceError, type Problem, UsageError } from "../errors.ts";
import { readDocument, type SourceFile } from "../evidence/check-source.ts";
import { shownPath } from "../evidence/file.ts";
import { decode } from "../evidence/passages/decode.ts";
import { isPassage } from "../evidence/passages/find-passage.ts";
import type { ChainRow, ChainTable } from "./chain.ts";

/** Passages in their documents' words, by {@link passageKey}. */
export type Passages = ReadonlyMap<string, string>;

type Passage = NonNullable<ChainRow["passage"]>;

export const passageKey = ({ source, start, end }: Passage) => `${source} ${start}-${end}`;

/**
 * The words of the passages that a chain leads to, from the user's own copies of the documents. Each is held against its hash
 * first: nothing is quoted that is not what the row was coded from.
 *
 * @throws EvidenceError that lists every passage that does not stand where its locator says.
 * @throws UsageError for a document that cannot be read, or that may be any of several.
 */
export async function quotePassages(
  tables: readonly ChainTable[],
  files: readonly SourceFile[],
): Promise<Passages> {
  const passages = tables.flatMap(({ rows }) => rows.flatMap(({ passage }) => passage ?? []));
  const quoted = new Map<string, string>();
  const problems = new Map<string, Problem>();
  for (const { path, id } of files) {
    const { text } = decode(await readDocument(path));
    for (const passage of ofSource(passages, id, path)) {
      const { start, end, sha256 } = passage;
      const key = passageKey(passage);
      if (isPassage(text, passage, sha256)) quoted.set(key, text.slice(start, end));
      else
        problems.set(key, {
          file: shownPath(path),
          problem: `what stands at ${start} to ${end} is not the passage that was coded: its SHA-256 differs`,
          remedy: "What became of it: dossier check, with the same --source.",
        });
    }
  }
  if (problems.size > 0) throw new EvidenceError([...problems.values()]);
  return quoted;
}

function ofSource(passages: readonly Passage[], id: string | undefined, path: string): Passage[] {
  const known = [...new Set(passages.map(({ source }) => source))];
  const source = id ?? (known.length === 1 ? known[0] : undefined);
  if (source !== undefined && known.includes(source))
    return passages.filter((passage) => passage.source === source);
  throw new UsageError({
    problem:
      known.length === 0
        ? "no row that this rests on names a passage of a document"
        : id === undefined
          ? `${shownPath(path)} may be any of the ${known.length} documents`
          : `no row that this rests on names a passage of "${id}"`,
    remedy:
      known.length === 0
        ? "Leave --source out."
        : `Say which it is: --source ${known[0]}=FILE. There are: ${known.join(", ")}.`,
  });
}
