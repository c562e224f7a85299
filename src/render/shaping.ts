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
  const { glyphs, positions } = openFont(file).layout(text);
  return glyphs.map(({ id }, i) => ({ glyph: id, advance: positions[i]?.xAdvance ?? 0 }));
}

/** The outline of a text as SVG path data, in font units from the left end of its baseline, y upwards. */
export function outline(file: Buffer, text: string): string {
  const { glyphs, positions } = openFont(file).layout(text);
  let [origin, data] = [0, ""];
  for (const [i, glyph] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
    data += glyph.path.translate(origin + xOffset, yOffset).toSVG();
    origin += xAdvance;
  }
  return data;
}

function openFont(file: Buffer): Font {
  let font = fonts.get(file);
  if (font === undefined) {
    font = readFont(file);
    fonts.set(file, font);
  }
  return font;
}

/**
 * A font file as fontkit reads it; of a collection, its first font. It remembers of each glyph which characters it
 * was first met as, none where it was met as a part of another glyph: "é" made the next file's "e" a glyph of no
 * character. So a file that is written takes a font of its own.
 */
export function readFont(file: Buffer): Font {
  // Not by import(): Node would look through the library's twelve dependencies for their exports, and take
  // twice as long.
  const fontkit: typeof import("fontkit") = createRequire(import.meta.url)("fontkit");
  const opened: Font | FontCollection = fontkit.create(file);
  return "fonts" in opened ? (opened.fonts[0] as Font) : opened;
}
