import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Problem, UsageError } from "../errors.ts";
import type { FontFile } from "./face.ts";
import { readTables } from "./sfnt.ts";

/** The family that texts are set in where a figure or a theme asks for none whose files are known. */
export const houseFamily = "Open Sans";

/** What a reader's program shows in its place if it does not read embedded fonts. */
export const houseFamilies = `'${houseFamily}', Arial, Helvetica, sans-serif`;

/** Fonts under the SIL Open Font License 1.1, as files that npm installs. */
const shipped: Readonly<Record<string, { readonly folder: string; readonly file: string; weights: object }>> =
  {
    [houseFamily]: {
      folder: "open-sans",
      file: "OpenSans",
      weights: { Regular: 400, SemiBold: 600, Bold: 700 },
    },
    "PT Serif": { folder: "pt-serif", file: "PTSerif", weights: { Regular: 400, Bold: 700 } },
  };

/** Whether a family comes with Dossier: its files have it as their name. */
export const isShipped = (family: string): boolean => Object.hasOwn(shipped, family);

const families = new Map<string, readonly FontFile[]>();

/** The files of a family: one that is shipped or was added; undefined of any other. */
export function familyFiles(family: string): readonly FontFile[] | undefined {
  const own = families.get(family);
  if (own !== undefined || !isShipped(family)) return own;
  const { folder, file, weights } = shipped[family] as (typeof shipped)[string];
  const { resolve } = createRequire(import.meta.url);
  const files = Object.entries(weights).flatMap(([name, weight]) =>
    [false, true].map((italic) => {
      // The packages call a slanted regular face Regular_Italic.
      const style = `${weight}${name}${italic ? "_Italic" : ""}`;
      const path = resolve(`@expo-google-fonts/${folder}/${style}/${file}_${style}.ttf`);
      return { family, weight, italic, path };
    }),
  );
  families.set(family, files);
  return files;
}

/** The house font's files. */
export const houseFontFiles = (): readonly FontFile[] => familyFiles(houseFamily) ?? [];

/**
 * Makes the files of a font known for this process: texts that ask for its family are measured in it, and go out in it.
 *
 * @throws UsageError for a file that is not there, or has no outlines of TrueType
 */
export function addFontFiles(family: string, files: readonly Omit<FontFile, "family">[]): void {
  const faults = fontFileFaults(family, files);
  if (faults.length > 0) throw new UsageError(faults);
  families.set(
    family,
    files.map((file) => ({ ...file, family })),
  );
}

/** What keeps files from being those of a font. */
export function fontFileFaults(family: string, files: readonly Pick<FontFile, "path">[]): Problem[] {
  return files.flatMap(({ path }): Problem[] => {
    if (!existsSync(path))
      return [
        {
          file: path,
          problem: `there is no such file of the font "${family}"`,
          remedy: "Give the path of a TrueType file, absolute or from the folder that the notebook runs in.",
        },
      ];
    if (isTrueType(path)) return [];
    return [
      {
        file: path,
        problem: `it is no TrueType file, and the font "${family}" is to be read from it`,
        remedy: "Give the .ttf of the font: others (.otf, .woff) cannot be put into a picture.",
      },
    ];
  });
}

/** Outlines, and what texts are measured by. */
const needed = ["cmap", "glyf", "head", "hhea", "hmtx", "loca"];

function isTrueType(path: string): boolean {
  try {
    const tables = readTables(readFileSync(path));
    return needed.every((tag) => (tables.get(tag)?.length ?? 0) > 0);
  } catch {
    // What is no font says where its tables are at random.
    return false;
  }
}
