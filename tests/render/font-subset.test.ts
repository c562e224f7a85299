import * as fontkit from "fontkit";
import { expect, test } from "vitest";
import { houseFontFiles } from "../../src/render/font-files.ts";
import { subsetFont } from "../../src/render/font-subset.ts";
import { openFonts } from "../../src/render/fonts.ts";
import { readTables } from "../../src/render/sfnt.ts";

const fonts = openFonts();
// "é" and "Ǻ" are composed of other glyphs.
const characters = [..."Rolls-Royce £80m – é Ǻ fi"];

for (const { file, data } of houseFontFiles().map((each) => fonts.face(each)))
  test(`a subset of ${file.weight}${file.italic ? " italic" : ""} draws its characters as the whole font does`, () => {
    const font = fontkit.create(data) as fontkit.Font;
    const mappings = characters.map((character) => {
      const codePoint = character.codePointAt(0) as number;
      return [codePoint, font.glyphForCodePoint(codePoint).id] as const;
    });
    const written = subsetFont(data, mappings) as Buffer;
    expect(written.length).toBeLessThan(data.length / 5);
    const subset = fontkit.create(written) as fontkit.Font;
    for (const [codePoint] of mappings) {
      const [actual, expected] = [subset.glyphForCodePoint(codePoint), font.glyphForCodePoint(codePoint)];
      expect(actual.advanceWidth).toBe(expected.advanceWidth);
      expect(actual.path.toSVG()).toBe(expected.path.toSVG());
    }
    expect(subset.hasGlyphForCodePoint("Z".codePointAt(0) as number)).toBe(false);
    expect([subset.unitsPerEm, subset.ascent, subset.descent]).toEqual([
      font.unitsPerEm,
      font.ascent,
      font.descent,
    ]);
    expect(subset.familyName).toBe(font.familyName);
  });

test("every table's checksum is the sum of its words", () => {
  const { data } = fonts.face({ weight: 400, italic: false });
  const written = subsetFont(data, [[65, 36]]) as Buffer;
  for (let i = 0; i < written.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    const start = written.readUInt32BE(record + 8);
    let sum = 0;
    for (let at = start; at < start + written.readUInt32BE(record + 12); at += 4)
      sum = (sum + written.readUInt32BE(at)) % 2 ** 32;
    expect(written.readUInt32BE(record + 4)).toBe(sum);
    expect(start % 4).toBe(0);
  }
});

test("outlines that are not TrueType's are left to the font itself", () => {
  const { data } = fonts.face({ weight: 400, italic: false });
  const renamed = Buffer.from(data);
  renamed.write("CFF ", renamed.indexOf("glyf"), "latin1");
  expect(readTables(renamed).has("CFF ")).toBe(true);
  expect(subsetFont(renamed, [[65, 36]])).toBeUndefined();
});
