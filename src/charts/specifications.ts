import type { Size } from "../render/figure.ts";
import { annotation, shiftInside } from "./annotation.ts";
import type { Assumption } from "./assumptions.ts";
import type { Layout } from "./figure.ts";
import { fitNames } from "./names.ts";
import { edge, gap } from "./rows.ts";
import { fitSize, type SizeOption } from "./size.ts";
import { fitText, lineHeight, plotlyLines, type TextBlock } from "./text.ts";
import type { Theme } from "./theme.ts";
import { type Scale, spread } from "./value-axis.ts";

export interface SpecificationsOptions {
  readonly theme: Theme;
  readonly size: SizeOption | undefined;
  readonly scale: Scale;
  /** How many specifications there are. */
  readonly count: number;
  /** All that is drawn in the upper panel. */
  readonly values: readonly number[];
  readonly assumptions: readonly Assumption[];
  /** What stands under the matrix. */
  readonly summary: string;
  /** Which specification is the main one, counted from 0, and what stands over it. */
  readonly main: { readonly at: number; readonly words: string } | undefined;
  readonly reference: { readonly value: number; readonly words: string } | undefined;
}

/**
 * Two panels, one over the other: y is a result in the upper one, and pixels from the top of the matrix in the lower one
 * (y2). x counts the specifications from 1.
 */
export interface SpecificationPlot {
  readonly size: Size;
  /** Pixels from one specification to the next. */
  readonly slot: number;
  /** The middle of the row of each option, by assumption. */
  readonly rows: readonly (readonly number[])[];
  readonly layout: Layout;
}

/** Pixels: the least that shows a curve, and what lies between it and the matrix. */
const leastCurve = 110;
const between = 10;
/** Free above and below the outermost results. */
const air = 8;

/** Lays out the curve over its matrix: the curve gets the height that the rows of the matrix leave. */
export function layoutSpecifications(options: SpecificationsOptions): SpecificationPlot {
  const { theme, scale, count, assumptions, main, reference } = options;
  const { small } = theme.text;
  const low = Math.min(...options.values, reference?.value ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...options.values, reference?.value ?? Number.NEGATIVE_INFINITY);
  const domain = spread([low, high]);
  const row = small * lineHeight + 1;
  // Broken, and never cut: half a number is another number.
  const valueLabels = (ticks: readonly number[], width: number) =>
    scale.labels(ticks).map((label) =>
      fitText(label, {
        font: theme.font,
        size: small,
        width: width * 0.3,
        lines: Number.POSITIVE_INFINITY,
      }),
    );
  const measure = (width: number) => {
    const inRow = { font: theme.font, size: small, width: width * 0.36, lines: 1 };
    const heads = fitNames(
      assumptions.map(({ name }) => name),
      { ...inRow, weight: 700 },
    );
    const labels = assumptions.map(({ options }) => fitNames(options, inRow));
    const values = valueLabels(scale.ticks(...domain, mostTicks), width);
    const gutter = Math.max(...[...heads, ...labels.flat(), ...values].map(({ width }) => width));
    const left = edge + gutter + gap;
    const beside =
      reference &&
      fitText(reference.words, {
        font: theme.font,
        size: small,
        width: width * 0.18,
        lines: Number.POSITIVE_INFINITY,
      });
    const right = edge + (beside === undefined ? 0 : beside.width + gap);
    const title =
      main && fitText(main.words, { font: theme.font, size: small, weight: 700, width: width - 2 * edge });
    const summary = fitText(options.summary, {
      font: theme.font,
      size: small,
      width: width - left - edge,
      lines: Number.POSITIVE_INFINITY,
    });
    const top = edge + (title === undefined ? 0 : title.height + 2);
    const bottom = summary.height + 4 + edge;
    return { heads, labels, left, right, top, bottom, beside, title, summary };
  };
  // A line for each head, one for each option, and some air before each head.
  const matrix = assumptions.reduce((sum, { options }) => sum + (options.length + 1) * row + gap, 0);
  const size = fitSize(
    theme,
    options.size,
    (width) => {
      const { top, bottom, beside } = measure(width);
      return top + Math.max(leastCurve, beside?.height ?? 0) + between + matrix + bottom;
    },
    { air: 1.25, fewer: "Hold a choice at its main value" },
  );
  const { heads, labels, left, right, top, bottom, beside, title, summary } = measure(size.width);

  const tops = assumptions.map((_, i) =>
    assumptions.slice(0, i).reduce((sum, { options }) => sum + (options.length + 1) * row + gap, gap),
  );
  const rows = assumptions.map(({ options }, i) =>
    options.map((_, option) => (tops[i] as number) + (option + 1.5) * row),
  );
  const height = size.height - top - bottom;
  const curve = height - between - matrix;
  const perPixel = (domain[1] - domain[0]) / (curve - 2 * air);
  const range = [domain[0] - air * perPixel, domain[1] + air * perPixel] as const;
  const pixel = (value: number) => (range[1] - value) / perPixel;
  const ticks = scale.ticks(...range, Math.min(mostTicks, Math.floor(curve / 28)));
  const width = size.width - left - right;
  const slot = width / count;
  const inMatrix = (
    block: TextBlock,
    place: { y: number; side: "left" | "right"; right: number; edge?: "top"; down?: number },
  ) => ({
    ...annotation(block, { x: 0.5, ...place }, theme),
    yref: "y2",
  });
  return {
    ...{ size, slot, rows },
    layout: {
      margin: { l: left, r: right, t: top, b: bottom },
      xaxis: { range: [0.5, count + 0.5], visible: false, anchor: "y2" },
      yaxis: {
        domain: [1 - curve / height, 1],
        range: [...range],
        tickmode: "array",
        tickvals: ticks,
        ticktext: valueLabels(ticks, size.width).map(({ lines }) => plotlyLines(lines)),
        ticklabelstandoff: gap,
        zeroline: false,
        automargin: false,
      },
      yaxis2: {
        domain: [0, matrix / height],
        range: [matrix, 0],
        tickmode: "array",
        tickvals: rows.flat(),
        ticktext: labels.flat().map(({ lines }) => plotlyLines(lines)),
        tickfont: { size: small, color: theme.text.colour },
        ticklabelstandoff: gap,
        zeroline: false,
        automargin: false,
      },
      shapes: [
        ...(main === undefined
          ? []
          : [
              {
                ...{
                  type: "line",
                  x0: main.at + 1,
                  x1: main.at + 1,
                  yref: "paper",
                  y0: 0,
                  y1: 1,
                  layer: "below",
                },
                line: { color: theme.axis, width: 1 },
              },
            ]),
        ...(reference === undefined
          ? []
          : [
              {
                ...{ type: "line", x0: 0.5, x1: count + 0.5, y0: reference.value, y1: reference.value },
                line: { color: theme.text.colour, width: 1.5, dash: "dash" },
              },
            ]),
      ],
      annotations: [
        ...heads.map((head, i) =>
          inMatrix(head, { y: (tops[i] as number) + row / 2, side: "right", right: -gap }),
        ),
        inMatrix(summary, { y: matrix, side: "left", right: 0, edge: "top", down: 4 }),
        ...(main === undefined || title === undefined
          ? []
          : [
              annotation(
                title,
                {
                  ...{ x: main.at + 1, y: range[1], edge: "bottom", down: -2 },
                  right: shiftInside(left + (main.at + 0.5) * slot, title.width, edge, size.width - edge),
                },
                theme,
              ),
            ]),
        ...(reference === undefined || beside === undefined
          ? []
          : [
              annotation(
                beside,
                {
                  ...{ x: count + 0.5, y: reference.value, side: "left", right: gap },
                  down: shiftInside(pixel(reference.value), beside.height, 0, curve),
                },
                theme,
              ),
            ]),
      ],
    },
  };
}

const mostTicks = 6;
