import { readFileSync } from "node:fs";
import type { Font } from "fontkit";
import { type FontFile, houseFontFiles } from "./font-files.ts";

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

/** One font file, opened when it is first asked for a measure. */
export class Face {
  readonly file: FontFile;
  readonly #open: (data: Buffer) => Font;
  #font: Font | undefined;
  /** Advances in font units by text. A chart measures the same tick labels many times over. */
  readonly #advances = new Map<string, number>();

  constructor(file: FontFile, open: (data: Buffer) => Font) {
    this.file = file;
    this.#open = open;
  }

  get font(): Font {
    this.#font ??= this.#open(readFileSync(this.file.path));
    return this.#font;
  }

  /** The width of a run of text, kerning and ligatures counted, at a size in pixels. */
  advance(text: string, size: number): number {
    let units = this.#advances.get(text);
    if (units === undefined) {
      units = this.font.layout(visible(text)).advanceWidth;
      if (this.#advances.size > 10_000) this.#advances.clear();
      this.#advances.set(text, units);
    }
    return (units * size) / this.font.unitsPerEm;
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

/** Plotly puts zero-width spaces around sub- and superscripts; fonts give them an advance, browsers do not. */
function visible(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\ufeff]/g, "");
}

/** The faces that text is set in. */
export class Fonts {
  readonly faces: readonly Face[];

  constructor(files: readonly FontFile[], open: (data: Buffer) => Font) {
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
    (fontkit) => new Fonts(houseFontFiles(), (data) => fontkit.create(data) as Font),
  );
  return house;
}
