import { type Colour, over, parseColour } from "../colour.ts";
import { nearest } from "../colour-vision.ts";
import { listOf } from "./numbers.ts";
import { isHidden } from "./panels.ts";
import type { Fault, Rule } from "./rule.ts";

type Options = Record<string, unknown>;

/** Plotly's scales that are not lighter or darker by equal steps: bands seem to begin where nothing does. */
const uneven = /^(blackbody|bluered|earth|electric|hot|hsv|jet|picnic|portland|rainbow)(_r)?$/i;

/** A scale of colours is read in order, and has to be told apart at its ends by every reader. */
export const scalesInOrder: Rule = {
  name: "colour-scale",
  check: ({ figure: { data, layout } }) => {
    const ofTraces = data.flatMap((trace, i) =>
      isHidden(trace)
        ? []
        : [
            trace,
            trace.marker as Options | undefined,
            (trace.marker as Options | undefined)?.line as Options,
          ].map((part) => ({ what: `trace ${i + 1}`, scale: part?.colorscale })),
    );
    const shared = Object.entries(layout).flatMap(([name, axis]) =>
      /^coloraxis\d*$/.test(name) ? [{ what: name, scale: (axis as Options | undefined)?.colorscale }] : [],
    );
    return [...ofTraces, ...shared].flatMap(({ what, scale }) => faultOf(what, scale));
  },
};

const remedy =
  "Leave colorscale out for the house's, or take one that runs from light to dark (Blues, Viridis, Cividis), or from one hue over white to another (RdBu).";

/** Whether a scale has one colour from end to end, as the land of a map beneath points: it fills, and tells no amount. */
export const isOneColour = (scale: unknown): boolean => {
  const colours = (listOf(scale) ?? []).map((stop) => String(listOf(stop)?.[1]).toLowerCase());
  return colours.length > 0 && new Set(colours).size === 1;
};

function faultOf(what: string, scale: unknown): Fault[] {
  if (typeof scale === "string")
    return uneven.test(scale) || /^rdylgn/i.test(scale)
      ? [{ problem: `${what} has the colour scale ${scale}, whose order cannot be seen by all`, remedy }]
      : [];
  if (isOneColour(scale)) return [];
  const ends = [listOf(scale)?.[0], listOf(scale)?.at(-1)].map((stop) => {
    const colour = parseColour(String(listOf(stop)?.[1] ?? ""));
    return colour && over(colour, { red: 255, green: 255, blue: 255, alpha: 1 });
  });
  const [low, high] = ends as [Colour | undefined, Colour | undefined];
  if (low === undefined || high === undefined) return [];
  // In grey the two ends of a scale with white in its middle may be the same.
  const worst = nearest(low, high).find(({ vision }) => vision !== "greyscale");
  // Ends are seldom side by side: what half of all people notice is enough.
  return worst !== undefined && worst.steps < 1
    ? [{ problem: `the ends of the colour scale of ${what} look alike with ${worst.vision}`, remedy }]
    : [];
}
