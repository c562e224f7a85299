import { readFile } from "node:fs/promises";
import { suggest, UsageError } from "../errors.ts";
import { type Examined, examine } from "./examine.ts";
import { shownPath } from "./file.ts";
import type { CodedText, Package } from "./package.ts";
import { type AmountReading, type AmountsRead, readAmounts } from "./passages/amounts.ts";
import { decode } from "./passages/decode.ts";
import { undoDifferences } from "./passages/differences.ts";
import { documentProblems } from "./passages/document-problems.ts";
import { locatePassages } from "./passages/locate-passages.ts";
import { type LocatedRow, locatedRows } from "./passages/located-rows.ts";
import { type LookedFor, passageProblems } from "./passages/passage-problems.ts";
import type { EvidenceProblem } from "./problem.ts";
import { sha256 } from "./sha256.ts";

/** A document on the user's disk; `id` says which source of the package it is. */
export interface SourceFile {
  readonly path: string;
  readonly id?: string | undefined;
}

/** A package held against the documents that it rests on. */
export interface SourceCheck {
  /** Everything wrong, with the package itself and with its passages. */
  readonly problems: readonly EvidenceProblem[];
  readonly documents: readonly SearchedDocument[];
  /** Rows whose documents were not given, by source. */
  readonly notGiven: ReadonlyMap<string, number>;
  readonly amounts: AmountsRead;
}

/** A document, and what became in it of each passage that the package names. */
export interface SearchedDocument {
  readonly source: string;
  readonly file: string;
  /** Its text: as it is, or with differences of form undone that `problems` tell. */
  readonly text: string;
  /** Whether nothing had to be undone. */
  readonly asIs: boolean;
  readonly rows: readonly LookedFor[];
}

/**
 * Holds a package against its documents: each row's passage has to stand where its locator says, with the hash and the words
 * that the row has of it; and each amount has to be the one that the words state.
 *
 * @param reading whether words state an amount: a matter of analysis, which evidence knows nothing of.
 * @throws UsageError for a file that cannot be read or told to be one of the sources.
 */
export async function checkSource(
  folder: string,
  files: readonly SourceFile[],
  reading: AmountReading,
): Promise<SourceCheck> {
  const examined = await examine(folder);
  try {
    return await held(examined, files, reading);
  } finally {
    await examined.discard();
  }
}

async function held(
  { package: described, tables, problems: faults }: Examined,
  files: readonly SourceFile[],
  reading: AmountReading,
): Promise<SourceCheck> {
  const rows = described === undefined ? [] : tables.flatMap(locatedRows);
  if (described === undefined || (rows.length === 0 && faults.length > 0))
    return { problems: faults, documents: [], notGiven: new Map(), amounts: { compared: 0, unread: [] } };
  const given = await assign(files, rows, described);
  const problems = [...faults];
  const documents: SearchedDocument[] = [];
  for (const [source, { path, bytes }] of given) {
    const own = rows.filter(({ locator }) => locator.source === source);
    const { document, problems: found } = search(source, path, bytes, own, described.documents.get(source));
    documents.push(document);
    problems.push(...found);
  }
  const { problems: disagreements, ...amounts } = readAmounts(tables, rows, reading);
  const notGiven = new Map<string, number>();
  for (const { locator } of rows)
    if (!given.has(locator.source)) notGiven.set(locator.source, (notGiven.get(locator.source) ?? 0) + 1);
  return { problems: [...problems, ...disagreements], documents, notGiven, amounts };
}

function search(
  source: string,
  path: string,
  bytes: Buffer,
  rows: readonly LocatedRow[],
  coded: CodedText = { sha256: undefined, length: undefined },
): { document: SearchedDocument; problems: EvidenceProblem[] } {
  const file = shownPath(path);
  const { text: decoded, encoding } = decode(bytes);
  const passages = rows.map(({ locator: { start, end, sha256, stated } }) => ({
    ...{ start, end, sha256 },
    words: stated === null ? [] : [stated],
  }));
  const undone = undoDifferences(decoded, passages, coded.sha256);
  const places = locatePassages(undone.text, passages, coded.length);
  const found = rows.map((row, i): LookedFor => ({ ...row, where: places[i] as LookedFor["where"] }));
  const document = {
    ...{ source, file, text: undone.text, rows: found },
    asIs: encoding === "UTF-8" && undone.names.length === 0,
  };
  const isOther = found.length > 0 && found.every(({ where }) => where.state === "unknown");
  const problems = documentProblems({ source, file, encoding, undone, coded, rows: found });
  return { document, problems: isOther ? problems : [...problems, ...passageProblems(found, document)] };
}

/** Which file is which source: as the user says, or the only one it can be. */
async function assign(files: readonly SourceFile[], rows: readonly LocatedRow[], { documents }: Package) {
  const known = [...new Set(rows.map(({ locator }) => locator.source))];
  if (known.length === 0)
    throw new UsageError({
      problem: "no row of the package names a passage of a document",
      remedy:
        "Give a table the columns source, start, end and sha256 (see data/README.md), or leave --source out.",
    });
  const given = new Map<string, { path: string; bytes: Buffer }>();
  for (const { path, id } of files) {
    const bytes = await readDocument(path);
    const hash = sha256(bytes);
    const source =
      id ??
      known.find((each) => documents.get(each)?.sha256 === hash) ??
      (known.length === 1 ? known[0] : undefined);
    if (source === undefined || !known.includes(source))
      throw new UsageError({
        problem:
          source === undefined
            ? `${shownPath(path)} may be any of ${known.length} documents`
            : `no row of the package names a passage of "${source}"`,
        remedy:
          source === undefined
            ? `Say which: --source ${known[0]}=${shownPath(path)}. ${suggest("", known)}`
            : suggest(source, known),
      });
    if (given.has(source))
      throw new UsageError({
        problem: `two files are given for "${source}": ${shownPath(given.get(source)?.path ?? "")} and ${shownPath(path)}`,
        remedy: `Give one, or say which is which: --source ${source}=FILE.`,
      });
    given.set(source, { path, bytes });
  }
  return given;
}

/** A document as it lies on the disk. Throws a UsageError if it cannot be read. */
export async function readDocument(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError({
      file: shownPath(path),
      problem: `the document cannot be read (${(error as NodeJS.ErrnoException).code})`,
      remedy: "Name the document's file, saved as plain text.",
    });
  }
}
