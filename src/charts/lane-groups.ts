import type { Size } from "../render/figure.ts";
import { annotation } from "./annotation.ts";
import type { Layout } from "./figure.ts";
import { fitNames } from "./names.ts";
import { edge, gap } from "./rows.ts";
import { fitSize, rangeOf, type SizeOption } from "./size.ts";
import { fitText, lineHeight, plotlyLines, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";
import { layoutValueAxis, type Scale } from "./value-axis.ts";

/** Lanes one under the other, with a name for all of them. */
export interface LaneGroup {
  readonly name: string;
  readonly lanes: readonly GroupedLane[];
}

export interface GroupedLane {
  /** Lowest and highest value drawn; undefined where there is none, and the words say so. */
  readonly reach: readonly [number, number] | undefined;
  /** How far its mark stands out on either side of that, in pixels. */
  readonly radius: readonly [number, number];
  readonly words: string;
}

/** Where the lanes stand. Down the plot, y counts pixels from its top. */
export interface LaneGroupPlot {
  readonly size: Size;
  /** The middle of each lane, by group. */
  readonly middles: readonly (readonly number[])[];
  /** Pixels: how thick a bar in a lane is. */
  readonly thickness: number;
  /** How many values a pixel of the axis is. */
  readonly perPixel: number;
  readonly layout: Layout;
}

/**
 * Lays out groups of lanes along one axis, the name of each group to the left, the words of each lane beside its mark. Groups
 * that are too many for that stand closer: narrow lanes, with the words of all of a group in one line.
 */
export function layoutLaneGroups(
  groups: readonly LaneGroup[],
  options: {
    theme: Theme;
    size: SizeOption | undefined;
    scale: Scale;
    domain: readonly [number, number];
  },
): LaneGroupPlot {
  const { theme, scale, domain } = options;
  const bottom = theme.text.small + 20;
  const measure = (width: number, isDense: boolean) => measureGroups(groups, width, theme, isDense);
  const needed = (width: number, isDense: boolean) => edge + sum(measure(width, isDense).heights) + bottom;
  const { width, most } = rangeOf(theme, options.size ?? "full-page");
  const isDense = needed(width, false) > most;
  const size = fitSize(theme, options.size, (width) => needed(width, isDense), { air: 1.1 });
  const { names, left, labels, laneHeights, heights } = measure(size.width, isDense);
  const spare = (size.height - edge - bottom - sum(heights)) / groups.length;
  const tops = heights.map((_, i) => sum(heights.slice(0, i)) + i * spare);
  const ends = heights.map((height, i) => (tops[i] as number) + height + spare);
  const middles = laneHeights.map((lanes, i) => {
    const start = ((tops[i] as number) + (ends[i] as number) - sum(lanes)) / 2;
    return lanes.map((lane, j) => start + sum(lanes.slice(0, j)) + lane / 2);
  });
  const axis = layoutValueAxis({
    ...{ theme, scale, domain, left, right: edge },
    width: size.width - left - edge,
    hanging: labels.flat().flatMap(({ reach, radius, words }) =>
      reach === undefined
        ? []
        : [
            { value: reach[0], before: outline + radius[0], after: 0 },
            { value: reach[1], before: 0, after: radius[1] + gap + words.width },
          ],
    ),
  });
  const hasMarks = groups.some(({ lanes }) => lanes.some(({ reach }) => reach !== undefined));
  const perPixel = 1 / (axis.pixel(domain[0] + 1) - axis.pixel(domain[0]));
  return {
    ...{ size, middles, perPixel, thickness: isDense ? narrowLane - 2 : 12 },
    layout: {
      margin: { l: left, r: edge, t: edge, b: bottom },
      xaxis: hasMarks ? axis.layout : { ...axis.layout, tickvals: [], ticktext: [] },
      yaxis: {
        range: [size.height - edge - bottom, 0],
        tickmode: "array",
        tickvals: tops.map((top, i) => (top + (ends[i] as number)) / 2),
        ticktext: names.map(({ lines }) => plotlyLines(lines)),
        tickfont: { size: theme.text.size, color: theme.text.colour },
        ticklabelstandoff: gap,
        showgrid: false,
        zeroline: false,
        automargin: false,
      },
      shapes: ends.slice(0, -1).map((y) => ({
        ...{ type: "line", xref: "paper", x0: 0, x1: 1, y0: y, y1: y, layer: "below" },
        line: { color: theme.grid, width: 1 },
      })),
      annotations: labels.flatMap((own, i) =>
        own.map(({ reach, radius, words }, j) => {
          const lanes = middles[i] as readonly number[];
          const y = isDense ? sum(lanes) / lanes.length : (lanes[j] as number);
          const place = { y, side: "left", background: true } as const;
          return reach === undefined
            ? annotation(words, { ...place, x: axis.range[0], right: gap, muted: true }, theme)
            : annotation(words, { ...place, x: reach[1], right: gap + radius[1] }, theme);
        }),
      ),
    },
  };
}

/** Pixels: half of the line around a bar, which a plot's edge would cut off. */
const outline = 2;

/** Pixels: how high a lane without words of its own is. */
const narrowLane = 10;

/** What stands beside one mark, or in a dense picture beside all marks of a group. */
type Label = Pick<GroupedLane, "reach" | "radius"> & { readonly words: TextBlock };

/** The lanes of a group as one, whose words stand beyond all of its marks. */
function joined(lanes: readonly GroupedLane[]): GroupedLane {
  const reached = lanes.flatMap(({ reach }) => reach ?? []);
  return {
    reach: reached.length === 0 ? undefined : [Math.min(...reached), Math.max(...reached)],
    radius: [
      Math.max(...lanes.map(({ radius }) => radius[0])),
      Math.max(...lanes.map(({ radius }) => radius[1])),
    ],
    words: lanes.map(({ words }) => words).join("; "),
  };
}

/** The words of all groups, broken to fit a picture of some width, and the heights that they need. */
function measureGroups(groups: readonly LaneGroup[], width: number, theme: Theme, isDense: boolean) {
  const names = fitNames(
    groups.map(({ name }) => name),
    {
      ...{ font: theme.font, size: theme.text.size, width: width * 0.3 },
      lines: isDense ? 1 : groups.length > 12 ? 2 : 4,
    },
  );
  const gutter = Math.max(...names.map((name) => name.width));
  const left = edge + gutter + (gutter > 0 ? gap : 0);
  const labels = groups.map(({ lanes }) =>
    (isDense ? [joined(lanes)] : lanes).map(
      ({ reach, radius, words }): Label => ({
        ...{ reach, radius },
        words: fitText(words, {
          font: theme.font,
          size: theme.text.small,
          width: (width - left - edge) * 0.6,
          lines: Number.POSITIVE_INFINITY,
        }),
      }),
    ),
  );
  const least = theme.text.small * lineHeight;
  const laneHeights = groups.map(({ lanes }, i) =>
    lanes.map((_, j) => (isDense ? narrowLane : Math.max(least, labels[i]?.[j]?.words.height ?? 0) + 2)),
  );
  const apart = isDense ? 4 : groups.length > 12 ? 6 : 2 * gap;
  const heights = laneHeights.map((lanes, i) => {
    const beside = isDense ? (labels[i]?.[0]?.words.height ?? 0) : 0;
    return Math.max(sum(lanes), names[i]?.height ?? 0, beside) + apart;
  });
  return { names, left, labels, laneHeights, heights };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
