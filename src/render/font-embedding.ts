import { type Mapping, subsetFont } from "./font-subset.ts";
import type { Face, Fonts } from "./fonts.ts";
import { layoutText } from "./text-layout.ts";

/**
 * Names the family that the texts were measured in as the one to show them in. A figure may ask for another,
 * but its labels were placed by the widths of this one.
 */
export function setFamily(svg: Element, families: string): void {
  for (const element of svg.querySelectorAll("[style*=font-family]")) {
    const style = element.getAttribute("style") ?? "";
    element.setAttribute("style", style.replace(/font-family:[^;]*/, `font-family:${families}`));
  }
}

/** The style sheet that carries the glyphs a picture uses, so that it looks the same on every machine. */
export function embedFonts(svg: Element, fonts: Fonts): string {
  return [...charactersByFace(svg, fonts)]
    .map(([face, characters]) => {
      const { family, weight, italic } = face.file;
      const data = subsetFont(face.data, mappings(face, characters)).toString("base64");
      return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${italic ? "italic" : "normal"};src:url(data:font/ttf;base64,${data}) format('truetype')}`;
    })
    .join("\n");
}

function charactersByFace(svg: Element, fonts: Fonts): Map<Face, Set<string>> {
  const used = new Map<Face, Set<string>>();
  for (const text of svg.querySelectorAll("text"))
    for (const fragment of layoutText(text, fonts)) {
      const characters = used.get(fragment.face) ?? new Set();
      for (const character of fragment.text) characters.add(character);
      used.set(fragment.face, characters);
    }
  return used;
}

function mappings(face: Face, characters: Iterable<string>): Mapping[] {
  return [...characters].flatMap((character) => {
    const codePoint = character.codePointAt(0) as number;
    const { id } = face.font.glyphForCodePoint(codePoint);
    return id === 0 ? [] : [[codePoint, id] as const];
  });
}
