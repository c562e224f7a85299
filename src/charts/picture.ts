import { suggest, UsageError } from "../errors.ts";
import type { Size } from "../render/figure.ts";
import type { Mount } from "../render/mount.ts";
import type { ChartWords } from "./chart.ts";
import { type Colour, contrast, parseColour } from "./colour.ts";
import { misspelt } from "./given.ts";
import { rangeOf, type SizeOption } from "./size.ts";
import { leastTextContrast } from "./text-contrast.ts";
import type { Theme } from "./theme.ts";
import { government } from "./themes/government.ts";
import { themes } from "./themes/themes.ts";
import { layoutTitles, type TitleLook, type TitleStyle, titleStyle } from "./titles.ts";

/** How a picture goes out. */
export interface PictureOptions {
  /**
   * The size of what goes out, by its purpose ("slide", "social-card", …) or in CSS pixels. The picture is made larger or
   * smaller as a whole, and its words with it: labels were placed for the size that the chart was made in. For a layout of
   * its own, make the chart in that size.
   */
  readonly size?: SizeOption | undefined;
  /** `"in"` draws headline, subtitle and source into the picture, for a slide or a social card. `"out"` is the default. */
  readonly titles?: "in" | "out" | undefined;
  /** `"outlines"` draws the texts of an SVG as shapes, for programs that know no embedded fonts. */
  readonly text?: "text" | "outlines" | undefined;
}

/** A chart's words and its picture. */
export interface Pictured extends ChartWords {
  /** The size that it was drawn in. */
  readonly size: Size;
  readonly svg: string;
  /** Undefined where the picture alone is left: its background tells the colours. */
  readonly theme?: Theme | undefined;
  /** What its record says of the words around it, where the theme is not there. */
  readonly titles?: TitleStyle | undefined;
}

/** Labels of 13 pixels come to 8, which on paper are 6 points. */
const leastScale = 0.6;

/** A picture in the size asked for, with or without its titles, as SVG. */
export async function toPicture(chart: Pictured, options: PictureOptions = {}): Promise<string> {
  let { svg } = chart;
  checkPictureOptions(options);
  const mount = mountOf(chart, options);
  if (mount !== undefined) {
    const { mountSvg } = await import("../render/mount.ts");
    svg = await mountSvg(svg, mount);
  }
  if (options.text !== "outlines") return svg;
  const { outlineTexts } = await import("../render/outlines.ts");
  return outlineTexts(svg);
}

/**
 * An option in a cell with `as any`, or in JavaScript, that would otherwise be passed over.
 *
 * @throws UsageError for an option that is misspelt, or a value that it does not have
 */
function checkPictureOptions(options: PictureOptions): void {
  const { titles, text } = options;
  const wrong = misspelt(options, ["size", "titles", "text"]);
  if (wrong.length > 0) throw new UsageError(wrong);
  const check = (name: string, value: unknown, known: readonly string[]) => {
    if (value === undefined || known.includes(value as string)) return;
    throw new UsageError({
      problem: `there is no ${name}: ${JSON.stringify(value)}`,
      remedy: suggest(String(value), [...known]),
    });
  };
  check("titles", titles, ["in", "out"]);
  check("text", text, ["text", "outlines"]);
}

/**
 * Where a picture and its words stand in the size asked for; undefined where it goes out as it is.
 *
 * @throws UsageError when the picture would be too small to read
 */
export function mountOf(chart: Pictured, { size: asked, titles: where }: PictureOptions): Mount | undefined {
  if (asked === undefined && where !== "in") return undefined;
  const drawn = chart.size;
  const { theme = government } = chart;
  const free = { width: drawn.width, least: 0, most: Number.POSITIVE_INFINITY };
  const { width, least, most } = asked === undefined ? free : rangeOf(theme, asked);
  const look = lookOf(chart);
  const none = { top: 0, bottom: 0, above: [], below: [] };
  const titles = where === "in" ? layoutTitles(chart, width, look) : none;
  const words = titles.top + titles.bottom;
  const scale = Math.min(width / drawn.width, (most - words) / drawn.height);
  if (scale < leastScale) {
    const wanted = asked === undefined ? "" : JSON.stringify(asked);
    const isDrawnSo = asked !== undefined && rangeOf(theme, asked).width === drawn.width;
    const shorter = words > 0 ? ['titles: "out"', "shorter words"] : [];
    const ways = [
      ...(isDrawnSo
        ? []
        : [`make the chart in this one in the notebook, which may need fewer rows (size: ${wanted})`]),
      ...shorter,
    ];
    throw new UsageError({
      chart: chart.id,
      problem: `it would be shown at ${Math.max(0, Math.round(100 * scale))}% of the size that it was drawn in (${drawn.width} by ${drawn.height} pixels): too small to read`,
      remedy: `Take a larger size${ways.map((way) => `, or ${way}`).join("")}.`,
    });
  }
  const shown = { width: scale * drawn.width, height: scale * drawn.height };
  const height = Math.max(least, Math.ceil(words + shown.height));
  const y = titles.top + (height - words - shown.height) / 2;
  const bottom = height - titles.bottom;
  return {
    ...{ width, height, background: look.background, font: look.font, above: titles.above },
    picture: { x: (width - shown.width) / 2, y, scale },
    below: titles.below.map((text) => ({ ...text, y: text.y + bottom })),
  };
}

/**
 * By the theme; without one, by the font of the picture's own texts and the rectangle that plotly.js begins it with: dark words
 * on a light one.
 */
function lookOf({ theme, svg, titles }: Pictured): TitleLook {
  if (theme !== undefined) {
    const { background, font, language, text } = theme;
    return { background, font, source: language.source, ...text };
  }
  const [, font = government.font] = /<text[^>]*\bfont-family:\s*([^;"]+)/.exec(svg) ?? [];
  const { source, size } = titles ?? titleStyle(themes.find((each) => each.font === font) ?? government);
  const [, stated = ""] = /<rect[^>]*\bfill:\s*([^;"]+)/.exec(svg) ?? [];
  const background = parseColour(stated) === undefined ? government.background : stated;
  const readable = (colour: string) =>
    contrast(parseColour(colour) as Colour, parseColour(background) as Colour) >= leastTextContrast;
  const words = readable(government.text.muted)
    ? government.text
    : { colour: government.background, muted: government.background };
  return { background, font, source, colour: words.colour, muted: words.muted, size };
}
