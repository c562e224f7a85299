import { Amounts } from "../amounts.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkRowNames, drawn } from "../data.ts";
import { kind } from "../kind.ts";
import { column, digits, oneOf, text, unit } from "../option-shapes.ts";
import { amountsIn, rangesOf, rangeWords } from "../ranges.ts";
import { layoutRows, verticalLine } from "../rows.ts";
import { capitalised, plotlyText } from "../text.ts";
import { government } from "../themes/government.ts";

export interface SortedBarsOptions extends ChartWords, ChartLook {
  /** The column that names each row. */
  readonly label: string;
  /** The column of values. */
  readonly value: string;
  /** The unit of the values: "share" for fractions shown as percentages, "%", "£m", "events". */
  readonly unit: string;
  /** Digits after the point in the values' labels; chosen by size when not given. */
  readonly decimals?: number | undefined;
  /** "value" puts the largest first (the default); "given" keeps the order of the rows, for rows that have one of their own. */
  readonly order?: "value" | "given" | undefined;
  /** What to write where there is no value: "Not stated" when not given. */
  readonly missing?: string | undefined;
}

const needs = {
  label: column,
  value: column,
  unit,
  decimals: digits,
  order: oneOf("value", "given"),
  missing: text,
};

/**
 * Shares or totals as bars from zero, the largest first, each with its value written at its end. A missing value has its row,
 * after all others, with no bar and words that say so: it is not zero. Rows that have an order of their own keep it.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no numbers, or the rows do not
 * fit the size.
 *
 * @example
 * ```ts
 * import { frame, sortedBars } from "dossier";
 *
 * const shares = frame({ supplier: ["Ferranti", "BAe", "Rolls-Royce"], share: [0.05, null, 0.54] });
 * const chart = sortedBars(shares, {
 *   id: "supplier-shares",
 *   headline: "Rolls-Royce made more than half of the stated sales",
 *   subtitle: "Share of stated sales to Japan, per cent",
 *   source: "An article from a university",
 *   alt: "Bar chart: Rolls-Royce 54%, Ferranti 5%; BAe is not stated.",
 *   label: "supplier",
 *   value: "share",
 *   unit: "share",
 * });
 * chart.data.columns[0]; // => ["Rolls-Royce", "Ferranti", "BAe"]
 * ```
 */
export const sortedBars = kind(needs, (table, options: SortedBarsOptions) => {
  const {
    theme = government,
    missing = capitalised(theme.language.notStated),
    label,
    value,
    unit,
    decimals,
  } = options;
  checkRowNames(table, label);
  const rows = rangesOf(table, { label, value, order: options.order });
  const amounts = new Amounts(unit, amountsIn(rows), { decimals, language: theme.language });
  const words = rows.map((row) => rangeWords(row, amounts, missing));
  const plot = layoutRows(
    rows.map(({ name, value }, i) => {
      if (value === null) return { name, reach: undefined, after: words[i] };
      const reach = [Math.min(0, value), Math.max(0, value)] as const;
      return value < 0 ? { name, reach, before: words[i] } : { name, reach, after: words[i] };
    }),
    { theme, size: options.size, scale: amounts, include: [0] },
  );
  const bars = rows.flatMap((row, i) =>
    row.value === null ? [] : [{ ...row, y: plot.middles[i], words: words[i] }],
  );
  return {
    ...options,
    size: plot.size,
    data: drawn(
      table,
      [label, value],
      rows.map(({ row }) => row),
    ),
    figure: {
      data: [
        {
          type: "bar",
          orientation: "h",
          x: bars.map((bar) => bar.value),
          y: bars.map((bar) => bar.y),
          width: plot.thickness,
          marker: { color: theme.palette[0] },
          hoverinfo: "text",
          hovertext: bars.map((bar) => plotlyText(`${bar.name}: ${bar.words}`)),
        },
      ],
      layout: { ...plot.layout, shapes: [verticalLine(plot, 0, theme)] },
    },
  };
});
