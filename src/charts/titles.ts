import type { MountedText } from "../render/mount.ts";
import type { ChartWords } from "./chart.ts";
import { edge } from "./rows.ts";
import { fitText, lineHeight, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";

/** How the words of a picture look. */
export interface TitleLook {
  readonly font: string;
  /** What stands before the source: "Source:". */
  readonly source: string;
  readonly background: string;
  readonly colour: string;
  readonly muted: string;
  /** Pixels of the labels in the picture. */
  readonly size: number;
}

/** What a chart's record says of how the words around its picture are written, as its theme is not there any more. */
export interface TitleStyle {
  /** Before the source: "Source:". */
  readonly source: string;
  /** Pixels of the labels in the picture, which the words around it go by. */
  readonly size: number;
}

export const titleStyle = ({ language, text }: Theme): TitleStyle => ({
  source: language.source,
  size: text.size,
});

/** A chart's words, placed around its picture. */
export interface Titles {
  /** Pixels above and below the picture. */
  readonly top: number;
  readonly bottom: number;
  /** From the top of the whole. */
  readonly above: readonly MountedText[];
  /** From the bottom of the picture. */
  readonly below: readonly MountedText[];
}

/**
 * Pixels in a picture as wide as a page's text, with labels of 14; in others in proportion, so that a slide's can be read from
 * afar.
 */
const sizes = { width: 640, label: 14, headline: 20, subtitle: 15, source: 13 };
/** Enough for any sentence: a headline is never cut, the picture makes room for it. */
const lines = 99;

/** Places headline and subtitle above a picture of a width, and its source below, in as many lines as they need. */
export function layoutTitles(
  words: ChartWords,
  width: number,
  { font, source: before, size: label, ...colours }: TitleLook,
): Titles {
  const factor = Math.max(0.8, width / sizes.width) * (label / sizes.label);
  const block = (text: string, size: number, weight = 400) =>
    fitText(text, { font, size: Math.round(size * factor), weight, width: width - 2 * edge, lines });
  const headline = block(words.headline, sizes.headline, 700);
  const subtitle = block(words.subtitle, sizes.subtitle);
  const source = block(`${before} ${words.source.replace(/^source:\s*/i, "")}`, sizes.source);
  const place = (
    { lines, size, weight }: TextBlock,
    top: number,
    role: MountedText["role"],
    colour: string,
  ) => ({
    ...{ role, lines, x: edge, size, weight, colour },
    // The letters of a line stand about in its middle.
    y: top + size * 1.06,
    lineHeight: size * lineHeight,
  });
  const gap = 4;
  const top = edge + headline.height + gap + subtitle.height;
  return {
    top,
    bottom: source.height + edge,
    above: [
      place(headline, edge, "heading", colours.colour),
      place(subtitle, edge + headline.height + gap, "paragraph", colours.muted),
    ],
    below: [place(source, gap, "paragraph", colours.muted)],
  };
}
