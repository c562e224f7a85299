import type { Size } from "../../render/figure.ts";

/** Pixels that something around the plot wants of the margins of the picture. */
export interface Wanted {
  readonly l?: number;
  readonly r?: number;
  readonly t?: number;
  readonly b?: number;
}

/** Pixels between words and the edge of the picture. */
export const gap = 8;

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
