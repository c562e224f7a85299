import type { Face } from "./face.ts";
import { type Mapping, subsetFont } from "./font-subset.ts";
import type { Fonts } from "./fonts.ts";
import { type Fragment, layoutText } from "./text-layout.ts";
import { textStyle } from "./text-style.ts";
import { svgNamespace } from "./xml.ts";

/**
 * Names the fonts that the texts were measured in as those to show them in. A figure may ask for a family whose files are not
 * known, but its labels were placed by the widths of the house font.
 *
 * @returns what the texts consist of
 */
export function nameFonts(svg: Element, fonts: Fonts): Fragment[] {
  for (const element of svg.querySelectorAll("[style]")) {
    const style = element.getAttribute("style") ?? "";
    const named = style.replace(
      /font-family:([^;]*)/,
      (_, list: string) => `font-family:${fonts.families(list)}`,
    );
    if (named !== style) element.setAttribute("style", named);
  }
  return [...svg.querySelectorAll("text")].flatMap((text) => {
    const fragments = layoutText(text, fonts);
    if (fragments.some(({ face, lineFace }) => face !== lineFace)) pinText(text, fragments, ownFace);
    return fragments;
  });
}

/**
 * Gives each run of a label its own place and face. Left to find the face for a character by itself, resvg sets
 * all that stands between two absolute positions in it.
 */
export function pinText(
  text: Element,
  fragments: readonly Fragment[],
  styleOf: (fragment: Fragment) => string,
): void {
  for (const element of [text, ...text.querySelectorAll("tspan")])
    for (const name of ["x", "y", "dx", "dy", "text-anchor"]) element.removeAttribute(name);
  for (const node of new Set(fragments.map((fragment) => fragment.node)))
    node.replaceWith(
      ...fragments
        .filter((fragment) => fragment.node === node)
        .map((fragment) => span(fragment, styleOf(fragment))),
    );
}

const ownFace = ({ face, lineFace }: Fragment) =>
  face === lineFace ? "" : `font-family:'${face.family}';font-weight:400;font-style:normal`;

function span({ node, text, x, y }: Fragment, style: string): Element {
  const element = node.ownerDocument.createElementNS(svgNamespace, "tspan");
  // Its place is its left end, whatever it may inherit from a group or a style.
  const isAnchored = textStyle(node.parentElement as Element).anchor !== "start";
  const look = [style, isAnchored ? "text-anchor:start" : ""].filter((each) => each !== "").join(";");
  if (look !== "") element.setAttribute("style", look);
  for (const [name, value] of Object.entries({ x, y }))
    element.setAttribute(name, `${Number(value.toFixed(3))}`);
  element.textContent = text;
  return element;
}

/** The style sheet that carries the glyphs that texts use, so that they look the same on every machine. */
export function embedFonts(fragments: readonly Fragment[]): string {
  return [...charactersByFace(fragments)].map(([face, characters]) => fontFace(face, characters)).join("");
}

function fontFace(face: Face, characters: Iterable<string>): string {
  const { weight, italic } = face.file;
  const used = [...characters];
  if (used.some((character) => shaped.test(character))) return "";
  const data = subsetOf(face, used)?.toString("base64");
  if (data === undefined) return "";
  const style = `font-weight:${weight};font-style:${italic ? "italic" : "normal"}`;
  return `@font-face{font-family:'${face.family}';${style};src:url(data:font/ttf;base64,${data}) format('truetype')}`;
}

/**
 * Scripts whose letters change shape beside others. The glyphs of a subset stand for single characters, so that letters would
 * stand unjoined; left to the fonts of the reader's machine, they join.
 */
const shaped = new RegExp(
  `[${[
    ..."Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu".split(" "),
    ..."Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer".split(" "),
  ]
    .map((script) => `\\p{Script=${script}}`)
    .join("")}]`,
  "u",
);

function charactersByFace(fragments: readonly Fragment[]): Map<Face, Set<string>> {
  const used = new Map<Face, Set<string>>();
  for (const { face, text } of fragments) {
    const characters = used.get(face) ?? new Set();
    for (const character of text) characters.add(character);
    used.set(face, characters);
  }
  return used;
}

/** The font file of a face with the glyphs of some characters only; undefined where its outlines are not TrueType's. */
export function subsetOf(face: Face, characters: Iterable<string>): Buffer | undefined {
  const mappings = [...characters].flatMap((character): Mapping[] => {
    const glyph = face.font.glyph(character);
    return glyph === 0 ? [] : [[character.codePointAt(0) as number, glyph]];
  });
  return subsetFont(face.data, mappings);
}
