import { readFileSync } from "node:fs";
import * as fontkit from "fontkit";
import { describe, expect, test } from "vitest";
import { houseFontFiles } from "../../src/render/font-files.ts";
import { subsetFont } from "../../src/render/font-subset.ts";
import { FontTables } from "../../src/render/font-tables.ts";

/** What fontkit reads in the same file. */
function open(data: Buffer): { ours: FontTables; theirs: fontkit.Font } {
  return { ours: new FontTables(data), theirs: fontkit.create(data) as fontkit.Font };
}

describe.each(houseFontFiles())("$weight $italic", ({ path, family }) => {
  const { ours, theirs } = open(readFileSync(path));

  test("measures of the font", () => {
    expect([ours.unitsPerEm, ours.ascent, ours.descent]).toEqual([
      theirs.unitsPerEm,
      theirs.ascent,
      -theirs.descent,
    ]);
    expect(ours.family).toBe(family);
    expect(ours.kerned).toBe(theirs.availableFeatures.includes("kern"));
  });

  test("glyph, advance and ink of every character", () => {
    expect(theirs.characterSet.length).toBeGreaterThan(900);
    for (const codePoint of theirs.characterSet) {
      const glyph = theirs.glyphForCodePoint(codePoint);
      expect(ours.glyph(String.fromCodePoint(codePoint))).toBe(glyph.id);
      expect(ours.advance(glyph.id)).toBe(glyph.advanceWidth);
      const ink = ours.ink(glyph.id);
      if (ink === undefined) expect(glyph.path.commands).toEqual([]);
      else expect(ink).toEqual({ left: glyph.cbox.minX, right: glyph.cbox.maxX });
    }
  });

  test("characters that are not there", () => {
    for (const character of ["→", "日", "😀", "\uffff"]) expect(ours.glyph(character)).toBe(0);
  });
});

test("a map of the full range of Unicode, which subsets have", () => {
  const [{ path } = { path: "" }] = houseFontFiles();
  const { ours, theirs } = open(
    subsetFont(readFileSync(path), [
      [0x41, 36],
      [0x1f600, 37],
    ]) as Buffer,
  );
  for (const character of ["A", "😀", "B", "@", "\u{1f5ff}", "\u{1f601}"])
    expect(ours.glyph(character)).toBe(theirs.glyphForCodePoint(character.codePointAt(0) as number).id);
  expect(ours.glyph("😀")).toBe(2);
});

test("fonts of this machine, where there are any, give fontkit's advances", async () => {
  const { InstalledFonts } = await import("../../src/render/installed-fonts.ts");
  const face = new InstalledFonts().find("→");
  if (face === undefined) return;
  const theirs = fontkit.create(face.data);
  const font = ("fonts" in theirs ? theirs.fonts[0] : theirs) as fontkit.Font;
  for (const character of "→A–é") {
    const glyph = font.glyphForCodePoint(character.codePointAt(0) as number);
    expect(face.font.glyph(character)).toBe(glyph.id);
    expect(face.font.advance(glyph.id)).toBe(glyph.advanceWidth);
  }
});
