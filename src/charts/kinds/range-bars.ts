import { Amounts } from "../amounts.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkRowNames, drawn } from "../data.ts";
import { arrowsEnd, hasMarkAtEnd, intervalTraces, reachOf } from "../interval-marks.ts";
import { kind } from "../kind.ts";

import { amountsIn, type RangeOptions, rangeNeeds, rangesOf, rangeWords } from "../ranges.ts";
import { layoutRows, verticalLine } from "../rows.ts";
import { plotlyText } from "../text.ts";
import { government } from "../themes/government.ts";

export interface RangeBarsOptions extends ChartWords, ChartLook, RangeOptions {}

const needs = rangeNeeds;

/**
 * Amounts as bars from zero, each with its interval as a line over the bar's end, and both written beside it. A missing
 * amount has its row, with no bar and words that say so: it is not zero. A bound has a line and no bar: "more than 12" begins
 * at 12 with a ring, because 12 is left out, and goes on as an arrow, because nothing says how far.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no numbers, an interval does not
 * hold its amount, or the rows do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, rangeBars } from "dossier";
 *
 * const sales = frame({
 *   supplier: ["BAe", "Rolls-Royce"],
 *   amount: [null, 80],
 *   low: [null, 72],
 *   high: [null, 88],
 * });
 * const stated = rangeBars(sales, {
 *   id: "stated-sales",
 *   headline: "Rolls-Royce's sales are the largest with a stated amount",
 *   subtitle: "Stated sales to Japan, £ million, not adjusted for inflation",
 *   source: "An article from a university",
 *   alt: "Bar chart: Rolls-Royce about £80m (£72m to £88m); BAe has no figure.",
 *   label: "supplier",
 *   value: "amount",
 *   low: "low",
 *   high: "high",
 *   unit: "£m",
 * });
 * stated.data.columns[0]; // => ["Rolls-Royce", "BAe"]
 * ```
 */
export const rangeBars = kind(needs, (table, options: RangeBarsOptions) => {
  const { theme = government, missing = theme.language.noFigure, label, value, low, high } = options;
  const { lowOpen, highOpen } = options;
  checkRowNames(table, label);
  const rows = rangesOf(table, options);
  const amounts = new Amounts(options.unit, amountsIn(rows), {
    decimals: options.decimals,
    language: theme.language,
  });
  const words = rows.map((row) => rangeWords(row, amounts, missing));
  const arrows = arrowsEnd(rows, [0]);
  const plot = layoutRows(
    rows.map((row, i) => {
      const reached = reachOf(row, arrows);
      const after = words[i];
      if (reached === undefined) return { name: row.name, reach: undefined, after };
      // Words stand right of the zero line even where the bar runs to its left: on both sides, amounts with their intervals
      // would leave the bars a quarter of the width.
      return { name: row.name, reach: [Math.min(0, reached[0]), Math.max(0, reached[1])], after };
    }),
    { theme, size: options.size, scale: amounts, include: [0], radius: rows.some(hasMarkAtEnd) ? 6 : 0 },
  );
  const [fill, line] = theme.duo;
  const at = rows.map((row, i) => ({ ...row, y: plot.middles[i] as number, words: words[i] as string }));
  const bars = at.filter((row) => row.value !== null);
  const intervals = at.flatMap(({ range, y }) => (range === undefined ? [] : [{ range, y }]));
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
        {
          type: "bar",
          orientation: "h",
          x: bars.map((row) => row.value),
          y: bars.map((row) => row.y),
          width: plot.thickness,
          marker: { color: fill },
          hoverinfo: "text",
          hovertext: bars.map((row) => plotlyText(`${row.name}: ${row.words}`)),
        },
        ...intervalTraces(intervals, arrows, {
          colour: line,
          background: theme.background,
          cap: plot.thickness / 2,
        }),
      ],
      layout: { ...plot.layout, shapes: [verticalLine(plot, 0, theme)] },
    },
  };
});
