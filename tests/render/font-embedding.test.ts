import { expect, test } from "vitest";
import { embedFonts } from "../../src/render/font-embedding.ts";
import { openFonts } from "../../src/render/fonts.ts";
import type { Fragment } from "../../src/render/text-layout.ts";

const fonts = openFonts();

const fragment = (text: string): Fragment => {
  const face = fonts.face({ family: "Open Sans", weight: 400, italic: false });
  return { node: undefined as unknown as Text, lineFace: face, face, text, size: 12, x: 0, y: 0, width: 0 };
};

test("one face is embedded once, with what all texts use", () => {
  const styles = embedFonts([fragment("ab"), fragment("bc")]);
  expect(styles.match(/@font-face/g)).toHaveLength(1);
  expect(styles.length).toBeLessThan(embedFonts([fragment("abcdefghijklmnop")]).length);
});

// A subset has a glyph for a character: Arabic set from it is a row of letters that stand alone.
test.each(["سلام", "नमस्ते", "ไทย"])("a face that sets letters which join is only named: %s", (text) => {
  expect(embedFonts([fragment(text)])).toBe("");
});

test("Greek, Cyrillic and Hebrew letters stand alone, and are embedded", () => {
  expect(embedFonts([fragment("αβ")])).toContain("@font-face");
  expect(embedFonts([fragment("жш")])).toContain("@font-face");
  expect(embedFonts([fragment("של")])).toContain("@font-face");
});
