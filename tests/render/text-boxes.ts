import { openFonts } from "../../src/render/fonts.ts";
import { clientBox, toOutermost } from "../../src/render/geometry.ts";
import type { Box } from "../../src/render/matrix.ts";

/** A label of a picture, and the upright box around it in pixels of the picture. */
export interface TextBox extends Box {
  readonly text: string;
  /** How far its line turns from the horizontal, in degrees, clockwise. */
  readonly angle: number;
  /** How much larger than its font size it is shown: Plotly makes the texts of narrow bars smaller. */
  readonly scale: number;
}

/**
 * Where the texts of an SVG stand, in the order they are drawn: what a check needs that wants to know whether
 * labels overlap or leave the picture.
 */
export async function textBoxes(svg: string): Promise<TextBox[]> {
  const fonts = openFonts();
  const { parseHTML } = await import("linkedom/worker");
  const { document } = parseHTML(`<!DOCTYPE html><html><body>${svg}</body></html>`);
  return [...document.querySelectorAll("text")].map((element) => {
    const [a, b] = toOutermost(element);
    return {
      text: element.textContent ?? "",
      ...clientBox(element, fonts),
      angle: (Math.atan2(b, a) * 180) / Math.PI,
      scale: Math.hypot(a, b),
    };
  });
}
