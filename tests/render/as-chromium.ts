import { expect } from "vitest";
import type { Drawn } from "./chromium.ts";
import { type SvgTree, svgTree } from "./svg-tree.ts";
import { textBoxes } from "./text-boxes.ts";

/** What Chromium made of a figure. */
export type Reference = SvgTree & Pick<Drawn, "texts">;

/** Pixels. */
const closeEnough = 0.5;

export const referenceOf = ({ svg, texts }: Drawn): Reference => ({ ...svgTree(svg), texts });

/** The same elements, and every number of their places and paths within half a pixel. */
export function expectSameTree(svg: string, reference: Reference): void {
  const { elements, numbers } = svgTree(svg);
  expect(elements).toEqual(reference.elements);
  expect(numbers.length).toBe(reference.numbers.length);
  const worst = Math.max(...numbers.map((number, i) => Math.abs(number - (reference.numbers[i] as number))));
  expect(worst).toBeLessThan(closeEnough);
}

/**
 * Texts in the same places. Chromium measures one that is made smaller by the metrics of its font in the smaller size, whose
 * whole pixels are others: its box differs by up to 1.4 in some 300 figures, while where it stands is held by the tree.
 */
export async function expectSameTexts(svg: string, reference: Reference): Promise<void> {
  const boxes = await textBoxes(svg);
  expect(boxes.map(({ text }) => text)).toEqual(reference.texts.map(({ text }) => text));
  for (const [i, box] of boxes.entries()) {
    const expected = reference.texts[i] as Drawn["texts"][number];
    const tolerance = Math.abs(box.scale - 1) < 1e-6 ? closeEnough : 1.5;
    for (const side of ["x", "y", "width", "height"] as const)
      expect(Math.abs(box[side] - expected[side]), `${side} of "${box.text}"`).toBeLessThan(tolerance);
  }
}
