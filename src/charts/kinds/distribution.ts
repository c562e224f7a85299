import { formatAmount } from "../../analysis/format.ts";
import { sortedQuantile } from "../../analysis/uncertainty/quantile.ts";
import { UsageError } from "../../errors.ts";
import { Amounts } from "../amounts.ts";
import { annotation, shiftInside } from "../annotation.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { completeNumbersOf, tabular } from "../data.ts";
import { type Bin, histogram } from "../histogram.ts";
import { kind } from "../kind.ts";
import { column, digits, quantiles, unit } from "../option-shapes.ts";
import { edge } from "../rows.ts";
import { wideSize } from "../size.ts";
import { bodyOf, withTails } from "../tails.ts";
import { fitText, plotlyText, type TextBlock } from "../text.ts";
import { government } from "../themes/government.ts";
import { layoutValueAxis } from "../value-axis.ts";

export interface DistributionOptions extends ChartWords, ChartLook {
  /** The column of draws: one simulated result a row. */
  readonly value: string;
  /** The unit of the results. */
  readonly unit: string;
  /** Digits after the point in the words; chosen by size when not given. */
  readonly decimals?: number | undefined;
  /** The quantiles that the marked interval runs between: [0.05, 0.95] when not given. */
  readonly interval?: readonly [number, number] | undefined;
}

const needs = { value: column, unit, interval: quantiles, decimals: digits };

/**
 * The results of a simulation as a histogram, with the median and the interval that holds most of them marked and written
 * out. The data kept are the bins, not the draws. Of a far tail, which would make a line of all other bars, the bars show the middle
 * 99%, and the words how many draws lie beyond. Quantiles are of type 7 (Hyndman & Fan 1996), as in R.
 *
 * @throws UsageError when a part of the contract is missing, the column is not there, a draw is missing or
 * no number, or the words leave the bars no height.
 *
 * @example
 * ```ts
 * import { distribution, frame } from "dossier";
 *
 * const draws = frame({ total: Array.from({ length: 1001 }, (_, i) => 700 + i) });
 * const chart = distribution(draws, {
 *   id: "simulated-total",
 *   headline: "The stated sales were worth between £750m and £1,650m",
 *   subtitle: "Simulated total, £ million at 2022 prices",
 *   source: "An article from a university",
 *   alt: "Histogram: median £1,200m, 90% of draws between £750m and £1,650m.",
 *   value: "total",
 *   unit: "£m",
 * });
 * chart.data.names; // => ["from", "to", "draws"]
 * ```
 */
export const distribution = kind(needs, (table, options: DistributionOptions) => {
  const { theme = government, interval = [0.05, 0.95] } = options;
  const { language } = theme;
  const draws = Float64Array.from(completeNumbersOf(table, options.value)).sort();
  const body = bodyOf(draws);
  const { bins, below, above } = withTails(histogram(body.draws), body, draws);
  // Where each bin is one whole number, its bar stands around it.
  const half = bins.length > 1 && bins.every(({ from, to }) => from === to) ? 0.5 : 0;
  const most = Math.max(...bins.map(({ count }) => count));
  const [low, middle, high] = [interval[0], 0.5, interval[1]].map((p) => sortedQuantile(draws, p)) as [
    number,
    number,
    number,
  ];
  const amounts = new Amounts(options.unit, [low, middle, high], { decimals: options.decimals, language });
  const percent = new Amounts("share", [], { language });
  const size = wideSize(theme, options.size);
  const within = {
    ...{ font: theme.font, size: theme.text.size },
    ...{ width: size.width - 2 * edge, lines: Number.POSITIVE_INFINITY },
  };
  const median = fitText(`${language.median} ${amounts.one(middle)}`, { ...within, weight: 700 });
  // Not "90% of draws": where many are equal, or few, another share of them lies between the two quantiles.
  const quantiles = `${percent.one(interval[0])} ${language.to} ${percent.one(interval[1])}`;
  const central = fitText(
    `${quantiles} ${language.of} ${formatAmount(draws.length, "draws", { language })}: ${amounts.range(low, high)}`,
    within,
  );

  const ofTail = ({ count }: Bin, beyond: string, bound: number) =>
    fitText(`${formatAmount(count, "draws", { language })}: ${beyond} ${amounts.one(bound)}`, {
      ...{ font: theme.font, size: theme.text.small },
      ...{ width: (size.width - 2 * edge) / 2, lines: Number.POSITIVE_INFINITY },
    });
  const tails = {
    left: below && ofTail(below, language.lessThan, below.to),
    right: above && ofTail(above, language.atLeast, above.from),
  };
  const foot = Math.max(
    0,
    ...[tails.left, tails.right].map((block) => (block === undefined ? 0 : block.height + 4)),
  );

  // Above the bars: the line that marks the interval, its words, and over them the words of the median.
  const head = median.height + central.height + 24;
  const margin = { l: edge, r: edge, t: edge, b: theme.text.small + 20 + foot };
  const height = size.height - margin.t - margin.b - head;
  if (height < leastHeight)
    throw new UsageError({
      problem: `the words leave the bars ${Math.max(0, Math.round(height))} pixels of a height of ${size.height}`,
      remedy: "Take a higher or a wider size.",
    });
  const perPixel = most / height;
  const bracket = most + 12 * perPixel;
  const axis = layoutValueAxis({
    theme,
    scale: amounts,
    left: margin.l,
    width: size.width - margin.l - margin.r,
    right: edge,
    domain: [(bins[0] as Bin).from - half, (bins.at(-1) as Bin).to + half],
  });
  const [start, end] = axis.domain;
  const pixelsPerValue = (axis.pixel(end) - axis.pixel(start)) / (end - start);
  const centred = (block: TextBlock, value: number, y: number) => {
    const right = shiftInside(axis.pixel(value), block.width, edge, size.width - edge);
    return annotation(block, { x: value, y, edge: "bottom", right, background: true }, theme);
  };
  // Under the labels of the axis, at the end that they lie beyond.
  const tail = (block: TextBlock | undefined, side: "left" | "right") => {
    if (block === undefined) return [];
    const [x, shift] =
      side === "left" ? [start, edge - axis.pixel(start)] : [end, size.width - edge - axis.pixel(end)];
    const down = theme.text.small + 18;
    return [annotation(block, { x, y: 0, side, edge: "top", right: shift, down, muted: true }, theme)];
  };
  const stroke = (x0: number, x1: number, y0: number, y1: number) => ({
    ...{ type: "line", x0, x1, y0, y1 },
    line: { color: theme.text.colour, width: 2 },
  });
  const cap = (end: number) => stroke(end, end, bracket - 5 * perPixel, bracket + 5 * perPixel);
  const all = [below, ...bins, above].filter((bin) => bin !== undefined);
  return {
    ...options,
    size,
    data: tabular(table, {
      from: { type: "number", values: all.map(({ from }) => from) },
      to: { type: "number", values: all.map(({ to }) => to) },
      draws: { type: "integer", values: all.map(({ count }) => count) },
    }),
    figure: {
      data: [
        {
          type: "bar",
          x: bins.map(({ from, to }) => (from + to) / 2),
          y: bins.map(({ count }) => count),
          width: bins.map(({ from, to }) => 2 * half || Math.max(to - from, narrowest / pixelsPerValue)),
          marker: { color: theme.duo[0], line: { color: theme.background, width: 1 } },
          hoverinfo: "text",
          hovertext: bins.map(({ from, to, count }) => {
            const share = percent.one(count / draws.length);
            return plotlyText(
              `${amounts.range(from, to)}: ${share} ${language.of} ${formatAmount(0, "draws", { language }).slice(2)}`,
            );
          }),
        },
        {
          type: "scatter",
          mode: "lines",
          x: [middle, middle],
          y: [0, bracket],
          line: { color: theme.duo[1], width: 3 },
          hoverinfo: "skip",
        },
      ],
      layout: {
        margin,
        xaxis: { ...axis.layout, showgrid: false, ticks: "outside" },
        // How high a bar is says little: what share of draws lies where is in the words.
        yaxis: { range: [0, most + head * perPixel], visible: false },
        shapes: [stroke(low, high, bracket, bracket), cap(low), cap(high)],
        annotations: [
          centred(central, (low + high) / 2, bracket + 6 * perPixel),
          centred(median, middle, bracket + (6 + central.height) * perPixel),
          ...tail(tails.left, "left"),
          ...tail(tails.right, "right"),
        ],
      },
    },
  };
});

/** Pixels: bars that are lower show no shape. */
const leastHeight = 60;

/** Pixels: how wide the bar of a single value is, so that it is seen beside the line of the median that stands on it. */
const narrowest = 12;
