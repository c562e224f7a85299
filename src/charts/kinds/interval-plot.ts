import { Amounts } from "../amounts.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkRowNames, drawn } from "../data.ts";
import { arrowsEnd, intervalGroup, intervalTraces, reachOf } from "../interval-marks.ts";
import { kind } from "../kind.ts";
import { number } from "../option-shapes.ts";
import { amountsIn, type RangeOptions, rangeNeeds, rangesOf, rangeWords } from "../ranges.ts";
import { layoutRows, verticalLine } from "../rows.ts";
import { plotlyText } from "../text.ts";
import { government } from "../themes/government.ts";

export interface IntervalPlotOptions extends ChartWords, ChartLook, RangeOptions {
  /** A value that all rows are read against, drawn as a line: 0 for differences and lags. */
  readonly reference?: number | undefined;
}

const needs = { ...rangeNeeds, reference: number };

/**
 * Amounts as points, each with its interval as a capped line, and both written beside it. For amounts whose distance from zero is
 * not the question: the axis starts where the data do. Where it is, {@link rangeBars} show it. An end that is left out is a
 * ring, and one without a bound an arrow.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no numbers, an interval does not
 * hold its amount, or the rows do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, intervalPlot } from "dossier";
 *
 * const worth = frame({ year: [1970, 1979], total: [2198, 705], low: [1978, 634], high: [2417, 775] });
 * const chart = intervalPlot(worth, {
 *   id: "worth-by-year",
 *   headline: "The earlier the sales were made, the more they were worth",
 *   subtitle: "Stated sales to Japan by assumed year of earning, £ million at 2022 prices",
 *   source: "An article from a university",
 *   alt: "Interval plot: £2,198m if earned in 1970, £705m if in 1979.",
 *   label: "year",
 *   value: "total",
 *   low: "low",
 *   high: "high",
 *   unit: "£m",
 *   order: "given",
 * });
 * chart.data.length; // => 2
 * ```
 */
export const intervalPlot = kind(needs, (table, options: IntervalPlotOptions) => {
  const {
    theme = government,
    missing = theme.language.noFigure,
    label,
    value,
    low,
    high,
    reference,
  } = options;
  const { lowOpen, highOpen } = options;
  checkRowNames(table, label);
  const rows = rangesOf(table, options);
  const include = reference === undefined ? [] : [reference];
  const amounts = new Amounts(options.unit, [...amountsIn(rows), ...include], {
    decimals: options.decimals,
    language: theme.language,
  });
  const words = rows.map((row) => rangeWords(row, amounts, missing));
  const radius = 6;
  const arrows = arrowsEnd(rows, include);
  const plot = layoutRows(
    rows.map((row, i) => ({ name: row.name, reach: reachOf(row, arrows), after: words[i] })),
    { theme, size: options.size, scale: amounts, include, radius },
  );
  const at = rows.map((row, i) => ({ ...row, y: plot.middles[i] as number, words: words[i] as string }));
  const points = at.filter((row) => row.value !== null);
  const lines = at.flatMap(({ range, y }) => (range === undefined || range.isPoint ? [] : [{ range, y }]));
  const colour = theme.palette[0] as string;
  return {
    ...options,
    size: plot.size,
    data: drawn(
      table,
      [label, value, low, high, lowOpen, highOpen],
      rows.map(({ row }) => row),
    ),
    figure: {
      data: [
        ...intervalTraces(lines, arrows, { colour, background: theme.background, cap: radius * 2 }),
        {
          type: "scatter",
          legendgroup: intervalGroup,
          mode: "markers",
          x: points.map((point) => point.value),
          y: points.map((point) => point.y),
          marker: { color: colour, size: radius * 2 },
          cliponaxis: false,
          hoverinfo: "text",
          hovertext: points.map((point) => plotlyText(`${point.name}: ${point.words}`)),
        },
      ],
      layout: {
        ...plot.layout,
        shapes: include.map((value) => verticalLine(plot, value, theme)),
      },
    },
  };
});
