import { readFileSync } from "node:fs";
import { FontTables } from "./font-tables.ts";
import { type GlyphRun, setText } from "./glyph-run.ts";
import { memo } from "./memo.ts";

/** A font file, by what selects it. A file of the machine says its family itself. */
export interface FontFile {
  readonly family?: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly path: string;
  /** The bytes of a file that is not on disk. */
  readonly data?: Buffer;
}

/** How far a line of text reaches above and below its baseline, in pixels. */
export interface LineMetrics {
  readonly ascent: number;
  readonly descent: number;
}

/** How far text reaches from the origin of its first glyph, in pixels. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

/** One font file, opened when it is first asked for a measure. */
export class Face {
  readonly file: FontFile;
  #data: Buffer | undefined;
  #font: FontTables | undefined;
  readonly #run = memo((text): GlyphRun => setText(text, this.data, this.font));

  constructor(file: FontFile) {
    this.file = file;
  }

  get family(): string {
    return this.file.family ?? this.font.family;
  }

  /** The file's bytes. */
  get data(): Buffer {
    this.#data ??= this.file.data ?? readFileSync(this.file.path);
    return this.#data;
  }

  get font(): FontTables {
    this.#font ??= new FontTables(this.data);
    return this.#font;
  }

  /** The width of a run of text at a size in pixels, in Blink's units of layout: the next 64th. */
  advance(text: string, size: number): number {
    return Math.ceil(64 * this.run(text).advance * this.#scale(size)) / 64;
  }

  /**
   * How far a run of text reaches to the left and right of its origin: at least its advance, and around the ink
   * of each glyph whole pixels, as Blink's text boxes have it. (FreeType gives it outlines in 64ths of a pixel.)
   */
  extent(text: string, size: number): Extent {
    const scale = this.#scale(size);
    const outline = (units: number) => Math.round(units * scale * 64) / 64;
    let [left, right] = [0, this.advance(text, size)];
    for (const glyph of this.run(text).ink) {
      left = Math.min(left, glyph.origin * scale + Math.floor(outline(glyph.left)));
      right = Math.max(right, glyph.origin * scale + Math.ceil(outline(glyph.right)));
    }
    return { left, right };
  }

  /** Pixels to a font unit. FreeType takes sizes in 64ths of a pixel. */
  #scale(size: number): number {
    return Math.floor(64 * size) / 64 / this.font.unitsPerEm;
  }

  /** Ascent and descent rounded to whole pixels each, as Blink does (`SimpleFontData::PlatformInit`). */
  lineMetrics(size: number): LineMetrics {
    const { ascent, descent, unitsPerEm } = this.font;
    return {
      ascent: Math.round((ascent * size) / unitsPerEm),
      descent: Math.round((descent * size) / unitsPerEm),
    };
  }

  /** A text as this font sets it. */
  run(text: string): GlyphRun {
    return this.#run(text);
  }
}
