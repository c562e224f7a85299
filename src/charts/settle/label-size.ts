import { measureText } from "../measure.ts";
import { numberOf } from "../rules/numbers.ts";
import { lineHeight } from "../text.ts";
import type { Theme } from "../theme.ts";

type Options = Record<string, unknown>;

/** The box of a label, in pixels. */
export interface Block {
  readonly width: number;
  readonly height: number;
}

/** Width and height of a label in a font of the theme. */
export function measured(text: string, font: Options | undefined, theme: Theme): Block {
  const size = numberOf(font?.size) ?? theme.text.size;
  const lines = text.split(/<br\s*\/?>/i).map((line) => line.replace(/<[^>]*>/g, ""));
  const weight = /<b>/i.test(text) || Number(font?.weight) >= 600 ? 700 : 400;
  return {
    width: Math.max(...lines.map((line) => measureText(line, theme.font, size, weight))),
    height: lines.length * size * lineHeight,
  };
}

/** Pixels that are kept between words and the ends of the bar or the cell that they are on. */
export const inset = 3;
