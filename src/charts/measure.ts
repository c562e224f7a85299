import { createRequire } from "node:module";
import type { Font } from "fontkit";
import { Face } from "../render/face.ts";
import { houseFontFiles } from "../render/font-files.ts";

let faces: readonly Face[] | undefined;

/** The house font's upright face of a weight that it has: 400, 600 or 700. */
function houseFace(weight: number): Face {
  // Loaded at the first label, and at once: a chart is made by a call, not by a promise. fontkit and its tables take 100 ms
  // that importing the charts must not pay.
  faces ??= houseFontFiles().map(
    (file) => new Face(file, (data) => createRequire(import.meta.url)("fontkit").create(data) as Font),
  );
  return faces.find(({ file }) => file.weight === weight && !file.italic) as Face;
}

/** The width of one line of text in the house font, in pixels. A character that the font lacks counts one em. */
export function measureText(text: string, size: number, weight = 400): number {
  const face = houseFace(weight);
  let [known, foreign] = ["", 0];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x250 || face.font.hasGlyphForCodePoint(code)) known += character;
    else foreign += size;
  }
  return face.advance(known, size) + foreign;
}
