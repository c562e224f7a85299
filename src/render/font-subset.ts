import { readTables, writeTables } from "./sfnt.ts";

/** A character and its glyph's number in a font. */
export type Mapping = readonly [codePoint: number, glyph: number];

/**
 * A font file that holds the glyphs of some characters only, for embedding in a picture; undefined where the
 * outlines are not TrueType's. Hinting, metrics and names stay; kerning and substitution go.
 */
export function subsetFont(file: Buffer, characters: readonly Mapping[]): Buffer | undefined {
  const whole = readTables(file);
  if (!whole.has("glyf")) return undefined;
  const table = (tag: string) => whole.get(tag) ?? Buffer.alloc(0);
  const outlines = new Outlines(table("glyf"), table("loca"), table("head").readInt16BE(50) === 1);

  // Glyph 0 is what a missing character shows. Parts of composed glyphs join the list as they are met.
  const numbers = new Map([[0, 0]]);
  const number = (glyph: number) => {
    if (!numbers.has(glyph)) numbers.set(glyph, numbers.size);
    return numbers.get(glyph) as number;
  };
  const mapped = [...characters]
    .sort(([a], [b]) => a - b)
    .map(([point, glyph]): Mapping => [point, number(glyph)]);
  const glyphs: Buffer[] = [];
  for (const glyph of numbers.keys()) glyphs.push(outlines.renumbered(glyph, number));

  const [head, hhea, maxp] = ["head", "hhea", "maxp"].map((tag) => Buffer.from(table(tag))) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  head.writeInt16BE(1, 50); // loca counts in bytes
  hhea.writeUInt16BE(glyphs.length, 34);
  maxp.writeUInt16BE(glyphs.length, 4);
  const kept = ["OS/2", "name", "cvt ", "fpgm", "prep", "gasp"].filter((tag) => whole.has(tag));
  return writeTables(
    new Map([
      ...kept.map((tag): [string, Buffer] => [tag, table(tag)]),
      ["head", head],
      ["hhea", hhea],
      ["maxp", maxp],
      ["hmtx", metrics(table("hmtx"), table("hhea").readUInt16BE(34), [...numbers.keys()])],
      ["glyf", Buffer.concat(glyphs)],
      ["loca", offsets(glyphs)],
      ["cmap", characterMap(mapped)],
      ["post", namelessGlyphs()],
    ]),
  );
}

/** The `glyf` table, by glyph. */
class Outlines {
  readonly #glyf: Buffer;
  readonly #start: (glyph: number) => number;

  constructor(glyf: Buffer, loca: Buffer, inBytes: boolean) {
    this.#glyf = glyf;
    this.#start = (glyph) => (inBytes ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  }

  /** A glyph's outline; where it is composed of others, with their new numbers. */
  renumbered(glyph: number, number: (glyph: number) => number): Buffer {
    const outline = Buffer.from(this.#glyf.subarray(this.#start(glyph), this.#start(glyph + 1)));
    if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
    let flags = moreComponents;
    for (let at = 10; flags & moreComponents; ) {
      flags = outline.readUInt16BE(at);
      outline.writeUInt16BE(number(outline.readUInt16BE(at + 2)), at + 2);
      at += 4 + (flags & wordArguments ? 4 : 2);
      at += flags & scale ? 2 : flags & scaleXY ? 4 : flags & matrix ? 8 : 0;
    }
    return outline;
  }
}

// Flags of a component, in the specification of `glyf`.
const wordArguments = 0x1;
const scale = 0x8;
const moreComponents = 0x20;
const scaleXY = 0x40;
const matrix = 0x80;

/** An `hmtx` table. Glyphs past the last full entry share its advance. */
function metrics(hmtx: Buffer, full: number, glyphs: readonly number[]): Buffer {
  const table = Buffer.alloc(4 * glyphs.length);
  for (const [i, glyph] of glyphs.entries()) {
    const bearing = glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full);
    table.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(glyph, full - 1)), 4 * i);
    table.writeInt16BE(hmtx.readInt16BE(bearing), 4 * i + 2);
  }
  return table;
}

function offsets(glyphs: readonly Buffer[]): Buffer {
  const table = Buffer.alloc(4 * glyphs.length + 4);
  let end = 0;
  for (const [i, glyph] of glyphs.entries()) {
    end += glyph.length;
    table.writeUInt32BE(end, 4 * i + 4);
  }
  return table;
}

/** A `cmap` table with one subtable of format 12, segmented coverage: a group for each character. */
function characterMap(characters: readonly Mapping[]): Buffer {
  const table = Buffer.alloc(12 + 16 + 12 * characters.length);
  table.writeUInt16BE(1, 2); // one encoding record: Windows, full Unicode
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(table.length - 12, 16);
  table.writeUInt32BE(characters.length, 24);
  for (const [i, [codePoint, glyph]] of characters.entries()) {
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
