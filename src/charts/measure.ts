import { RefusedError } from "../errors.ts";
import { type FaceStyle, openFonts } from "../render/fonts.ts";

/**
 * The width of one line of text in a CSS font list, in pixels. Characters that its font lacks are as wide as the font that
 * draws them sets them, where letters are joined, stacked or reordered; else, and where no font has them, one em each.
 */
export function measureText(text: string, font: string, size: number, weight = 400): number {
  const style = { family: font, weight, italic: false };
  const face = openFonts().face(style);
  let [known, foreign] = ["", ""];
  for (const character of text) {
    if (face.font.glyph(character) !== 0) known += character;
    else foreign += character;
  }
  const shaped = isShaped.test(foreign) ? drawnWidth(text, style, size) : undefined;
  return shaped ?? face.advance(known, size) + [...foreign].length * size;
}

/** Letters and marks of scripts whose characters do not stand in a square each. */
const isShaped =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}])[\p{L}\p{M}]/u;

/** Undefined where this machine has no font for it. */
function drawnWidth(text: string, style: FaceStyle, size: number): number | undefined {
  try {
    return openFonts()
      .runs(text, style)
      .reduce((sum, run) => sum + run.face.advance(run.text, size), 0);
  } catch (error) {
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}
