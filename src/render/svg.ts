import type { Figure, Size } from "./figure.ts";
import { houseFonts } from "./fonts.ts";
import { checkFigure } from "./guard.ts";
import { plotlyPage } from "./plotly.ts";
import { escapeXml } from "./xml.ts";

export interface SvgOptions extends Size {
  /** The accessible name: what the picture is. */
  readonly title?: string;
  /** The text alternative: what the picture shows. */
  readonly desc?: string;
}

/**
 * Draws a Plotly figure as a standalone SVG, with no browser and no network.
 */
export async function renderSvg(figure: Figure, options: SvgOptions): Promise<string> {
  checkFigure(figure);
  const fonts = await houseFonts();
  const page = await plotlyPage(fonts);
  const drawn = await page.draw(figure, options);
  const { title, desc } = options;
  const alternative =
    (title === undefined ? "" : `<title>${escapeXml(title)}</title>`) +
    (desc === undefined ? "" : `<desc>${escapeXml(desc)}</desc>`);
  return drawn.replace(/^<svg([^>]*)>/, `<svg$1 role="img">${alternative}`);
}
