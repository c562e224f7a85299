import { createRequire } from "node:module";
import type { Font, FontCollection } from "fontkit";

/** A glyph as shaping places it. */
export interface ShapedGlyph {
  readonly glyph: number;
  readonly advance: number;
}

const fonts = new WeakMap<Buffer, Font>();

/** Shapes a text that does not stand character by character: kerning, marks, joining, reordering. */
export function shape(file: Buffer, text: string): ShapedGlyph[] {
  let font = fonts.get(file);
  if (font === undefined) {
    // Not by import(): Node would look through the library's twelve dependencies for their exports, and take
    // twice as long.
    const fontkit: typeof import("fontkit") = createRequire(import.meta.url)("fontkit");
    const opened: Font | FontCollection = fontkit.create(file);
    font = "fonts" in opened ? (opened.fonts[0] as Font) : opened;
    fonts.set(file, font);
  }
  const { glyphs, positions } = font.layout(text);
  return glyphs.map(({ id }, i) => ({ glyph: id, advance: positions[i]?.xAdvance ?? 0 }));
}
