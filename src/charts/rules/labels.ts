import type { Label } from "../../render/labels.ts";
import type { Box } from "../../render/matrix.ts";
import { contrast, parseColour } from "../colour.ts";
import { textContrastFor } from "../text-contrast.ts";
import type { Fault, PictureRule } from "./rule.ts";

/** Pixels: boxes are a little larger than the letters in them. */
const tolerance = 1.5;

const quoted = ({ text }: Label) => JSON.stringify(text);

/** A label that leaves the picture, or the plot that cuts it, cannot be read to its end. */
export const labelsWhole: PictureRule = {
  name: "label-cut",
  check: (labels, { width, height }) =>
    some(
      labels.flatMap((label): Fault[] => {
        const [side, pixels] = beyond(label, { x: 0, y: 0, width, height });
        if (pixels > tolerance)
          return [
            {
              problem: `${quoted(label)} leaves the picture by ${Math.round(pixels)} pixels at the ${side}`,
              remedy: `Make room for it (layout.margin.${side[0]}), break it with <br>, move it, or shorten it.`,
            },
          ];
        const [edge, lost] = beyond(label, label.seen);
        return lost > tolerance
          ? [
              {
                problem: `${quoted(label)} is cut off at the ${edge}, by the edge of its ${label.role === "table" ? "table" : "plot"}`,
                remedy:
                  label.role === "table"
                    ? "Give the chart a larger size (size: { width, height }), its table fewer rows, or the column more width (columnwidth)."
                    : "Let it stand over the edge (cliponaxis: false in its trace), or give the axis a wider range.",
              },
            ]
          : [];
      }),
    ),
};

/** Where a label reaches furthest out of a box, and by how much. */
function beyond(label: Label, box: Box): [side: "left" | "right" | "top" | "bottom", pixels: number] {
  const sides = [
    ["left", box.x - label.x],
    ["right", label.x + label.width - box.x - box.width],
    ["top", box.y - label.y],
    ["bottom", label.y + label.height - box.y - box.height],
  ] as const;
  const [side, pixels] = sides.reduce((most, each) => (each[1] > most[1] ? each : most));
  return [side, pixels];
}

/** Labels that are printed over each other are read as neither. */
export const labelsApart: PictureRule = {
  name: "label-overlap",
  check: (labels) => {
    // Turned ones have boxes far larger than they are.
    const level = labels.filter(({ angle }) => Math.abs(angle) < 1);
    return some(
      level.flatMap((one, i) =>
        level.slice(i + 1).flatMap((other): Fault[] =>
          overlap(one.seen, other.seen) > tolerance
            ? [
                {
                  problem: `${quoted(one)} and ${quoted(other)} are printed over each other`,
                  remedy: remedyFor(one, other),
                },
              ]
            : runOn(one, other)
              ? [
                  {
                    problem: `${quoted(one)} and ${quoted(other)} read as one`,
                    remedy: remedyFor(one, other),
                  },
                ]
              : [],
        ),
      ),
    );
  },
};

/** Pixels between two labels of a line: as much as a space. */
const leastGap = 3;

/** Side by side with less than a space between them: "9" beside "10" reads as 910. */
function runOn(one: Label, other: Label): boolean {
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const across = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
  return down > 0.6 * Math.min(one.height, other.height) && across > -tolerance && across < leastGap;
}

function remedyFor(one: Label, other: Label): string {
  if (one.role === other.role && one.role.endsWith("tick"))
    return "Give the axis fewer ticks (nticks, dtick), shorter labels (tickformat, tickprefix, ticktext), or more room (a larger size, fewer panels).";
  if (one.role.endsWith("tick") || other.role.endsWith("tick"))
    return "Give the axis a wider range, so that words keep clear of its labels, or set panels further apart (domain, grid.xgap, grid.ygap).";
  return "Move one (yshift or ay of an annotation, textposition of a trace), shorten it, set panels further apart, or give the chart a larger size.";
}

/** The lesser of how far two boxes overlap across and down; 0 or less where they do not. */
const overlap = (one: Box, other: Box): number =>
  Math.min(
    Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
    Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
  );

/** A dark label over a dark bar is not read, whatever its colour is against the paper. */
export const labelsReadable: PictureRule = {
  name: "label-contrast",
  check: (labels) =>
    some(
      labels.flatMap((label): Fault[] => {
        const colour = parseColour(label.colour);
        const least = textContrastFor(label.size, label.isBold);
        const ground = label.grounds.find((each) => {
          const under = parseColour(each);
          return (
            colour !== undefined && under !== undefined && contrast(colour, { ...under, alpha: 1 }) < least
          );
        });
        return ground === undefined
          ? []
          : [
              {
                problem: `${quoted(label)} in ${label.colour} stands on ${ground} and cannot be read there`,
                remedy:
                  "Move it off the mark, give it a colour that can be read on it (font.color), or a ground of its own (bgcolor).",
              },
            ];
      }),
    ),
};

/** A bar that is drawn after the words of the one beside it hides their end. */
export const labelsUncovered: PictureRule = {
  name: "label-covered",
  check: (labels) =>
    some(
      labels
        .filter(({ isCovered }) => isCovered)
        .map((label) => ({
          problem: `${quoted(label)} is hidden in part by what is drawn after it`,
          remedy:
            'Shorten it, break it with <br>, put it inside its own mark (textposition: "inside"), or move what hides it (a legend, a box with a bgcolor, a shape).',
        })),
    ),
};

/** Pixels: seven points on paper. */
const leastSize = 9;

/** Plotly makes words small where they do not fit their marks. */
export const labelsLarge: PictureRule = {
  name: "label-size",
  check: (labels) =>
    some(
      labels
        .filter(({ size }) => size < leastSize - 0.01)
        .map((label) => ({
          problem: `${quoted(label)} is ${label.size.toFixed(1)} pixels high, and hard to read`,
          remedy: `Give it ${leastSize} at least: more room for its mark, fewer marks, or a shorter text; if its font is small, a larger one.`,
        })),
    ),
};

/** Enough to see what is wrong: labels of a hundred bars are all wrong at once. */
function some(faults: readonly Fault[]): Fault[] {
  const most = 3;
  const [first] = faults;
  if (first === undefined || faults.length <= most) return [...faults];
  const rest = faults.length - most;
  return [
    ...faults.slice(0, most - 1),
    {
      problem: `${faults[most - 1]?.problem}, and so it is with ${rest} more`,
      remedy: (faults[most - 1] as Fault).remedy,
    },
  ];
}
