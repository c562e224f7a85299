import { sha256 } from "../sha256.ts";
import type { Passage, Span } from "./passage.ts";

/** Whether a stretch of text is the passage that was hashed. */
export const isPassage = (text: string, { start, end }: Span, hash: string): boolean =>
  start >= 0 && start < end && end <= text.length && sha256(text.slice(start, end)) === hash;

/**
 * Where a passage stands by its hash, however far it moved; of two such places the one nearest to where it was. A span that
 * was written down wrongly at one end is found as well.
 *
 * A hash tells nothing of what is near, so that every place has to be tried, at a microsecond each. `moves` are tried first:
 * what one insertion moved, it moved by the same number of characters.
 */
export function findPassage(
  text: string,
  { start, end, sha256: hash }: Passage,
  moves: Iterable<number>,
): Span | undefined {
  const length = end - start;
  const found = (from: number, to: number) => isPassage(text, { start: from, end: to }, hash);
  for (const by of moves) if (found(start + by, end + by)) return { start: start + by, end: end + by };
  for (let by = 1; start - by >= 0 || end + by <= text.length; by++) {
    if (found(start + by, end + by)) return { start: start + by, end: end + by };
    if (found(start - by, end - by)) return { start: start - by, end: end - by };
  }
  const farthest = 2 * length + 200;
  for (let to = start + 1; to <= start + farthest; to++) if (found(start, to)) return { start, end: to };
  for (let from = end - 1; from >= end - farthest; from--) if (found(from, end)) return { start: from, end };
  return undefined;
}
