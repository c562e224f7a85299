import { visualFragments } from "./bidi.ts";
import { fontsOf } from "./brought-fonts.ts";
import type { Face } from "./face.ts";
import { pinText, subsetOf } from "./font-embedding.ts";
import type { Fonts } from "./fonts.ts";
import { invisible, standsAlone } from "./glyph-run.ts";
import { parseSvg, sizeOf, wordsOf } from "./parse-svg.ts";
import { type PdfPart, writePdf } from "./pdf-file.ts";
import { readFont } from "./shaping.ts";
import { type Fragment, layoutText } from "./text-layout.ts";
import { parseStyle } from "./text-style.ts";
import { escapeXml, serializeXml } from "./xml.ts";

export interface PdfOptions {
  /** The language of its words, as BCP 47 names it: "en-GB" (the default), "cy". */
  readonly lang?: string;
}

/**
 * Draws an SVG as a PDF of one page of its size, with no browser. Lines stay lines and texts texts, in embedded subsets
 * of the fonts that they were measured in. The SVG's title becomes the document's; its description is the
 * text alternative of the figure, in a structure tree that screen readers follow. The file has no date, so that the same
 * SVG gives the same bytes.
 *
 * Groups right below the root may state `role="heading"` or `role="paragraph"`: they become a heading and paragraphs
 * beside the figure, which then is the group with `role="img"`.
 *
 * @param svg a whole SVG document, with a size
 * @throws UsageError for what is not SVG
 * @throws RefusedError for characters that no font of this machine has
 * @example
 * ```ts
 * import { renderPdf } from "dossier";
 *
 * const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><title>A flag</title></svg>`;
 * const pdf = await renderPdf(svg, { lang: "en-GB" });
 * Buffer.from(pdf).toString("latin1", 0, 8); // => "%PDF-1.7"
 * ```
 */
export async function renderPdf(svg: string, { lang = "en-GB" }: PdfOptions = {}): Promise<Uint8Array> {
  const root = await parseSvg(svg);
  const size = sizeOf(root);
  const { title, desc } = wordsOf(root);
  const fonts = nameFaces(root, fontsOf(root));
  for (const element of root.querySelectorAll("[stroke-dasharray],[style*=stroke-dasharray]"))
    mendDashes(element);
  return writePdf({ size, lang, title, parts: partsOf(root, desc), fonts });
}

/** Gives each run of text its place and the name of its face: what these names are in the file's own fonts. */
function nameFaces(root: Element, fonts: Fonts): Map<string, unknown> {
  const used = new Map<Face, { readonly name: string; text: string }>();
  for (const style of root.querySelectorAll("style")) style.remove();
  for (const element of root.querySelectorAll("text")) {
    const fragments = layoutText(element, fonts)
      .flatMap(visualFragments)
      .map((fragment) => {
        const text = fragment.text.replace(invisible, "");
        const known = used.get(fragment.face) ?? { name: `face-${used.size}`, text: "" };
        used.set(fragment.face, { ...known, text: known.text + text });
        return { ...fragment, text };
      });
    const styleOf = ({ face }: Fragment) => `font-family:${used.get(face)?.name}`;
    pinText(element, fragments, styleOf);
    element.setAttribute("xml:space", "preserve"); // a fragment's spaces are those to be drawn
    // What draws the PDF asks the text itself too, for its baseline.
    const [first] = fragments;
    if (first !== undefined)
      element.setAttribute("style", `${element.getAttribute("style") ?? ""};${styleOf(first)}`);
  }
  return new Map([...used].map(([face, { name, text }]) => [name, fontFor(face, text)]));
}

/**
 * The font that sets a text. A font of a few glyphs takes a tenth of the time to read of one that has thousands and the
 * rules of its scripts; these rules are needed where characters do not stand one by one.
 */
function fontFor(face: Face, text: string): unknown {
  const subset = standsAlone.test(text) ? subsetOf(face, new Set(text)) : undefined;
  return readFont(subset ?? face.data);
}

/** pdfkit refuses dashes of no length: all of them mean no dashes at all, one of them is a dot where lines have round ends. */
function mendDashes(element: Element): void {
  const style = parseStyle(element.getAttribute("style"));
  const stated = style.get("stroke-dasharray") ?? element.getAttribute("stroke-dasharray") ?? "";
  const lengths = stated.split(/[\s,]+/).map(Number.parseFloat);
  if (lengths.every((length) => length > 0) || stated === "none") return;
  const mended = lengths.some((length) => length > 0)
    ? lengths.map((length) => (length > 0 ? length : 0.001)).join()
    : "none";
  const others = [...style].filter(([name]) => name !== "stroke-dasharray");
  element.removeAttribute("stroke-dasharray");
  element.setAttribute(
    "style",
    [...others, ["stroke-dasharray", mended]].map((declaration) => declaration.join(":")).join(";"),
  );
}

const tags: Readonly<Record<string, PdfPart["tag"]>> = { heading: "H1", paragraph: "P", img: "Figure" };

/** The parts of a picture that a reader meets one after the other. */
function partsOf(root: Element, alt: string): PdfPart[] {
  const children = [...root.children];
  const tagOf = (child: Element) => tags[child.getAttribute("role") ?? ""] ?? "Artifact";
  if (!children.some((child) => tagOf(child) === "Figure"))
    return [{ tag: "Figure", alt, svg: documentOf(root, children) }];
  const shared = children.filter((child) => child.localName === "defs");
  const drawn = children.filter((child) => !["defs", "title", "desc"].includes(child.localName));
  return drawn.map((child) => ({ tag: tagOf(child), alt, svg: documentOf(root, [...shared, child]) }));
}

function documentOf(root: Element, children: readonly Element[]): string {
  const attributes = [...root.attributes].map(({ name, value }) => ` ${name}="${escapeXml(value)}"`).join("");
  return `<svg${attributes}>${children.map(serializeXml).join("")}</svg>`;
}
