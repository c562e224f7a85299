import { openFonts } from "../render/fonts.ts";

/** The width of one line of text in a CSS font list, in pixels. A character that its font lacks counts one em. */
export function measureText(text: string, font: string, size: number, weight = 400): number {
  const face = openFonts().face({ family: font, weight, italic: false });
  let [known, foreign] = ["", 0];
  for (const character of text) {
    if (face.font.glyph(character) !== 0) known += character;
    else foreign += size;
  }
  return face.advance(known, size) + foreign;
}
