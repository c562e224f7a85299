import type { Font, Glyph } from "fontkit";
import { readTables, writeTables } from "./sfnt.ts";

/**
 * A font file with the glyphs of some characters only, for embedding. fontkit cuts out the glyphs as a PDF holds
 * them; a standalone font also needs to say which characters they are, and what it is called.
 */
export function subsetFont(file: Buffer, font: Font, characters: Iterable<string>): Buffer {
  // (Its types have the answer of includeGlyph wrong: it is the glyph's number in the subset.)
  const subset = font.createSubset() as unknown as {
    includeGlyph(glyph: Glyph): number;
    encode(): Uint8Array;
  };
  const glyphs: [codePoint: number, glyph: number][] = [];
  for (const character of [...characters].sort()) {
    const codePoint = character.codePointAt(0) as number;
    if (font.hasGlyphForCodePoint(codePoint))
      glyphs.push([codePoint, subset.includeGlyph(font.glyphForCodePoint(codePoint))]);
  }
  const whole = readTables(file);
  const tables = readTables(Buffer.from(subset.encode()));
  for (const tag of ["OS/2", "name"]) tables.set(tag, whole.get(tag) as Buffer);
  tables.set("cmap", characterMap(glyphs.sort(([a], [b]) => a - b)));
  tables.set("post", namelessGlyphs());
  return writeTables(tables);
}

/** A `cmap` table with one subtable of format 12, segmented coverage: a group for each character. */
function characterMap(glyphs: readonly (readonly [codePoint: number, glyph: number])[]): Buffer {
  const table = Buffer.alloc(12 + 16 + 12 * glyphs.length);
  table.writeUInt16BE(1, 2); // one encoding record: Windows, full Unicode
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(table.length - 12, 16);
  table.writeUInt32BE(glyphs.length, 24);
  for (const [i, [codePoint, glyph]] of glyphs.entries()) {
    table.writeUInt32BE(codePoint, 28 + 12 * i);
    table.writeUInt32BE(codePoint, 32 + 12 * i);
    table.writeUInt32BE(glyph, 36 + 12 * i);
  }
  return table;
}

/** A `post` table of version 3: glyphs have no names. */
function namelessGlyphs(): Buffer {
  const table = Buffer.alloc(32);
  table.writeUInt32BE(0x00030000, 0);
  return table;
}
