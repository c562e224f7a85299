import { createRequire } from "node:module";
import type { FontFile } from "./face.ts";

const folder = "@expo-google-fonts/open-sans";

/** The family every text of a chart is set in. */
export const houseFamily = "Open Sans";

/** What a reader's program shows in its place if it does not read embedded fonts. */
export const houseFamilies = `'${houseFamily}', Arial, Helvetica, sans-serif`;

/** The house font: Open Sans (SIL Open Font License 1.1), as files that npm installs. */
export function houseFontFiles(): FontFile[] {
  const { resolve } = createRequire(import.meta.url);
  return [
    { name: "400Regular", weight: 400, italic: false },
    { name: "400Regular_Italic", weight: 400, italic: true },
    { name: "600SemiBold", weight: 600, italic: false },
    { name: "600SemiBold_Italic", weight: 600, italic: true },
    { name: "700Bold", weight: 700, italic: false },
    { name: "700Bold_Italic", weight: 700, italic: true },
  ].map(({ name, weight, italic }) => ({
    family: houseFamily,
    weight,
    italic,
    path: resolve(`${folder}/${name}/OpenSans_${name}.ttf`),
  }));
}
