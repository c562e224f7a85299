import { createRequire } from "node:module";
import type { Bidi } from "bidi-js";
import { rightToLeft } from "./fonts.ts";
import type { Fragment } from "./text-layout.ts";

let bidi: Bidi | undefined;

/**
 * A run of text as the pieces that stand one after the other from left to right, by the Unicode Bidirectional Algorithm (UAX
 * 9) in a line that runs from left to right: in "وزارة 2020 الدفاع" the second word is leftmost, and the year between them
 * reads as a year. What sets glyphs here knows one direction at a time, and one word of it.
 */
export function visualPieces(text: string): string[] {
  if (!rightToLeft.test(text)) return [text];
  // Loaded for the few charts that need it.
  bidi ??= (createRequire(import.meta.url)("bidi-js") as () => Bidi)();
  const known = bidi;
  const levels = known.getEmbeddingLevels(text, "ltr");
  const places = known.getReorderedIndices(text, levels);
  const pieces: string[] = [];
  for (let i = 0; i < places.length; ) {
    const level = levels.levels[places[i] as number] as number;
    let end = i + 1;
    while (end < places.length && levels.levels[places[end] as number] === level) end++;
    const own = places.slice(i, end);
    i = end;
    if (level % 2 === 0) {
      pieces.push(own.map((place) => text[place]).join(""));
      continue;
    }
    // In the order in which they are read, as what shapes them takes them; brackets as they are seen from the right.
    const read = own
      .toReversed()
      .map((place) => known.getMirroredCharacter(text[place] as string) ?? text[place])
      .join("");
    pieces.push(...read.split(/(?<=\s)(?=\S)|(?<=\S)(?=\s)/).toReversed());
  }
  return pieces;
}

/** A fragment as those of its pieces, each in its place. */
export function visualFragments(fragment: Fragment): Fragment[] {
  const { text, face, size } = fragment;
  let { x } = fragment;
  return visualPieces(text).map((piece) => {
    const width = face.advance(piece, size);
    x += width;
    return { ...fragment, text: piece, x: x - width, width };
  });
}
