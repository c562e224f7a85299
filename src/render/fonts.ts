import { readFileSync } from "node:fs";
import type { Font } from "fontkit";
import { type FontFile, houseFamilies, houseFontFiles } from "./font-files.ts";
import { type GlyphRun, setText } from "./glyph-run.ts";

/** What selects a face: a weight from 1 to 1000 and whether it is italic. */
export interface FaceStyle {
  readonly weight: number;
  readonly italic: boolean;
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
  readonly #open: (data: Buffer) => Font;
  #data: Buffer | undefined;
  #font: Font | undefined;
  /** A chart measures the same tick labels many times over. */
  readonly #runs = new Map<string, GlyphRun>();

  constructor(file: FontFile, open: (data: Buffer) => Font) {
    this.file = file;
    this.#open = open;
  }

  /** The file's bytes. */
  get data(): Buffer {
    this.#data ??= readFileSync(this.file.path);
    return this.#data;
  }

  get font(): Font {
    this.#font ??= this.#open(this.data);
    return this.#font;
  }

  /** The width of a run of text at a size in pixels, in Blink's units of layout: the next 64th. */
  advance(text: string, size: number): number {
    return Math.ceil((this.#run(text).advance * size * 64) / this.font.unitsPerEm) / 64;
  }

  /**
   * How far a run of text reaches to the left and right of its origin: at least its advance, and around the ink
   * of each glyph whole pixels, as Blink's text boxes have it. (FreeType gives it outlines in 64ths of a pixel.)
   */
  extent(text: string, size: number): Extent {
    const scale = size / this.font.unitsPerEm;
    const outline = (units: number) => Math.round(units * scale * 64) / 64;
    let [left, right] = [0, this.advance(text, size)];
    for (const glyph of this.#run(text).ink) {
      left = Math.min(left, glyph.origin * scale + Math.floor(outline(glyph.left)));
      right = Math.max(right, glyph.origin * scale + Math.ceil(outline(glyph.right)));
    }
    return { left, right };
  }

  #run(text: string): GlyphRun {
    let run = this.#runs.get(text);
    if (run === undefined) {
      run = setText(text, this.font);
      if (this.#runs.size > 10_000) this.#runs.clear();
      this.#runs.set(text, run);
    }
    return run;
  }

  /** Ascent and descent rounded to whole pixels each, as Blink does (`SimpleFontData::PlatformInit`). */
  lineMetrics(size: number): LineMetrics {
    const { ascent, descent, unitsPerEm } = this.font;
    return {
      ascent: Math.round((ascent * size) / unitsPerEm),
      descent: Math.round((-descent * size) / unitsPerEm),
    };
  }
}

/** The faces that text is set in. */
export class Fonts {
  readonly faces: readonly Face[];
  /** The value of CSS's `font-family` that asks for them. */
  readonly families: string;

  constructor(files: readonly FontFile[], families: string, open: (data: Buffer) => Font) {
    this.families = families;
    this.faces = files.map((file) => new Face(file, open));
  }

  /** The face nearest to a style, by the font matching of CSS Fonts 4, section 5.2. */
  face({ weight, italic }: FaceStyle): Face {
    const slanted = this.faces.filter((face) => face.file.italic === italic);
    const candidates = slanted.length > 0 ? slanted : this.faces;
    const distance = (face: Face) => {
      const difference = face.file.weight - weight;
      const withinNormal = weight >= 400 && weight <= 500 && difference >= 0 && face.file.weight <= 500;
      const preferred = withinNormal || (weight > 500 ? difference >= 0 : difference <= 0);
      return Math.abs(difference) + (preferred ? 0 : 1000);
    };
    return candidates.reduce((best, face) => (distance(face) < distance(best) ? face : best));
  }
}

let house: Promise<Fonts> | undefined;

/** The house font, opened once a process. */
export function houseFonts(): Promise<Fonts> {
  house ??= import("fontkit").then(
    (fontkit) => new Fonts(houseFontFiles(), houseFamilies, (data) => fontkit.create(data) as Font),
  );
  return house;
}
