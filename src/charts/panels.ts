import type { Size } from "../render/figure.ts";
import { annotation } from "./annotation.ts";
import type { Layout } from "./figure.ts";
import { fitNames } from "./names.ts";
import { edge, gap } from "./rows.ts";
import { fitSize, type SizeOption } from "./size.ts";
import { fitText, plotlyLines } from "./text.ts";
import type { Theme } from "./theme.ts";
import { layoutValueAxis, type Scale } from "./value-axis.ts";

/** Panels side by side and under each other, all with the same two axes. */
export interface PanelPlot {
  readonly size: Size;
  /** What Plotly calls the axes of each panel: "x", "x2", … and "y", "y2", …. */
  readonly axes: readonly { readonly x: string; readonly y: string }[];
  /** How many pixels a value across is wide. */
  readonly slot: number;
  /** Pixels: how high a panel is. */
  readonly height: number;
  /** The lowest and highest value of the vertical axes. */
  readonly range: readonly [number, number];
  readonly layout: Layout & { readonly annotations: readonly object[] };
}

export interface PanelsOptions {
  readonly theme: Theme;
  readonly size: SizeOption | undefined;
  /** The two axes of every panel, with the lowest and the highest value drawn. */
  readonly across: { readonly scale: Scale; readonly domain: readonly [number, number] };
  readonly up: { readonly scale: Scale; readonly domain: readonly [number, number] };
  /** What stands below all panels, if anything. */
  readonly key: string;
}

/** Pixels: between panels, and the least height of one. */
const between = 20;
const leastHeight = 84;

/** Lays out a panel for each title. The vertical axis is written out at the left of each row, the other below each column. */
export function layoutPanels(titles: readonly string[], options: PanelsOptions): PanelPlot {
  const { theme, across, up } = options;
  const { small } = theme.text;
  const tickLine = small + 18;
  const measure = (width: number) => {
    const columns = columnsFor(titles.length, width);
    const ticks = up.scale.labels(up.scale.ticks(...up.domain, mostTicks));
    const left =
      edge +
      Math.max(0, ...ticks.map((label) => fitText(label, { font: theme.font, size: small }).width)) +
      gap;
    const panel = (width - left - edge - (columns - 1) * between) / columns;
    const heads = fitNames(titles, { font: theme.font, size: small, weight: 700, width: panel, lines: 3 });
    const rows = Math.ceil(titles.length / columns);
    const headOf = (row: number) =>
      Math.max(...heads.slice(row * columns, (row + 1) * columns).map(({ height }) => height)) + 6;
    const headHeights = Array.from({ length: rows }, (_, row) => headOf(row));
    const key =
      options.key === ""
        ? undefined
        : fitText(options.key, {
            font: theme.font,
            size: small,
            width: width - 2 * edge,
            lines: Number.POSITIVE_INFINITY,
          });
    const bottom = tickLine + (key === undefined ? edge / 2 : key.height + edge);
    return { columns, rows, left, panel, heads, headHeights, key, bottom };
  };
  const size = fitSize(
    theme,
    options.size,
    (width) => {
      const { rows, headHeights, bottom } = measure(width);
      return edge + sum(headHeights) + rows * leastHeight + (rows - 1) * between + bottom;
    },
    { air: 1.3, fewer: "Draw fewer panels: keep the largest, join the rest, or split the chart in two" },
  );
  const { columns, rows, left, panel, heads, headHeights, key, bottom } = measure(size.width);

  const whole = { width: size.width - left - edge, height: size.height - edge - bottom };
  const height = (whole.height - sum(headHeights) - (rows - 1) * between) / rows;
  const axis = layoutValueAxis({
    ...{ theme, scale: across.scale, domain: across.domain, width: panel },
    // Less than half of what is between two panels: "1994" and "1990" would all but touch.
    left: between / 4,
    right: between / 4,
  });
  // Half a line of air above the highest value: a gridline there would touch the title.
  const [low, high] = up.domain;
  const range = [low, high + ((high - low) * 6) / (height - 6)] as const;
  const ticks = up.scale.ticks(...up.domain, Math.max(2, Math.min(mostTicks, Math.floor(height / 26))));
  const labels = up.scale.labels(ticks).map((label) => plotlyLines([label]));
  const axes = titles.map((_, i) => ({ x: i === 0 ? "x" : `x${i + 1}`, y: i === 0 ? "y" : `y${i + 1}` }));
  const layout: Record<string, object> = {};
  for (const [i, { x, y }] of axes.entries()) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const start = column * (panel + between);
    const foot = whole.height - sum(headHeights.slice(0, row + 1)) - row * (height + between) - height;
    layout[x.replace("x", "xaxis")] = {
      ...axis.layout,
      anchor: y,
      domain: [start / whole.width, Math.min(1, (start + panel) / whole.width)],
      showgrid: false,
      showline: true,
      showticklabels: i + columns >= titles.length,
      ticks: "outside",
    };
    layout[y.replace("y", "yaxis")] = {
      anchor: x,
      domain: [Math.max(0, foot / whole.height), Math.min(1, (foot + height) / whole.height)],
      range: [...range],
      tickmode: "array",
      tickvals: ticks,
      ticktext: labels,
      showticklabels: column === 0,
      ticklabelstandoff: gap,
      zeroline: low < 0 || high === 0,
      automargin: false,
    };
  }
  return {
    ...{ size, axes, height, range },
    slot: axis.pixel(across.domain[0] + 1) - axis.pixel(across.domain[0]),
    layout: {
      margin: { l: left, r: edge, t: edge, b: bottom },
      ...layout,
      annotations: [
        ...heads.map((block, i) => ({
          ...annotation(
            block,
            { x: axis.range[0], y: range[1], side: "left", edge: "bottom", down: -4 },
            theme,
          ),
          xref: axes[i]?.x,
          yref: axes[i]?.y,
        })),
        ...(key === undefined
          ? []
          : [
              {
                ...annotation(
                  key,
                  { x: 0, y: 0, side: "left", edge: "top", right: edge - left, down: tickLine },
                  theme,
                ),
                ...{ xref: "paper", yref: "paper" },
              },
            ]),
      ],
    },
  };
}

const mostTicks = 5;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** As many columns as leave a panel 150 pixels, and no last row of one where it can be helped. */
function columnsFor(count: number, width: number): number {
  const most = Math.max(1, Math.floor((width - 80) / 150));
  const rows = Math.ceil(count / Math.min(most, count));
  return Math.ceil(count / rows);
}
