import type { Span } from "./passage.ts";

/** Something that may have stood in a text in place of what stands there now. */
export interface Edit extends Span {
  readonly was: string;
}

const mostWords = 2000;
const mostDigits = 4;

/**
 * The changes in one place that people make to a published text, undone one by one: other words for those that the row
 * quotes; words put in; a number for another; one letter, or one word, for another, or left out. What was left out can only
 * be guessed, from the words and characters of the document and the row.
 */
export function* edits(text: string, within: Span, words: readonly string[]): Generator<Edit> {
  const area = text.slice(within.start, within.end);
  const tokens = [...area.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s]/gu)].map(
    ({ 0: token, index }) => ({
      start: within.start + index,
      end: within.start + index + token.length,
    }),
  );
  for (const was of words)
    for (const [i, { start }] of tokens.entries())
      for (const { end } of tokens.slice(i, i + 12)) yield { start, end, was };
  yield* insertions(text, within, tokens);
  for (const { index, 0: digits } of area.matchAll(/\d+/g)) {
    const start = within.start + index;
    for (let number = 0; number < 10 ** mostDigits; number++)
      yield { start, end: start + digits.length, was: String(number) };
  }
  const characters = new Set(`${text}${words.join("")}0123456789‘’“”'"–—-`);
  for (let at = within.start; at <= within.end; at++)
    for (const was of characters) {
      yield { start: at, end: at + 1, was };
      yield { start: at, end: at, was };
    }
  for (const was of vocabulary(text, words))
    for (const { start, end } of tokens) {
      yield { start, end, was };
      yield { start, end: start, was: `${was} ` };
      yield { start: end, end, was: ` ${was}` };
    }
}

/** Runs that may have been put in: up to three characters anywhere, and any run of whole words. */
function* insertions(text: string, { start, end }: Span, tokens: readonly Span[]): Generator<Edit> {
  for (let at = start; at < end; at++)
    for (let length = 1; length <= 3; length++) yield { start: at, end: at + length, was: "" };
  for (const [i, first] of tokens.entries())
    for (const last of tokens.slice(i)) {
      // With the space before or after it, or with none, at the start of a line and inside brackets.
      const before = /\s/.test(text[first.start - 1] ?? "") ? 1 : 0;
      const after = /\s/.test(text[last.end] ?? "") ? 1 : 0;
      if (before > 0) yield { start: first.start - 1, end: last.end, was: "" };
      if (after > 0) yield { start: first.start, end: last.end + 1, was: "" };
      yield { start: first.start, end: last.end, was: "" };
    }
}

/** Words to try: the row's, then the document's, the most frequent first. */
function vocabulary(text: string, words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return [...new Set([...words.flatMap((word) => word.split(" ")), ...frequent])].slice(0, mostWords);
}
