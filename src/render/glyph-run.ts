import type { Font, Glyph } from "fontkit";

/** A run of text as one font sets it, in font units. */
export interface GlyphRun {
  readonly advance: number;
  /** Whether the font has all its characters. */
  readonly complete: boolean;
  /** Where each glyph that leaves ink stands, and how far its ink reaches from there. */
  readonly ink: readonly { readonly origin: number; readonly left: number; readonly right: number }[];
}

/**
 * Characters that stand one by one in a font without kerning: no marks to place, no joining, no reordering.
 * (Latin ligatures stand among them: theirs is the width of their letters.)
 */
const standsAlone = /^[ -~\u00a0-\u024f\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]*$/;

/** Sets text in a font: glyphs, kerning and marks. */
export function setText(text: string, font: Font): GlyphRun {
  const visible = text.replace(invisible, "");
  // Shaping by fontkit costs 20 ms at first and 0.2 ms a label after: half of the time that a chart takes.
  if (standsAlone.test(visible) && !font.availableFeatures.includes("kern")) {
    const glyphs = Array.from(visible, (character) =>
      font.glyphForCodePoint(character.codePointAt(0) as number),
    );
    return place(
      glyphs,
      glyphs.map(({ advanceWidth }) => advanceWidth),
    );
  }
  const { glyphs, positions } = font.layout(visible);
  return place(
    glyphs,
    positions.map(({ xAdvance }) => xAdvance),
  );
}

/** Plotly puts zero-width spaces around sub- and superscripts; fonts give them an advance, browsers do not. */
const invisible = /[\u200b-\u200d\u2060\ufeff]/g;

function place(glyphs: readonly Glyph[], advances: readonly number[]): GlyphRun {
  const ink: { origin: number; left: number; right: number }[] = [];
  let origin = 0;
  for (const [i, glyph] of glyphs.entries()) {
    // fontkit gives an empty glyph the box of the glyph that follows it in the file.
    if (!/^\s*$/.test(String.fromCodePoint(...glyph.codePoints)))
      ink.push({ origin, left: glyph.cbox.minX, right: glyph.cbox.maxX });
    origin += advances[i] ?? 0;
  }
  return { advance: origin, complete: glyphs.every(({ id }) => id !== 0), ink };
}
