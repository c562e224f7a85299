import { houseFonts } from "../render/fonts.ts";

/** The width of one line of text in the house font, in pixels. A character that the font lacks counts one em. */
export function measureText(text: string, size: number, weight = 400): number {
  const face = houseFonts().face({ weight, italic: false });
  let [known, foreign] = ["", 0];
  for (const character of text) {
    if (face.font.glyph(character) !== 0) known += character;
    else foreign += size;
  }
  return face.advance(known, size) + foreign;
}
