import { readTables, type Tables } from "./sfnt.ts";

/** How far the ink of a glyph reaches from its origin, in font units. */
export interface Ink {
  readonly left: number;
  readonly right: number;
}

/**
 * What a font file says of its glyphs one by one. To place plain text that is all there is to know, and takes a
 * millisecond to find; a shaping library takes a fifth of a second to load.
 */
export class FontTables {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** Whether the distance of two glyphs depends on which they are. */
  readonly kerned: boolean;
  readonly #tables: Tables;
  readonly #glyphs: (codePoint: number) => number;

  constructor(file: Buffer) {
    this.#tables = readTables(file);
    this.unitsPerEm = this.#table("head").readUInt16BE(18);
    this.ascent = this.#table("hhea").readInt16BE(4);
    this.descent = -this.#table("hhea").readInt16BE(6);
    this.kerned = this.#tables.has("kern") || features(this.#tables.get("GPOS")).includes("kern");
    this.#glyphs = characterMap(this.#table("cmap"));
  }

  /** The number of a character's glyph; 0 where the font has none. */
  glyph(character: string): number {
    return this.#glyphs(character.codePointAt(0) as number);
  }

  /** How far the next glyph stands from this one. Glyphs past the last full entry share its advance. */
  advance(glyph: number): number {
    const full = this.#table("hhea").readUInt16BE(34);
    return this.#table("hmtx").readUInt16BE(4 * Math.min(glyph, full - 1));
  }

  /** Undefined for glyphs that are empty, such as spaces, and where outlines are not TrueType's. */
  ink(glyph: number): Ink | undefined {
    const [glyf, loca] = [this.#tables.get("glyf"), this.#tables.get("loca")];
    if (glyf === undefined || loca === undefined) return undefined;
    const inBytes = this.#table("head").readInt16BE(50) === 1;
    const start = (i: number) => (inBytes ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
    if (start(glyph) === start(glyph + 1)) return undefined;
    return { left: glyf.readInt16BE(start(glyph) + 2), right: glyf.readInt16BE(start(glyph) + 6) };
  }

  /** The name of the family that the font belongs to. */
  get family(): string {
    const name = this.#table("name");
    const texts = name.readUInt16BE(4);
    const found = new Map<number, string>();
    for (let record = 6; record < 6 + 12 * name.readUInt16BE(2); record += 12) {
      const [platform, identifier] = [name.readUInt16BE(record), name.readUInt16BE(record + 6)];
      const start = texts + name.readUInt16BE(record + 10);
      const text = Buffer.from(name.subarray(start, start + name.readUInt16BE(record + 8)));
      if (platform === windows && !found.has(identifier))
        found.set(identifier, text.swap16().toString("utf16le"));
    }
    return found.get(typographicFamily) ?? found.get(family) ?? "";
  }

  #table(tag: string): Buffer {
    const table = this.#tables.get(tag);
    if (table === undefined) throw new Error(`the font has no table "${tag}"`);
    return table;
  }
}

const windows = 3;
const family = 1;
const typographicFamily = 16;

/** The tags of a layout table's features. */
function features(table: Buffer | undefined): string[] {
  if (table === undefined) return [];
  const list = table.readUInt16BE(6);
  return Array.from({ length: table.readUInt16BE(list) }, (_, i) =>
    table.toString("latin1", list + 2 + 6 * i, list + 6 + 6 * i),
  );
}

/** Reads the `cmap` subtable for Unicode: format 12 where there is one, else format 4. */
function characterMap(cmap: Buffer): (codePoint: number) => number {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
    cmap.subarray(cmap.readUInt32BE(8 + 8 * i)),
  );
  const full = subtables.find((subtable) => subtable.readUInt16BE(0) === 12);
  if (full !== undefined) return (codePoint) => inGroups(full, codePoint);
  const basic = subtables.find((subtable) => subtable.readUInt16BE(0) === 4);
  if (basic !== undefined) return (codePoint) => inSegments(basic, codePoint);
  return () => 0;
}

function inGroups(subtable: Buffer, codePoint: number): number {
  const group = firstFrom(subtable.readUInt32BE(12), (i) => subtable.readUInt32BE(20 + 12 * i) >= codePoint);
  const at = 16 + 12 * group;
  if (group === subtable.readUInt32BE(12) || codePoint < subtable.readUInt32BE(at)) return 0;
  return subtable.readUInt32BE(at + 8) + codePoint - subtable.readUInt32BE(at);
}

function inSegments(subtable: Buffer, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const size = subtable.readUInt16BE(6); // of each of four lists: ends, starts, deltas, offsets
  const segment = firstFrom(size / 2, (i) => subtable.readUInt16BE(14 + 2 * i) >= codePoint);
  const start = 16 + size + 2 * segment; // after the ends and two bytes of padding
  const [delta, offset] = [start + size, start + 2 * size];
  if (codePoint < subtable.readUInt16BE(start)) return 0;
  const shift = subtable.readUInt16BE(offset);
  if (shift === 0) return (codePoint + subtable.readUInt16BE(delta)) & 0xffff;
  const glyph = subtable.readUInt16BE(offset + shift + 2 * (codePoint - subtable.readUInt16BE(start)));
  return glyph === 0 ? 0 : (glyph + subtable.readUInt16BE(delta)) & 0xffff;
}

/** The first of so many indices for which something holds that holds for all after it. */
function firstFrom(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
