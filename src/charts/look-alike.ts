import { type Colour, contrast } from "./colour.ts";
import { leastSteps, nearest } from "./colour-vision.ts";

/** WCAG 2.2, success criterion 1.4.11: graphical objects against what is next to them. */
export const leastContrast = 3;

/** A contrast as it is written, never more than it is: "2.9:1". */
export const ratio = (value: number) => `${(Math.floor(value * 10) / 10).toFixed(1)}:1`;

/** In what way two colours that come one after the other are too near; undefined where they are not. */
export function lookAlike(one: Colour, other: Colour): string | undefined {
  const value = contrast(one, other);
  if (value < leastContrast) return `have a contrast of ${ratio(value)}`;
  const [worst] = nearest(one, other);
  return worst.steps < leastSteps ? `look alike with ${worst.vision}` : undefined;
}
