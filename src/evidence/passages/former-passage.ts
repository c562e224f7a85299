import { sha256 } from "../sha256.ts";
import { edits } from "./edits.ts";
import type { Change, Passage, Span } from "./passage.ts";

/** Characters to hash at most for one passage, about half a second: the likeliest changes are tried first. */
const mostHashed = 100_000_000;

/**
 * What a passage said before it was changed in one place, and where it stands now. A package keeps no text, only a hash:
 * so changes that are likely are undone one by one, and the one whose result has the hash is the one that was made. Nothing
 * is guessed in what this returns; undefined if no such change gives the hash.
 *
 * @param near where the passage has to begin or to end now, by its neighbours.
 */
export function formerPassage(
  text: string,
  { start, end, sha256: hash, words }: Passage,
  near: Span,
): (Span & { readonly change: Change }) | undefined {
  const length = end - start;
  // Where neighbours are far apart, what is near the passage's own length is all that it can be.
  const within = { start: near.start, end: Math.min(near.end, near.start + 2 * length + 200) };
  let left = mostHashed;
  for (const edit of edits(text, within, words)) {
    if (left <= 0) return undefined;
    const now = length + (edit.end - edit.start) - edit.was.length;
    const spans = [
      { start: near.start, end: near.start + now },
      { start: near.end - now, end: near.end },
    ];
    for (const span of spans.slice(0, spans[0]?.start === spans[1]?.start ? 1 : 2)) {
      if (span.start < 0 || span.start > edit.start || span.end < edit.end || span.end > text.length)
        continue;
      const former = text.slice(span.start, edit.start) + edit.was + text.slice(edit.end, span.end);
      left -= former.length;
      if (sha256(former) === hash) return { ...span, change: changeOf(text, edit, Math.max(length, now)) };
    }
  }
  return undefined;
}

/** The change itself, without what both wordings begin and end with. */
function changeOf(text: string, { start, end, was }: Span & { was: string }, length: number): Change {
  const is = text.slice(start, end);
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  const [before, after] = [was, is].map((words) => words.slice(head, words.length - tail)) as [
    string,
    string,
  ];
  const likeness = 1 - Math.max(before.length, after.length) / length;
  return { at: start + head, was: before, is: after, likeness };
}
