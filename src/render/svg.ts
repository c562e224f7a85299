import type { Figure, Size } from "./figure.ts";
import { embedFonts, nameFonts } from "./font-embedding.ts";
import { houseFonts } from "./fonts.ts";
import { checkFigure } from "./guard.ts";
import { openPage } from "./page.ts";
import { serializeXml, svgNamespace } from "./xml.ts";

export interface SvgOptions extends Size {
  /** The accessible name: what the picture is. */
  readonly title?: string;
  /** The text alternative: what the picture shows. */
  readonly desc?: string;
  /** `"embed"` (the default) puts the glyphs that are used into the file; `"reference"` only names the font. */
  readonly fonts?: "embed" | "reference";
}

/**
 * Draws a Plotly figure as a standalone SVG, with no browser and no network.
 */
export async function renderSvg(figure: Figure, options: SvgOptions): Promise<string> {
  const fonts = await houseFonts();
  const page = await openPage(fonts);
  checkFigure(figure, page.schema);
  return page.draw(figure, options, (svg) => {
    nameFonts(svg, fonts);
    if (options.fonts !== "reference") prepend(svg, "style", embedFonts(svg, fonts));
    // The styles say `white-space: pre`; programs other than browsers know this older form of it only.
    svg.setAttribute("xml:space", "preserve");
    describe(svg, options);
    return serializeXml(svg);
  });
}

/** SVG 2, section 5.8: the first title and desc of an SVG are its name and description. */
function describe(svg: Element, { title, desc }: SvgOptions): void {
  svg.setAttribute("role", "img");
  if (desc !== undefined) prepend(svg, "desc", desc);
  if (title !== undefined) prepend(svg, "title", title);
}

function prepend(svg: Element, name: string, text: string): void {
  const element = svg.ownerDocument.createElementNS(svgNamespace, name);
  element.textContent = text;
  svg.insertBefore(element, svg.firstChild);
}
