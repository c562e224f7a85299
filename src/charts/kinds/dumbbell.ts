import { Amounts } from "../amounts.ts";
import { annotation } from "../annotation.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkDistinct, checkRowNames, drawn, numbersOf, type Tabular, wordsOf } from "../data.ts";
import { kind } from "../kind.ts";
import { column, digits, needed, oneOf, text, twoTexts, unit } from "../option-shapes.ts";
import { edge, gap, layoutRows, type RowPlot } from "../rows.ts";
import { widthOf } from "../size.ts";
import { capitalised, fitText, plotlyText, type TextBlock } from "../text.ts";
import type { Theme } from "../theme.ts";
import { government } from "../themes/government.ts";

export interface DumbbellOptions extends ChartWords, ChartLook {
  /** The column that names each row. */
  readonly label: string;
  /** The columns of the two amounts of each row. */
  readonly from: string;
  readonly to: string;
  /** What the two are, written above the first row: ["If earned in 1979", "If earned in 1970"]. */
  readonly names: readonly [string, string];
  /** The unit of the amounts. Both are of one measure: nominal and real pounds do not share an axis. */
  readonly unit: string;
  /** Digits after the point in the words; chosen by size when not given. */
  readonly decimals?: number | undefined;
  /** "value" puts the largest first (the default), "given" keeps the order of the rows. */
  readonly order?: "value" | "given" | undefined;
  /** What to write where there is no amount: "not stated" when not given. */
  readonly missing?: string | undefined;
}

type Ends = readonly [number | null, number | null];

const needs = {
  label: column,
  from: column,
  to: column,
  names: needed(twoTexts, 'what the two amounts are, ["2010", "2020"]'),
  unit,
  order: oneOf("value", "given"),
  missing: text,
  decimals: digits,
};

/**
 * Two amounts a row, joined by a line: how far apart they are is what the eye reads. A ring marks the first and a disc the
 * second; both are named above the first row and their amounts written beside them. Where the two are so close that one
 * mark would cover the other, the disc is a small one in the ring.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no numbers, or the rows do not
 * fit the size.
 *
 * @example
 * ```ts
 * import { dumbbell, frame } from "dossier";
 *
 * const worth = frame({ supplier: ["Rolls-Royce", "FH 70"], late: [383, 288], early: [1196, 897] });
 * const chart = dumbbell(worth, {
 *   id: "worth-by-supplier",
 *   headline: "Each sale is worth three times as much if it was earned in 1970 rather than 1979",
 *   subtitle: "Stated sales to Japan, £ million at 2022 prices",
 *   source: "An article from a university",
 *   alt: "Dumbbell chart: Rolls-Royce £383m to £1,196m, FH 70 £288m to £897m.",
 *   label: "supplier",
 *   from: "late",
 *   to: "early",
 *   names: ["If earned in 1979", "If earned in 1970"],
 *   unit: "£m",
 * });
 * chart.data.names; // => ["supplier", "late", "early"]
 * ```
 */
export const dumbbell = kind(needs, (table, options: DumbbellOptions) => {
  const { theme = government, label, from, to, names, missing = theme.language.notStated } = options;
  checkRowNames(table, label);
  checkDistinct("names", names);
  const all = endsOf(table, options);
  const amounts = new Amounts(
    options.unit,
    all.flatMap(({ ends }) => known(ends)),
    { decimals: options.decimals, language: theme.language },
  );
  const radius = 6;
  const heads = headWords(names, widthOf(theme, options.size), theme);
  const plot = layoutRows(
    all.map(({ name, ends }) => ({ name, ...wordsBeside(ends, amounts, names, missing) })),
    {
      theme,
      size: options.size,
      scale: amounts,
      include: [],
      header: Math.max(...heads.map(({ height }) => height)),
      radius,
    },
  );
  const rows = all.map((row, i) => ({ ...row, y: plot.middles[i] as number }));
  const joined = rows.filter(({ ends }) => known(ends).length === 2);
  const named = joined.find(({ ends: [a, b] }) => a !== b) ?? joined[0];
  // Where no row has both, each name stands over the first row that has it.
  const firstOf = (end: 0 | 1) => rows.find(({ ends }) => ends[end] !== null)?.ends[end] ?? null;
  const dots = (end: 0 | 1, some: typeof rows, marker: object) => {
    const shown = some.filter(({ ends }) => ends[end] !== null);
    if (shown.length === 0) return [];
    const trace = {
      type: "scatter",
      mode: "markers",
      name: plotlyText(names[end]),
      x: shown.map(({ ends }) => ends[end]),
      y: shown.map(({ y }) => y),
      marker: { size: radius * 2, ...marker },
      cliponaxis: false,
      hoverinfo: "text",
      hovertext: shown.map(({ name, ends }) =>
        plotlyText(`${name}, ${names[end]}: ${amounts.one(ends[end] as number)}`),
      ),
    };
    return [trace];
  };
  const lines = joined.length === 0 ? [] : [joints(joined, theme)];
  const [first, second] = theme.duo;
  const areClose = ({ ends: [a, b] }: { ends: Ends }) =>
    a !== null && b !== null && Math.abs(plot.pixel(a) - plot.pixel(b)) < 2 * radius;
  const [close, apart] = [rows.filter(areClose), rows.filter((row) => !areClose(row))];
  return {
    ...options,
    size: plot.size,
    data: drawn(
      table,
      [label, from, to],
      all.map(({ row }) => row),
    ),
    figure: {
      data: [
        ...lines,
        // The first, hidden under the second, would have been said to be nowhere.
        ...dots(1, close, {
          ...{ symbol: "circle", color: second, size: radius + 2 },
          // Apart from the joint that it lies on.
          line: { color: theme.background, width: 1 },
        }),
        ...dots(0, close, { symbol: "circle-open", color: first, line: { color: first, width: 3 } }),
        ...dots(0, apart, { symbol: "circle", color: theme.background, line: { color: first, width: 3 } }),
        ...dots(1, apart, { symbol: "circle", color: second, line: { color: second, width: 3 } }),
      ],
      layout: {
        ...plot.layout,
        annotations: [
          ...plot.layout.annotations,
          ...placeHeads(named?.ends ?? [firstOf(0), firstOf(1)], heads, plot, theme),
        ],
      },
    },
  };
});

const joints = (rows: readonly { ends: Ends; y: number }[], theme: Theme) => ({
  type: "scatter",
  mode: "lines",
  x: rows.flatMap(({ ends }) => [...ends, null]),
  y: rows.flatMap(({ y }) => [y, y, null]),
  line: { color: theme.axis, width: 2 },
  hoverinfo: "skip",
});

function endsOf(table: Tabular, { label, from, to, order }: DumbbellOptions) {
  const [first, second] = [numbersOf(table, from), numbersOf(table, to)];
  const rows = wordsOf(table, label).map((name, row) => {
    const ends: Ends = [first[row] ?? null, second[row] ?? null];
    return { row, name, ends, size: Math.max(...known(ends)) };
  });
  return order === "given" ? rows : rows.toSorted((a, b) => (a.size < b.size ? 1 : a.size > b.size ? -1 : 0));
}

const known = (ends: Ends) => ends.filter((end) => end !== null);

function wordsBeside(ends: Ends, amounts: Amounts, names: readonly [string, string], missing: string) {
  const [low, high] = known(ends).toSorted((a, b) => a - b);
  if (low === undefined) return { reach: undefined, after: capitalised(missing) };
  if (high === undefined)
    return {
      reach: [low, low] as const,
      after: `${amounts.one(low)} (${names[ends[0] === null ? 0 : 1]}: ${missing})`,
    };
  const reach = [low, high] as const;
  return low === high
    ? { reach, after: amounts.one(low) }
    : { reach, before: amounts.one(low), after: amounts.one(high) };
}

/** The names of the two dots above the first row: the left one ends at its dot, the right one begins there. */
function headWords(names: readonly [string, string], width: number, theme: Theme) {
  return names.map((name) =>
    fitText(name, { font: theme.font, size: theme.text.small, weight: 700, width: width / 2 - edge - gap }),
  );
}

function placeHeads(ends: Ends, heads: readonly TextBlock[], plot: RowPlot, theme: Theme): object[] {
  const named = heads.flatMap((head, i): Head[] => {
    const value = ends[i] ?? null;
    return value === null ? [] : [{ head, value }];
  });
  const [low, high] = named.toSorted((a, b) => a.value - b.value);
  if (low === undefined) return [];
  const place = ({ head, value }: Head, start: number) =>
    annotation(
      head,
      { x: value, y: 0, side: "left", edge: "bottom", right: start - plot.pixel(value) },
      theme,
    );
  const most = plot.size.width - edge;
  if (high === undefined) return [place(low, Math.min(plot.pixel(low.value), most - low.head.width))];
  const [lowWidth, highWidth] = [low.head.width, high.head.width];
  // From the right edge inwards, then from the left: both are inside, and the gap between them is kept.
  const right = Math.min(plot.pixel(high.value), most - highWidth);
  const left = Math.max(edge, Math.min(plot.pixel(low.value), right - 2 * gap) - lowWidth);
  return [place(low, left), place(high, Math.max(right, left + lowWidth + 2 * gap))];
}

type Head = { readonly head: TextBlock; readonly value: number };
