import type { KnownDate, TimeUnit } from "../../analysis/barriers/dates.ts";
import { type Lag, lags, lagWords } from "../../analysis/barriers/lags.ts";
import { formatNumber } from "../../analysis/format.ts";
import { UsageError } from "../../errors.ts";
import { annotation } from "../annotation.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { beside, checkRowNames, drawn, type Tabular, wordsOf } from "../data.ts";
import type { Trace } from "../figure.ts";
import { kind } from "../kind.ts";
import type { ChartLanguage } from "../language.ts";
import { column, oneOf, twoTexts } from "../option-shapes.ts";
import { gap, layoutRows, verticalLine } from "../rows.ts";
import { widthOf } from "../size.ts";
import { capitalised, fitText, plotlyText, type TextBlock, uncapitalised } from "../text.ts";
import { government } from "../themes/government.ts";
import { roundTicks } from "../ticks.ts";
import { datesOf } from "../time.ts";
import type { Scale } from "../value-axis.ts";

export interface LagPlotOptions extends ChartWords, ChartLook {
  /** The column that names each pair of events: "Agreement to missile project". */
  readonly label: string;
  /** The columns of the dates of its first and its second event, as exactly as they are known; null where nobody says. */
  readonly from: string;
  readonly to: string;
  /** What lags are counted in: months (of 30.436875 days) when not given, days where all are shorter than three of them. */
  readonly unit?: TimeUnit | undefined;
  /** What stands over the lags left and right of zero: ["Before", "After"] when not given. */
  readonly names?: readonly [before: string, after: string] | undefined;
  /** "value" puts the shortest lag first, those that came before at the top (the default); "given" keeps the order of the rows. */
  readonly order?: "value" | "given" | undefined;
}

const needs = {
  label: column,
  from: column,
  to: column,
  names: twoTexts,
  order: oneOf("value", "given"),
  unit: oneOf("days", "months", "years"),
};

/**
 * How long it was from one event to another, a pair a row: a dot at the lag, on a stem from the zero line. Where a date is
 * known to the month or year only, the lag is a bar over all the lengths that the dates allow. A second event that came
 * before the first stands left of zero, as a diamond, and says so; where the dates do not tell which came first, the bar
 * crosses zero, and says so. A pair with an event of no date keeps its row. Before is not because: lags show no cause.
 *
 * Lags are computed as {@link lags} does; the data kept have them beside the dates, as `shortest` and `longest`.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no dates, or the rows do not fit
 * the size.
 *
 * @example
 * ```ts
 * import { frame, lagPlot } from "dossier";
 *
 * const pairs = frame({
 *   pair: ["Agreement to missile project", "Agreement to secrets act"],
 *   from: ["2013-07-04", "2013-07-04"],
 *   to: ["2014-07-17", "2013-12"],
 * });
 * const chart = lagPlot(pairs, {
 *   id: "lags",
 *   headline: "The missile project followed the agreement by a year",
 *   subtitle: "Months from one event to the other, UK and Japan, 2013 to 2014",
 *   source: "An article from a university",
 *   alt: "Lag plot: the missile project came 12.4 months after the agreement, the secrets act 4.9 to 5.9 months after.",
 *   label: "pair",
 *   from: "from",
 *   to: "to",
 * });
 * chart.data.names; // => ["pair", "from", "to", "shortest", "longest"]
 * ```
 */
export const lagPlot = kind(needs, (table, options: LagPlotOptions) => {
  const { theme = government, label, from, to } = options;
  checkRowNames(table, label);
  const unit = options.unit ?? unitFor(table, options, theme.language);
  const rows = lagRows(table, options, unit, theme.language);
  const radius = 6;
  const { language } = theme;
  const names = options.names ?? [capitalised(language.before), capitalised(language.after)];
  const heads = names.map((name) =>
    fitText(name, {
      font: theme.font,
      size: theme.text.small,
      weight: 700,
      width: widthOf(theme, options.size) * 0.3,
    }),
  ) as [TextBlock, TextBlock];
  const [hasBefore, hasAfter] = (["before", "after"] as const).map((order) =>
    rows.some((row) => row.order === order || row.order === "not known"),
  );
  const plot = layoutRows(
    // The words stand to the right of the zero line even for what came before: on both sides of it, they would leave the
    // dots no room.
    rows.map(({ name, range, words }) => ({
      name,
      reach: range === undefined ? undefined : [Math.min(0, range[0]), Math.max(0, range[1])],
      after: words,
    })),
    {
      ...{ theme, size: options.size, scale: scaleOf(unit, language), include: [0], radius, beside: 0.4 },
      header: Math.max(...heads.map(({ height }) => height)) + 2,
      hanging: [
        {
          value: 0,
          before: hasBefore ? heads[0].width + gap : 0,
          after: hasAfter ? heads[1].width + gap : 0,
        },
      ],
    },
  );
  const at = rows.flatMap(({ range, ...row }, i) =>
    range === undefined ? [] : [{ ...row, range, y: plot.middles[i] as number }],
  );
  const [blue, orange] = theme.duo;
  const looks: Look[] = [
    { order: "after", name: names[1], symbol: "circle", fill: blue, line: blue },
    { order: "before", name: names[0], symbol: "diamond", fill: orange, line: orange },
    { order: "not known", name: language.orderNotKnown, fill: theme.background, line: theme.text.colour },
  ];
  const head = (side: 0 | 1) =>
    annotation(
      heads[side],
      {
        x: 0,
        y: 0,
        side: side === 0 ? "right" : "left",
        edge: "bottom",
        right: side === 0 ? -gap : gap,
        down: -2,
      },
      theme,
    );
  return {
    ...options,
    size: plot.size,
    data: beside(
      drawn(
        table,
        [label, from, to],
        rows.map(({ row }) => row),
      ),
      {
        shortest: { type: "number", values: rows.map(({ range }) => range?.[0] ?? null) },
        longest: { type: "number", values: rows.map(({ range }) => range?.[1] ?? null) },
      },
    ),
    figure: {
      data: looks.flatMap((look) => {
        const own = at.filter(({ order }) => order === look.order);
        return [
          ...bars(look, own.filter(isRange), plot.thickness),
          ...dots(
            look,
            own.filter((row) => !isRange(row)),
            radius,
          ),
        ];
      }),
      layout: {
        ...plot.layout,
        shapes: [
          ...at.map(({ range, y }) => ({
            ...{ type: "line", x0: 0, y0: y, y1: y, layer: "between" },
            x1: range[0] > 0 ? range[0] : Math.min(0, range[1]),
            line: { color: theme.axis, width: 2 },
          })),
          verticalLine(plot, 0, theme),
        ],
        annotations: [
          ...plot.layout.annotations,
          ...(hasBefore ? [head(0)] : []),
          ...(hasAfter ? [head(1)] : []),
        ],
      },
    },
  };
});

/** Days, where months would all be "0.1 months". */
function unitFor(table: Tabular, options: LagPlotOptions, language: ChartLanguage): TimeUnit {
  const inDays = lagRows(table, options, "days", language).flatMap(({ range }) => range ?? []);
  return inDays.length > 0 && inDays.every((days) => Math.abs(days) < 91) ? "days" : "months";
}

/** Plain numbers: the rows name the unit. Months are counted off in quarters, halves and whole numbers of years. */
const scaleOf = (unit: TimeUnit, language: ChartLanguage): Scale => ({
  ticks: (low, high, most) => {
    if (unit !== "months") return roundTicks(low, high, most);
    const steps = [1, 3, 6, ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => 12 * years)];
    const step = steps.find((step) => Math.floor(high / step) - Math.ceil(low / step) < most) ?? 12_000;
    const first = Math.ceil(low / step);
    return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step + 0);
  },
  labels: (ticks) => ticks.map((tick) => formatNumber(tick, { language })),
});

interface LagRow {
  readonly row: number;
  readonly name: string;
  /** The shortest and the longest lag that the dates allow; undefined where one has no date. */
  readonly range: readonly [number, number] | undefined;
  /** On which side of the first event the second was. */
  readonly order: "before" | "after" | "not known";
  readonly words: string;
}

type PlacedLag = LagRow & { readonly range: readonly [number, number]; readonly y: number };

function lagRows(
  table: Tabular,
  { label, from, to, order }: LagPlotOptions,
  unit: TimeUnit,
  language: ChartLanguage,
): LagRow[] {
  const [starts, ends] = [closedDates(table, from, language), closedDates(table, to, language)];
  const said = ({ lag }: Lag) => lagWords(lag, unit, language);
  const rows = wordsOf(table, label).map((name, row): LagRow => {
    const events = [
      { id: "from", date: starts[row] ?? null },
      { id: "to", date: ends[row] ?? null },
    ];
    const [there, back] = lags(
      events,
      [
        ["from", "to"],
        ["to", "from"],
      ],
      unit,
    ) as [Lag, Lag];
    if (there.lag === null)
      return {
        row,
        name,
        range: undefined,
        order: "not known",
        words: `${capitalised(language.notKnown)}: ${uncapitalised(language.noDate)}`,
      };
    const { lo, hi } = there.lag;
    const range = [lo, hi] as const;
    if (lo === 0 && hi === 0) return { row, name, range, order: "after", words: language.sameDay };
    if (lo > 0) return { row, name, range, order: "after", words: said(there) };
    if (hi < 0) return { row, name, range, order: "before", words: `${said(back)} ${language.before}` };
    return { row, name, range, order: "not known", words: `${said(there)} (${language.orderNotKnown})` };
  });
  const middle = ({ range }: LagRow) =>
    range === undefined ? Number.POSITIVE_INFINITY : range[0] + range[1];
  return order === "given" ? rows : rows.toSorted((a, b) => compare(middle(a), middle(b)));
}

const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

/** A column of dates of events: each was some time, and not from then on. */
function closedDates(table: Tabular, column: string, language: ChartLanguage): readonly (KnownDate | null)[] {
  for (const [i, date] of datesOf(table, column, language).entries())
    if (date?.open !== undefined)
      throw new UsageError({
        problem: `"${table.column(column)[i]}" has an open end, and how long it was to or from it cannot be told`,
        row: i + 1,
        column,
        remedy: "Give the date of one event: when it began, or when it ended.",
      });
  return table.column(column) as readonly (KnownDate | null)[];
}

interface Look {
  readonly order: LagRow["order"];
  readonly name: string;
  readonly symbol?: string;
  readonly fill: string;
  readonly line: string;
}

const isRange = ({ range, order }: PlacedLag) => order === "not known" || range[0] < range[1];

const hover = (rows: readonly PlacedLag[]) => ({
  hoverinfo: "text",
  hovertext: rows.map(({ name, words }) => plotlyText(`${name}: ${words}`)),
});

/** No dot on a bar: none of the lengths that the dates allow is likelier than another. */
function bars(look: Look, rows: readonly PlacedLag[], thickness: number): Trace[] {
  if (rows.length === 0) return [];
  return [
    {
      type: "bar",
      orientation: "h",
      name: plotlyText(look.name),
      base: rows.map(({ range }) => range[0]),
      x: rows.map(({ range }) => range[1] - range[0]),
      y: rows.map(({ y }) => y),
      width: Math.min(12, thickness),
      // An outline in the background's colour would eat most of a bar of one month.
      marker: { color: look.fill, line: { color: look.line, width: look.fill === look.line ? 2 : 1.5 } },
      ...hover(rows),
    },
  ];
}

function dots(look: Look, rows: readonly PlacedLag[], radius: number): Trace[] {
  if (rows.length === 0) return [];
  return [
    {
      type: "scatter",
      mode: "markers",
      name: plotlyText(look.name),
      x: rows.map(({ range }) => range[0]),
      y: rows.map(({ y }) => y),
      marker: {
        symbol: look.symbol,
        size: radius * 2,
        color: look.fill,
        line: { color: look.line, width: 1 },
      },
      cliponaxis: false,
      ...hover(rows),
    },
  ];
}
