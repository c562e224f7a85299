import { Amounts } from "../amounts.ts";
import { annotation, shiftInside } from "../annotation.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkRowNames, drawn, numbersOf, type Tabular, wordsOf } from "../data.ts";
import { kind } from "../kind.ts";
import { column, digits, maybeColumn, needed, number, text, unit } from "../option-shapes.ts";
import { edge, layoutRows, verticalLine } from "../rows.ts";
import { widthOf } from "../size.ts";
import { fitText, plotlyText } from "../text.ts";
import { government } from "../themes/government.ts";

export interface TornadoOptions extends ChartWords, ChartLook {
  /** The column that names what is varied: "Year of earning". */
  readonly label: string;
  /** The columns of the result when it is set to its one end and to its other. */
  readonly low: string;
  readonly high: string;
  /** The columns that say in words what those ends are: "1979", "1970". */
  readonly lowSetting?: string | undefined;
  readonly highSetting?: string | undefined;
  /** The result with everything at its central setting. */
  readonly baseline: number;
  /** What to call it: "Baseline" when not given. */
  readonly baselineName?: string | undefined;
  /** The unit of the results. */
  readonly unit: string;
  /** Digits after the point in the words; chosen by size when not given. */
  readonly decimals?: number | undefined;
}

const needs = {
  label: column,
  low: column,
  high: column,
  lowSetting: maybeColumn,
  highSetting: maybeColumn,
  baseline: needed(number, "the result with everything at its central setting, a number"),
  baselineName: text,
  unit,
  decimals: digits,
};

/**
 * How far each unknown moves a result when it alone is varied, the others staying at their central setting: a bar a row from
 * the result at one end to the result at the other, the longest first, around a line at the baseline. Both ends are written
 * out. Of an unknown with one result only, the bar runs between that and the baseline, and says so.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no numbers, two rows have one
 * name, or the rows do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, tornado } from "dossier";
 *
 * const swings = frame({ unknown: ["around", "year"], low: [1066, 705], high: [1303, 2198] });
 * const chart = tornado(swings, {
 *   id: "what-moves-the-total",
 *   headline: "The year of earning moves the total far more than the word around",
 *   subtitle: "Total of stated sales to Japan, £ million at 2022 prices",
 *   source: "An article from a university",
 *   alt: "Tornado chart: the year moves the total from £705m to £2,198m, around from £1,066m to £1,303m.",
 *   label: "unknown",
 *   low: "low",
 *   high: "high",
 *   baseline: 1184,
 *   unit: "£m",
 * });
 * chart.data.columns[0]; // => ["year", "around"]
 * ```
 */
export const tornado = kind(needs, (table, options: TornadoOptions) => {
  const { theme = government, baseline, baselineName = theme.language.baseline, label, low, high } = options;
  checkRowNames(table, label);
  const rows = swingsOf(table, options);
  const results = rows.flatMap(({ ends }) => ends.map(({ result }) => result));
  const amounts = new Amounts(options.unit, [baseline, ...results], {
    decimals: options.decimals,
    language: theme.language,
  });
  const words = ({ result, setting }: End) =>
    setting === "" ? amounts.one(result) : `${setting}: ${amounts.one(result)}`;
  const head = fitText(`${baselineName}: ${amounts.one(baseline)}`, {
    font: theme.font,
    size: theme.text.small,
    weight: 700,
    width: widthOf(theme, options.size) - 2 * edge,
    lines: Number.POSITIVE_INFINITY,
  });
  const plot = layoutRows(
    rows.map(({ name, ends: [least, most] }) => {
      if (least === undefined) return { name, reach: undefined, after: theme.language.notComputed };
      // Said once: the unknown moves the result, and both its ends to one place.
      if (most !== undefined && words(least) === words(most))
        return { name, reach: [least.result, most.result], after: words(most) };
      if (most !== undefined)
        return { name, reach: [least.result, most.result], before: words(least), after: words(most) };
      // Of two results one: it is drawn, and what is missing is said.
      const said = `${words(least)} (${theme.language.otherNotComputed})`;
      return least.result < baseline
        ? { name, reach: [least.result, baseline], before: said }
        : { name, reach: [baseline, least.result], after: said };
    }),
    { theme, size: options.size, scale: amounts, include: [baseline], header: head.height + 2 },
  );
  // As wide as a line: ends in one place leave a bar no width.
  const half = 1.5 / (plot.pixel(1) - plot.pixel(0));
  const seen = <Piece extends { from: number; to: number; colour: string }>(piece: Piece): Piece => ({
    ...piece,
    from: piece.from - half,
    to: piece.to + half,
    colour: theme.duo[piece.from < baseline ? 1 : 0],
  });
  // A bar is cut where it crosses the baseline: what lowers the result and what raises it differ in colour and in place.
  const pieces = rows.flatMap(({ name, ends: [least, most] }, i) => {
    if (least === undefined) return [];
    const [low, high] =
      most === undefined
        ? [Math.min(least.result, baseline), Math.max(least.result, baseline)]
        : [least.result, most.result];
    const middle = Math.max(low, Math.min(high, baseline));
    const hover = plotlyText(
      `${name}: ${most === undefined ? `${words(least)} (${theme.language.otherNotComputed})` : `${words(least)}, ${words(most)}`}`,
    );
    return [
      { from: low, to: middle, colour: theme.duo[1], y: plot.middles[i], hover },
      { from: middle, to: high, colour: theme.duo[0], y: plot.middles[i], hover },
    ]
      .map((piece) => (low === high && low !== baseline ? seen(piece) : piece))
      .filter(({ from, to }, j) => from < to && !(low === high && j > 0));
  });
  const at = plot.pixel(baseline);
  return {
    ...options,
    size: plot.size,
    data: drawn(
      table,
      [label, low, high, options.lowSetting, options.highSetting],
      rows.map(({ row }) => row),
    ),
    figure: {
      data: [
        {
          type: "bar",
          orientation: "h",
          base: pieces.map(({ from }) => from),
          x: pieces.map(({ from, to }) => to - from),
          y: pieces.map(({ y }) => y),
          width: plot.thickness,
          marker: { color: pieces.map(({ colour }) => colour) },
          hoverinfo: "text",
          hovertext: pieces.map(({ hover }) => hover),
        },
      ],
      layout: {
        ...plot.layout,
        barmode: "overlay",
        shapes: [verticalLine(plot, baseline, theme)],
        annotations: [
          ...plot.layout.annotations,
          annotation(
            head,
            {
              x: baseline,
              y: 0,
              edge: "bottom",
              down: -2,
              right: shiftInside(at, head.width, edge, plot.size.width - edge),
            },
            theme,
          ),
        ],
      },
    },
  };
});

interface End {
  readonly result: number;
  readonly setting: string;
}

/** The two results of each row, the smaller first whichever setting gave it; the widest swing first. */
function swingsOf(table: Tabular, { label, low, high, lowSetting, highSetting, baseline }: TornadoOptions) {
  const [lows, highs] = [numbersOf(table, low), numbersOf(table, high)];
  const settings = [lowSetting, highSetting].map((name) =>
    name === undefined ? undefined : wordsOf(table, name),
  );
  const rows = wordsOf(table, label).map((name, row) => {
    const results = [lows[row] ?? null, highs[row] ?? null];
    const ends: End[] = results
      .flatMap((result, i) => (result === null ? [] : [{ result, setting: settings[i]?.[row] ?? "" }]))
      .sort((a, b) => a.result - b.result);
    const [least, most] = ends;
    return {
      row,
      name,
      ends,
      swing: least === undefined ? -1 : Math.abs((most?.result ?? baseline) - least.result),
    };
  });
  return rows.toSorted((a, b) => b.swing - a.swing);
}
