import type { Size } from "../../render/figure.ts";
import { measureText } from "../measure.ts";
import { numberOf } from "../rules/numbers.ts";
import { lineHeight } from "../text.ts";
import type { Theme } from "../theme.ts";

type Options = Record<string, unknown>;

/** Pixels that something around the plot wants of the margins of the picture. */
export interface Wanted {
  readonly l?: number;
  readonly r?: number;
  readonly t?: number;
  readonly b?: number;
}

/** Pixels between words and the edge of the picture. */
export const gap = 8;

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

/** Whether a panel reaches to an edge of the picture. */
export const isAt = (edge: number, end: number) => Math.abs(edge - end) < 0.03;

/** No margin takes more than two fifths of the picture: what is longer is told, and broken by its author. */
export const limited = (wanted: Wanted, { width, height }: Size): Wanted =>
  Object.fromEntries(
    Object.entries(wanted).map(([side, pixels]) => [
      side,
      Math.min(Number(pixels), 0.4 * (/[lr]/.test(side) ? width : height)),
    ]),
  );
