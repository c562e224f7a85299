import { createRequire } from "node:module";
import type { Font } from "fontkit";
import { houseFamilies, houseFontFiles } from "../render/font-files.ts";
import { Fonts } from "../render/fonts.ts";

let fonts: Fonts | undefined;

// Loaded at the first label: fontkit and its tables take 100 ms that importing the charts must not pay.
function house(): Fonts {
  fonts ??= new Fonts(
    houseFontFiles(),
    houseFamilies,
    (data) => createRequire(import.meta.url)("fontkit").create(data) as Font,
  );
  return fonts;
}

/** The width of one line of text in the house font, in pixels. A character that the font lacks counts one em. */
export function measureText(text: string, size: number, weight = 400): number {
  const face = house().face({ weight, italic: false });
  let [known, foreign] = ["", 0];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x250 || face.font.hasGlyphForCodePoint(code)) known += character;
    else foreign += size;
  }
  return face.advance(known, size) + foreign;
}
