import type { FontTables, Ink } from "./font-tables.ts";
import { type ShapedGlyph, shape } from "./shaping.ts";

/** A run of text as one font sets it, in font units. */
export interface GlyphRun {
  readonly advance: number;
  /** Whether the font has all its characters. */
  readonly complete: boolean;
  /** Where each glyph that leaves ink stands, and how far its ink reaches from there. */
  readonly ink: readonly (Ink & { readonly origin: number })[];
}

/**
 * Characters that stand one by one in a font without kerning: no marks to place, no joining, no reordering.
 * (Latin ligatures stand among them: theirs is the width of their letters.)
 */
export const standsAlone =
  /^[ -~\u00a0-\u024f\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]*$/;

/** Plotly puts zero-width spaces around sub- and superscripts; fonts give them an advance, browsers do not. */
export const invisible = /[\u200b-\u200d\u2060\ufeff]/g;

/** Sets text in a font. */
export function setText(text: string, file: Buffer, font: FontTables): GlyphRun {
  const visible = text.replace(invisible, "");
  const glyphs = standsAlone.test(visible) && !font.kerned ? oneByOne(visible, font) : shape(file, visible);
  const ink: (Ink & { origin: number })[] = [];
  let origin = 0;
  for (const { glyph, advance } of glyphs) {
    const own = font.ink(glyph);
    if (own !== undefined) ink.push({ ...own, origin });
    origin += advance;
  }
  return { advance: origin, complete: glyphs.every(({ glyph }) => glyph !== 0), ink };
}

function oneByOne(text: string, font: FontTables): ShapedGlyph[] {
  return Array.from(text, (character) => {
    const glyph = font.glyph(character);
    return { glyph, advance: font.advance(glyph) };
  });
}
