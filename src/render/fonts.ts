import { RefusedError } from "../errors.ts";
import { Face } from "./face.ts";
import { houseFamilies, houseFontFiles } from "./font-files.ts";
import { InstalledFonts } from "./installed-fonts.ts";

/** What selects a face: a weight from 1 to 1000 and whether it is italic. */
export interface FaceStyle {
  readonly weight: number;
  readonly italic: boolean;
}

/** A stretch of text that one face sets. */
export interface FaceRun {
  readonly face: Face;
  readonly text: string;
}

/** The faces that text is set in, and where to look for the characters that they have not. */
export class Fonts {
  readonly faces: readonly Face[];
  /** The value of CSS's `font-family` that asks for them. */
  readonly families: string;
  readonly #installed: Pick<InstalledFonts, "find">;

  constructor(faces: readonly Face[], families: string, installed: Pick<InstalledFonts, "find">) {
    this.faces = faces;
    this.families = families;
    this.#installed = installed;
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

  /**
   * Divides a text by the faces that have its characters.
   * @throws RefusedError for a character that no font of this machine has: it would be drawn as nothing
   */
  runs(text: string, style: FaceStyle): FaceRun[] {
    const main = this.face(style);
    if (main.run(text).complete) return [{ face: main, text }];
    const runs: FaceRun[] = [];
    for (const character of text) {
      const last = runs.at(-1);
      const face =
        last !== undefined && joins.test(character) ? last.face : this.#faceOf(character, main, text);
      if (face === last?.face) runs[runs.length - 1] = { face, text: last.text + character };
      else runs.push({ face, text: character });
    }
    return runs;
  }

  #faceOf(character: string, main: Face, text: string): Face {
    if (main.run(character).complete) return main;
    const face = this.#installed.find(character);
    if (face !== undefined) return face;
    const codePoint = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    throw new RefusedError({
      problem: `no font has the character "${character}" (U+${codePoint}) of the text "${text}"`,
      remedy: "Write it otherwise, or install a font that has it, such as Noto Sans CJK or DejaVu Sans.",
    });
  }
}

/** Marks and variants that belong to the character before them. */
const joins = /\p{M}|\u200d|[\ufe00-\ufe0f]/u;

let house: Fonts | undefined;

/** The house font, whose files are opened as they are needed. */
export function houseFonts(): Fonts {
  house ??= new Fonts(
    houseFontFiles().map((file) => new Face(file)),
    houseFamilies,
    new InstalledFonts(),
  );
  return house;
}
