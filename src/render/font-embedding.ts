import type { Face } from "./face.ts";
import { type Mapping, subsetFont } from "./font-subset.ts";
import type { Fonts } from "./fonts.ts";
import { type Fragment, layoutText } from "./text-layout.ts";
import { svgNamespace } from "./xml.ts";

/**
 * Names the fonts that the texts were measured in as those to show them in. A figure may ask for another family,
 * but its labels were placed by the widths of these.
 */
export function nameFonts(svg: Element, fonts: Fonts): void {
  for (const element of svg.querySelectorAll("[style*=font-family]")) {
    const style = element.getAttribute("style") ?? "";
    element.setAttribute("style", style.replace(/font-family:[^;]*/, `font-family:${fonts.families}`));
  }
  for (const text of svg.querySelectorAll("text")) {
    const fragments = layoutText(text, fonts);
    const mixed = fragments.filter(({ face, lineFace }) => face !== lineFace);
    for (const node of new Set(mixed.map((fragment) => fragment.node))) {
      const parts = fragments.filter((fragment) => fragment.node === node);
      node.replaceWith(...parts.map((part) => (mixed.includes(part) ? span(part) : part.text)));
    }
  }
}

/** A run in a face of its own. Left to itself, resvg would set the whole label in that face. */
function span({ node, face, text }: Fragment): Element {
  const element = node.ownerDocument.createElementNS(svgNamespace, "tspan");
  element.setAttribute("style", `font-family:'${face.family}';font-weight:400;font-style:normal`);
  element.textContent = text;
  return element;
}

/** The style sheet that carries the glyphs a picture uses, so that it looks the same on every machine. */
export function embedFonts(svg: Element, fonts: Fonts): string {
  return [...charactersByFace(svg, fonts)].map(([face, characters]) => fontFace(face, characters)).join("");
}

function fontFace(face: Face, characters: Iterable<string>): string {
  const { weight, italic } = face.file;
  const data = subsetFont(face.data, mappings(face, characters))?.toString("base64");
  if (data === undefined) return "";
  const style = `font-weight:${weight};font-style:${italic ? "italic" : "normal"}`;
  return `@font-face{font-family:'${face.family}';${style};src:url(data:font/ttf;base64,${data}) format('truetype')}`;
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
