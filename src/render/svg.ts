import { UsageError } from "../errors.ts";
import { findBrowser } from "./browser.ts";
import { removeIdleClips } from "./clips.ts";
import type { Figure, Size } from "./figure.ts";
import { embedFonts, nameFonts } from "./font-embedding.ts";
import { type Fonts, openFonts } from "./fonts.ts";
import { checkFigure, needsBrowser } from "./guard.ts";
import { type Label, labelsIn } from "./labels.ts";
import { placeLines } from "./line-places.ts";
import { findMathJax } from "./mathjax.ts";
import { openPage } from "./page.ts";
import { hasTex } from "./tex.ts";
import { serializeXml, svgNamespace } from "./xml.ts";

export interface SvgOptions extends Size {
  /** The accessible name: what the picture is. */
  readonly title?: string;
  /** The text alternative: what the picture shows. */
  readonly desc?: string;
  /** The language of its words, as BCP 47 names it, in which a screen reader reads them. */
  readonly lang?: string;
  /**
   * `"embed"` (the default) puts the glyphs that are used into the file, save those of scripts whose letters join;
   * `"reference"` only names the font.
   */
  readonly fonts?: "embed" | "reference";
}

/**
 * Draws a Plotly figure as a standalone SVG, with no browser and no network: plotly.js lays it out on font metrics, to
 * the numbers that Chromium would give (within 0.02 pixels; labels on contour lines may stand elsewhere on their
 * line). Texts stay texts, set in what they were measured in: the font that the figure names where its files are known (Open
 * Sans, PT Serif, those of a theme), else Open Sans. The same figure gives the same bytes on every machine; only a character
 * that these have not comes from a font of the machine.
 *
 * Traces that need WebGL are drawn by an installed Chromium if there is one ({@link findBrowser}), their part of the picture
 * as an image, and texts that are TeX if the package mathjax (version 3) is there too. This takes a second or two.
 *
 * @param figure traces and layout as `Plotly.newPlot` takes them; it is not changed
 * @param options size in CSS pixels, text alternative, and whether the glyphs that are used go into the file
 * @throws UsageError naming every attribute and value of the figure that Plotly would pass over in silence, and for a
 *   size that is not positive
 * @throws RefusedError naming the traces that need a browser where there is none, map tiles, TeX, images from elsewhere,
 *   and characters that no font has
 * @example
 * ```ts
 * import { renderSvg } from "dossier";
 *
 * const figure = { data: [{ type: "bar", x: ["Engines", "Howitzers"], y: [80, 60] }] };
 * const svg = await renderSvg(figure, { width: 400, height: 300, title: "Sales", desc: "Engines lead, 80 to 60." });
 * svg.includes(">Howitzers</text>"); // => true
 *
 * const mistyped = { data: [{ type: "bar", y: [1], oreintation: "h" }] };
 * await renderSvg(mistyped, { width: 400, height: 300 }); // throws UsageError: data[0].oreintation is no attribute
 * ```
 */
export async function renderSvg(figure: Figure, options: SvgOptions): Promise<string> {
  return draw(figure, options, serializeXml);
}

/** A picture, and the labels in it. */
export interface Drawing {
  readonly svg: string;
  readonly labels: readonly Label[];
}

/** What {@link renderSvg} draws, with where its labels stand: for who has to see to it that they can be read. */
export async function drawSvg(figure: Figure, options: SvgOptions): Promise<Drawing> {
  return draw(figure, options, (svg, fonts) => ({ labels: labelsIn(svg, fonts), svg: serializeXml(svg) }));
}

async function draw<Picture>(
  figure: Figure,
  options: SvgOptions,
  take: (svg: Element, fonts: Fonts) => Picture,
): Promise<Picture> {
  checkSize(options);
  const fonts = openFonts();
  const page = await openPage(fonts);
  const browser = needsBrowser(figure) ? findBrowser() : undefined;
  const mathJax = browser !== undefined && hasTex(figure) ? findMathJax() : undefined;
  checkFigure(figure, page.schema, { browser: browser !== undefined, mathJax: mathJax !== undefined });
  const finish = (svg: Element) => {
    placeLines(svg);
    const fragments = nameFonts(svg, fonts);
    removeIdleClips(svg, fonts);
    const embedded = options.fonts === "reference" ? "" : embedFonts(fragments);
    if (embedded !== "") prepend(svg, "style", embedded);
    // The styles say `white-space: pre`; programs other than browsers know this older form of it only.
    svg.setAttribute("xml:space", "preserve");
    describe(svg, options);
    return take(svg, fonts);
  };
  if (browser === undefined) return page.draw(figure, options, finish);
  const { drawInBrowser } = await import("./browser-drawing.ts");
  return page.read(await drawInBrowser({ browser, mathJax }, figure, options), finish);
}

function checkSize({ width, height }: Size): void {
  for (const [name, value] of Object.entries({ width, height }))
    if (!(value > 0 && Number.isFinite(value)))
      throw new UsageError({
        problem: `the ${name} of the picture is ${value}`,
        remedy: "Give a positive number of CSS pixels, such as 640.",
      });
}

/** SVG 2, section 5.8: the first title and desc of an SVG are its name and description. */
function describe(svg: Element, { title, desc, lang }: SvgOptions): void {
  svg.setAttribute("role", "img");
  // By both names: SVG 2 has the one, and programs of before it the other.
  if (lang !== undefined) for (const name of ["lang", "xml:lang"]) svg.setAttribute(name, lang);
  if (desc !== undefined) prepend(svg, "desc", desc);
  if (title !== undefined) prepend(svg, "title", title);
}

function prepend(svg: Element, name: string, text: string): void {
  const element = svg.ownerDocument.createElementNS(svgNamespace, name);
  element.textContent = text;
  svg.insertBefore(element, svg.firstChild);
}
