import type { Size } from "../render/figure.ts";
import { annotation } from "./annotation.ts";
import type { Layout } from "./figure.ts";
import { fitNames } from "./names.ts";
import { fitSize, rangeOf, type SizeOption } from "./size.ts";
import { fitText, plotlyLines, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";
import { type Hanging, layoutValueAxis, type Scale } from "./value-axis.ts";

/** One row of a chart of rows: its name, how far its marks reach along the axis, and what is written beside them. */
export interface Row {
  readonly name: string;
  /** Lowest and highest value drawn; undefined where there is none, and `after` says so. */
  readonly reach: readonly [number, number] | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface RowsOptions {
  readonly theme: Theme;
  readonly size: SizeOption | undefined;
  readonly scale: Scale;
  /** Values that the axis has to show even where no row reaches them: zero, a baseline. */
  readonly include: readonly number[];
  /** Pixels to keep free above the first row. */
  readonly header?: number;
  /** Pixels to keep free below the axis. */
  readonly footer?: number;
  /** How far a mark reaches beyond its value, in pixels: the radius of a dot. */
  readonly radius?: number;
  /** How much of the width beside the names the words may take before they are broken: 0.6 when not given. */
  readonly beside?: number;
  /** What else hangs from values of the axis, above the rows. */
  readonly hanging?: readonly Hanging[];
}

/** Where the rows of a chart stand, with all their words placed. Down the plot, y counts pixels from its top. */
export interface RowPlot {
  readonly size: Size;
  /** The middle of each row. */
  readonly middles: readonly number[];
  /** How thick a bar is, in pixels. */
  readonly thickness: number;
  /** The bottom of the last row. */
  readonly bottom: number;
  /** Where a value stands, in pixels from the left edge of the picture. */
  readonly pixel: (value: number) => number;
  readonly domain: readonly [number, number];
  readonly layout: Layout & { readonly annotations: readonly object[] };
}

/** Pixels between a mark and its words, and between the words and the picture's edge. */
export const gap = 8;
export const edge = 16;

/**
 * Lays out a chart of horizontal rows: names to the left, marks along one axis, words beside the marks. The marks get the
 * room that the words, by their measured widths, leave.
 */
export function layoutRows(rows: readonly Row[], options: RowsOptions): RowPlot {
  const { theme, scale, include, header = 0, footer = 0, radius = 0, hanging = [] } = options;
  const top = edge + header;
  const bottom = axisHeight(theme) + footer;
  const free = rangeOf(theme, options.size ?? "full-page").most - top - bottom;
  const size = fitSize(
    theme,
    options.size,
    (width) => top + sum(wordsOf(rows, width, options, free).heights) + bottom,
  );
  const words = wordsOf(rows, size.width, options, free);

  const height = size.height - top - bottom;
  const spare = (height - sum(words.heights)) / rows.length;
  const heights = words.heights.map((row) => row + spare);
  const middles = heights.map((row, i) => sum(heights.slice(0, i)) + row / 2);

  const reached = rows.flatMap(({ reach }) => reach ?? []);
  const shown = reached.length + include.length === 0 ? [0] : [...reached, ...include];
  // A row with nothing drawn says so at the zero that bars start from, or at the plot's left edge.
  const zero = include[0];
  const axis = layoutValueAxis({
    theme,
    scale,
    left: words.left,
    width: size.width - words.left - edge,
    right: edge,
    domain: [Math.min(...shown), Math.max(...shown)],
    hanging: rows
      .flatMap(({ reach }, i) => {
        const [low, high] = reach ?? [zero, zero];
        return [
          ...(low === undefined
            ? []
            : [{ value: low, before: radius + beforeOf(words.before[i]), after: 0 }]),
          ...(high === undefined
            ? []
            : [{ value: high, before: 0, after: radius + reachOf(words.after[i]) }]),
        ];
      })
      .concat(hanging),
  });

  const annotations = rows.flatMap(({ reach }, i) => {
    const [low, high] = reach ?? [zero ?? axis.range[0], zero ?? axis.range[0]];
    // The background keeps gridlines out of the words.
    const place = { y: middles[i] as number, muted: reach === undefined, background: true };
    const [before, after] = [words.before[i], words.after[i]];
    const away = reach === undefined ? gap : gap + radius;
    return [
      ...(before ? [annotation(before, { ...place, x: low, side: "right", right: -away }, theme)] : []),
      ...(after ? [annotation(after, { ...place, x: high, side: "left", right: away }, theme)] : []),
    ];
  });

  return {
    size,
    middles,
    thickness: Math.min(36, Math.round(Math.min(...heights) * 0.55)),
    bottom: height,
    pixel: axis.pixel,
    domain: axis.domain,
    layout: {
      margin: { l: words.left, r: edge, t: top, b: bottom },
      xaxis: reached.length === 0 ? { ...axis.layout, tickvals: [], ticktext: [] } : axis.layout,
      yaxis: {
        range: [height, 0],
        tickmode: "array",
        tickvals: middles,
        ticktext: words.names.map(({ lines }) => plotlyLines(lines)),
        tickfont: { size: theme.text.size, color: theme.text.colour },
        ticklabelstandoff: gap,
        showgrid: false,
        zeroline: false,
        automargin: false,
      },
      annotations,
    },
  };
}

/** Pixels below the rows for the labels of the axis. */
export const axisHeight = (theme: Theme) => theme.text.small + 20;

/** The most lines that a name may take. */
const mostLines = 4;

/**
 * The words of all rows, broken to fit a picture of some width, and the heights that the rows need for them: names in as many
 * lines as fit its height. Thirty rows that have to fit a page have one each.
 */
function wordsOf(rows: readonly Row[], width: number, options: RowsOptions, free: number) {
  for (let lines = mostLines; ; lines--) {
    const words = wordsIn(rows, width, lines, options);
    if (lines === 1 || sum(words.heights) <= free) return words;
  }
}

function wordsIn(
  rows: readonly Row[],
  width: number,
  lines: number,
  { theme, beside: share = 0.6 }: RowsOptions,
) {
  const { font } = theme;
  const size = theme.text.size;
  const isLong = rows.length > 12;
  const names = fitNames(
    rows.map(({ name }) => name),
    { font, size, lines, width: width * (isLong ? 0.42 : 0.34) },
  );
  const gutter = Math.max(...names.map((name) => name.width));
  const left = edge + gutter + (gutter > 0 ? gap : 0);
  const isOnBothSides = rows.some((row) => row.before !== undefined);
  const beside = (text: string | undefined) =>
    // Never cut short: half a number is another number.
    text === undefined
      ? undefined
      : fitText(text, { font, size, width: (width - left) * (isOnBothSides ? 0.4 : share), lines: Infinity });
  const before = rows.map((row) => beside(row.before));
  const after = rows.map((row) => beside(row.after));
  const least = isLong ? 24 : 40;
  const heights = rows.map((_, i) =>
    Math.max(
      least,
      ...[names[i], before[i], after[i]].map((block) => (block?.height ?? 0) + (isLong ? 4 : 8)),
    ),
  );
  return { names, left, before, after, heights };
}

const reachOf = (block: TextBlock | undefined) => (block === undefined ? 0 : gap + block.width);

/** Words before a mark keep further from the names than these from the plot: "Ward 1 0 weeks" would be one. */
const beforeOf = (block: TextBlock | undefined) => (block === undefined ? 0 : reachOf(block) + gap);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A vertical line through all rows at a value that they are measured from. */
export function verticalLine(plot: RowPlot, value: number, theme: Theme): object {
  const line = { color: theme.axis, width: 1.5 };
  return { type: "line", x0: value, x1: value, y0: 0, y1: plot.bottom, line, layer: "above" };
}
