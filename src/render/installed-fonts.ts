import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { Face } from "./face.ts";

/** Where systems keep their fonts; folders that are not there are passed over. */
const folders = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  join(homedir(), ".local/share/fonts"),
  join(homedir(), ".fonts"),
  "/System/Library/Fonts",
  "/Library/Fonts",
  join(homedir(), "Library/Fonts"),
  join(process.env.WINDIR ?? "C:\\Windows", "Fonts"),
];

/** The fonts of this machine, for the characters that the house font has not: 日本, →, ✓. */
export class InstalledFonts {
  readonly #found = new Map<string, Face | undefined>();
  #faces: Face[] | undefined;

  /** A face that has a character; the same one each time on the same machine. */
  find(character: string): Face | undefined {
    if (!this.#found.has(character)) {
      this.#faces ??= fontFiles().map((path) => new Face({ path, weight: 400, italic: false }));
      this.#found.set(
        character,
        this.#faces.find((face) => hasCharacter(face, character)),
      );
    }
    return this.#found.get(character);
  }
}

function hasCharacter(face: Face, character: string): boolean {
  try {
    return face.font.glyph(character) !== 0;
  } catch {
    // A file that only looks like a font is one that has no character.
    return false;
  }
}

/** Upright, regular fonts of outlines; those without serifs first, then by name. */
function fontFiles(): string[] {
  return folders
    .flatMap(list)
    .filter(
      (path) =>
        /\.(ttf|otf|ttc)$/i.test(path) && !/bold|italic|oblique|emoji|light|thin|condensed/i.test(path),
    )
    .sort((a, b) => rank(a) - rank(b) || (basename(a) < basename(b) ? -1 : 1));
}

function rank(path: string): number {
  return /serif|mono|math/i.test(path) ? 2 : /sans|gothic|arial|segoe/i.test(path) ? 0 : 1;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
