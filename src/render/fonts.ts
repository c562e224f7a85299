import { RefusedError } from "../errors.ts";
import { Face, type FontFile } from "./face.ts";
import { familyFiles, houseFamilies, houseFamily } from "./font-files.ts";
import { InstalledFonts } from "./installed-fonts.ts";
import { memo } from "./memo.ts";

/** What selects a face: a weight from 1 to 1000 and whether it is italic. */
export interface FaceStyle {
  /** A CSS font list. Its first family decides, where its files are known; else it is the house font. */
  readonly family?: string;
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
  /** The files of a family; undefined where it is not known. */
  readonly #filesOf: (family: string) => readonly FontFile[] | undefined;
  /** By the list of files: a notebook may give a family other files later. */
  readonly #faces = new WeakMap<readonly FontFile[], readonly Face[]>();
  readonly #installed: Pick<InstalledFonts, "find">;

  constructor(
    filesOf: (family: string) => readonly FontFile[] | undefined,
    installed: Pick<InstalledFonts, "find">,
  ) {
    this.#filesOf = filesOf;
    this.#installed = installed;
  }

  /** These, and the files of some families that they do not know. */
  with(families: ReadonlyMap<string, readonly FontFile[]>): Fonts {
    return new Fonts((family) => this.#filesOf(family) ?? families.get(family), this.#installed);
  }

  /** The CSS font list that asks for what a list is set in: itself, or that of the house. */
  families(list: string): string {
    const family = firstFamily(list);
    return family === houseFamily || this.#filesOf(family) === undefined ? houseFamilies : list;
  }

  #family(list: string): readonly Face[] {
    const files = this.#filesOf(firstFamily(list)) ?? this.#filesOf(houseFamily) ?? [];
    let faces = this.#faces.get(files);
    if (faces === undefined) {
      faces = files.map((file) => new Face(file));
      this.#faces.set(files, faces);
    }
    return faces;
  }

  /** The face nearest to a style, by the font matching of CSS Fonts 4, section 5.2. */
  face({ family = houseFamily, weight, italic }: FaceStyle): Face {
    const faces = this.#family(family);
    const slanted = faces.filter((face) => face.file.italic === italic);
    const candidates = slanted.length > 0 ? slanted : faces;
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
    return joinRightToLeft(runs);
  }

  #faceOf(character: string, main: Face, text: string): Face {
    if (main.run(character).complete) return main;
    const house = this.face({ weight: main.file.weight, italic: main.file.italic });
    if (house.run(character).complete) return house;
    const face = this.#installed.find(character);
    if (face !== undefined) return face;
    const codePoint = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    throw new RefusedError({
      problem: `no font has the character "${character}" (U+${codePoint}) of the text "${text}"`,
      remedy: `Write it otherwise, or install a font that has it, such as ${fontFor(character)}.`,
    });
  }
}

/** By its script; the names are those of Debian's packages too. */
function fontFor(character: string): string {
  if (/\p{Extended_Pictographic}/u.test(character))
    return "Noto Emoji or Symbola, which are in black and white";
  const script = scripts.find((each) => new RegExp(`\\p{Script=${each}}`, "u").test(character));
  if (script !== undefined) return `Noto Sans ${script}`;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)
    ? "Noto Sans CJK"
    : "DejaVu Sans, or the Noto Sans of its script";
}

const scripts = [
  ...["Arabic", "Hebrew", "Syriac", "Thaana", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya"],
  ...["Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Tibetan", "Myanmar", "Khmer"],
  ...["Georgian", "Armenian", "Ethiopic", "Mongolian", "Cherokee"],
];

/**
 * Words that run from right to left, with the spaces between them that their face has too, are one run: each run has a place of
 * its own, from left to right, and word by word they would stand in the wrong order.
 */
function joinRightToLeft(runs: readonly FaceRun[]): FaceRun[] {
  const joined: FaceRun[] = [];
  for (const run of runs) {
    const [before, between] = [joined.at(-2), joined.at(-1)];
    const isJoined =
      before?.face === run.face &&
      between !== undefined &&
      /^[\s\p{P}]+$/u.test(between.text) &&
      rightToLeft.test(before.text) &&
      rightToLeft.test(run.text) &&
      run.face.run(between.text).complete;
    if (isJoined) joined.splice(-2, 2, { face: run.face, text: before.text + between.text + run.text });
    else joined.push(run);
  }
  return joined;
}

/** Hebrew, Arabic and their neighbours among the scripts, and the forms of their letters. */
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Marks and variants that belong to the character before them. */
const joins = /\p{M}|\u200d|[\ufe00-\ufe0f]/u;

/** "Open Sans" of "'Open Sans', Arial, sans-serif". */
export const firstFamily = memo((list) => (list.split(",")[0] ?? "").trim().replace(/^(["'])(.*)\1$/, "$2"));

let known: Fonts | undefined;

/** The fonts whose files are known, opened as they are needed. */
export function openFonts(): Fonts {
  known ??= new Fonts(familyFiles, new InstalledFonts());
  return known;
}
