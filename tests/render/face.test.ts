import fc from "fast-check";
import * as fontkit from "fontkit";
import { expect, test } from "vitest";
import type { Face } from "../../src/render/face.ts";
import { openFonts } from "../../src/render/fonts.ts";

const fonts = openFonts();
const regular = fonts.face({ weight: 400, italic: false });

/** fontkit's own shaping of the same file, which is not how widths are found for plain text. */
function shaped(text: string, face: Face): number {
  const font = fontkit.openSync(face.file.path) as fontkit.Font;
  return font.layout(text).advanceWidth / font.unitsPerEm;
}

test.each([
  "Hello AVATAR To fi",
  "office ffi fl",
  "£80m – €7.5bn",
  "naïve Ōsaka ż",
  "Ṩ Ǻ ằ",
  "Αθήνα Москва",
  "",
])("the width of %s is what its shaping says, to the next 64th of a pixel", (text) => {
  // fontkit's ligatures are one font unit narrower than their letters.
  for (const size of [8, 12, 17])
    expect(Math.abs(regular.advance(text, size) - shaped(text, regular) * size)).toBeLessThan(
      1 / 64 + size / 1024,
    );
});

test("widths of any Latin text", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abcfiltT AVW.,-0123456789£é"), maxLength: 20 });
  fc.assert(
    fc.property(letters, (text) => {
      expect(Math.abs(regular.advance(text, 16) - shaped(text, regular) * 16)).toBeLessThan(1 / 64 + 0.05);
    }),
    { numRuns: 30 },
  );
});

test("a width that Chromium gave", () => {
  expect(regular.advance("Hello AVATAR To fi", 12)).toBe(103.046875);
  expect(fonts.face({ weight: 700, italic: false }).advance("Hello AVATAR", 12)).toBe(81.65625);
});

test.each([
  [9.33, 220.71875],
  [13.33, 315.375],
  [14.7, 347.53125],
])("a size of %d px is cut to 64ths of a pixel, as in Chromium", (size, width) => {
  expect(regular.advance("Rolls-Royce Adour Olympus marine Spey howitzers", size)).toBe(width);
});

test("zero-width spaces have no width", () => {
  expect(regular.advance("CO\u200b2\u200b", 12)).toBe(regular.advance("CO2", 12));
});

test("ink reaches beyond the advance, to whole pixels", () => {
  // As Chromium's getBBox() has them: "j" begins left of its origin, "100" ends right of its advance.
  expect(regular.extent("j", 12).left).toBe(-1);
  expect(regular.extent("100", 12).right).toBeCloseTo(20.7227, 3);
  expect(regular.extent("100", 12).left).toBe(0);
});

test.each([
  [12, 13, 4],
  [13, 14, 4],
  [14, 15, 4],
  [17, 18, 5],
])("lines at %d px reach %d up and %d down, as in Chromium", (size, ascent, descent) => {
  expect(regular.lineMetrics(size)).toEqual({ ascent, descent });
});
