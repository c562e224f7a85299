import { type EvidenceProblem, shownValue } from "../problem.ts";
import { sha256 } from "../sha256.ts";
import type { LocatedRow } from "./located-rows.ts";
import { withNames } from "./name-characters.ts";
import type { Change, Span, Whereabouts } from "./passage.ts";

/** A row's passage, looked for in a document. */
export interface LookedFor extends LocatedRow {
  readonly where: Whereabouts;
}

/** A document that was looked through. */
export interface Searched {
  /** The file, as messages name it. */
  readonly file: string;
  readonly text: string;
}

const rule = "a passage stands where its locator says";
const fewMoved = 3;

/**
 * What is wrong with the passages of a document, each with its row: moved, altered, vanished, or without the words that its
 * row quotes from it. Passages that one edit moved by the same number of characters are one problem.
 */
export function passageProblems(rows: readonly LookedFor[], document: Searched): EvidenceProblem[] {
  const problems: EvidenceProblem[] = movedProblems(rows, document);
  for (const row of rows) {
    const { where } = row;
    if (where.state === "altered") problems.push(alteredProblem(row, where, document));
    if (where.state === "vanished") problems.push(vanishedProblem(row, where.at, document));
    if (where.state === "in place" || where.state === "moved")
      problems.push(...statedProblems(row, document));
  }
  return problems;
}

/** Where a row's passage is now, if it is anywhere. */
export function spanNow({ where, locator }: LookedFor): Span | undefined {
  if (where.state === "in place") return locator;
  return where.state === "moved" || where.state === "altered" ? where : undefined;
}

function movedProblems(rows: readonly LookedFor[], { file }: Searched): EvidenceProblem[] {
  const groups = new Map<string, LookedFor[]>();
  for (const row of rows)
    if (row.where.state === "moved") {
      const { start, end } = row.where;
      const key = `${row.table.file} ${start - row.locator.start} ${end - row.locator.end}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  return [...groups.values()].flatMap((group) =>
    group.length > fewMoved ? manyMoved(group, file) : group.map((row) => oneMoved(row, file)),
  );
}

function oneMoved(row: LookedFor, file: string): EvidenceProblem {
  const { locator, name } = row;
  const { start, end } = row.where as Span;
  const same = end - start === locator.end - locator.start;
  const how = same ? `moved by ${signed(start - locator.start)}` : "is there, with another beginning or end";
  return {
    ...placed(row, locator.start === start ? "end" : "start"),
    problem: `${name}: the passage ${how}: in ${file} it is ${range({ start, end })}, and not ${range(locator)}`,
    remedy: `Write ${start} and ${end}, or run again with --relocate.`,
  };
}

function manyMoved(group: readonly LookedFor[], file: string): EvidenceProblem {
  const [first, last] = [group[0], group.at(-1)] as [LookedFor, LookedFor];
  const by = (first.where as Span).start - first.locator.start;
  return {
    ...placed(first, "start"),
    problem: `${group.length} passages moved by ${signed(by)} in ${file}: ${first.name} to ${last.name}, ${first.place.called} to ${last.place.called} (${first.name} is ${range(first.where as Span)} now)`,
    remedy: "Run again with --relocate to write where they are now.",
  };
}

function alteredProblem(row: LookedFor, now: Span & { change: Change | undefined }, document: Searched) {
  const { text, file } = document;
  const { stated } = row.locator;
  const quoted = text.slice(now.start, now.end);
  const lost = stated !== null && !quoted.includes(stated) ? `; it no longer says ${shownValue(stated)}` : "";
  const place = `${row.name}: the passage was altered; it is probably in ${range(now)} of ${file}`;
  const told =
    now.change === undefined
      ? `, between the passages beside it: ${now.end - now.start} characters, where it had ${row.locator.end - row.locator.start}${lost}`
      : `, ${percent(now.change.likeness)} alike: ${changed(text, now.change)}${lost}`;
  return {
    ...placed(row, "sha256"),
    problem: `${place}${told}`,
    remedy:
      now.change === undefined
        ? "Read it there, and code the row anew: the package keeps a hash of what it said, not the words."
        : `If the row still holds, write ${now.start}, ${now.end} and the SHA-256 ${sha256(quoted)}; if not, correct the row.`,
  };
}

function vanishedProblem(row: LookedFor, at: number, { file }: Searched): EvidenceProblem {
  return {
    ...placed(row, "sha256"),
    problem: `${row.name}: the passage is gone from ${file}: what stood before and after it meets at ${at}`,
    remedy: "If the document no longer says it, take the row out, or cite the version that does.",
  };
}

function statedProblems(row: LookedFor, { text, file }: Searched): EvidenceProblem[] {
  const { stated } = row.locator;
  const span = spanNow(row);
  if (stated === null || span === undefined || text.slice(span.start, span.end).includes(stated)) return [];
  const elsewhere = text.indexOf(stated);
  return [
    {
      ...placed(row, "stated"),
      rule: "stated words stand in the passage",
      value: stated,
      problem: `${row.name}: ${shownValue(stated)} is not in its passage, ${range(span)} of ${file}${
        elsewhere < 0 ? ", nor anywhere else in it" : `; it stands at ${elsewhere}`
      }`,
      remedy: "Quote the words of the passage to the character, or correct start, end and sha256.",
    },
  ];
}

const placed = ({ table, place, locator }: LookedFor, column: "start" | "end" | "sha256" | "stated") => ({
  file: table.file,
  ...place.at,
  column,
  rule,
  value: String(locator[column]),
});

/** The change, with a few words about it: whoever reads this has the document. */
function changed(text: string, { at, was, is }: Change): string {
  const before = /\S*\s?\S*$/u.exec(text.slice(Math.max(0, at - 30), at))?.[0] ?? "";
  const after = /^\S*\s?\S*/u.exec(text.slice(at + is.length, at + is.length + 30))?.[0] ?? "";
  const plain = (words: string) => words.replace(/\s+/gu, " ");
  const around = (words: string) => shownValue(`…${plain(before)}${withNames(words)}${plain(after)}…`);
  return `${around(is)} was ${around(was)}`;
}

const range = ({ start, end }: Span) => `${start} to ${end}`;
const signed = (n: number) => `${n < 0 ? "−" : "+"}${Math.abs(n)} character${Math.abs(n) === 1 ? "" : "s"}`;
const percent = (part: number) => `${(Math.floor(part * 1000) / 10).toFixed(1)} %`;
