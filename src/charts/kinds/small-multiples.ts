import { UsageError } from "../../errors.ts";
import { Amounts } from "../amounts.ts";
import { annotation } from "../annotation.ts";
import { wholeYears } from "../calendar.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkNamed, completeNumbersOf, drawn, numbersOf, type Tabular, wordsOf } from "../data.ts";
import type { Trace } from "../figure.ts";
import { kind } from "../kind.ts";
import { column, digits, oneOf, text, unit } from "../option-shapes.ts";
import { layoutPanels } from "../panels.ts";
import { capitalised, fitText, plotlyText } from "../text.ts";
import type { Theme } from "../theme.ts";
import { government } from "../themes/government.ts";
import { spread } from "../value-axis.ts";

export interface SmallMultiplesOptions extends ChartWords, ChartLook {
  /** The column that says which panel a row is in; panels stand in the order in which it names them, at most twelve. */
  readonly panel: string;
  /** The column of years. */
  readonly year: string;
  /** The column of amounts: null where none is stated, and zero only where it was zero. */
  readonly value: string;
  /** The unit of the amounts. */
  readonly unit: string;
  /** Digits after the point in the words; chosen by size when not given. */
  readonly decimals?: number | undefined;
  /** "bars" from zero (the default), or a "line" whose axis starts where the amounts do, over the lines of the others. */
  readonly form?: "bars" | "line" | undefined;
  /** What a missing amount is called in the picture: "not stated" when not given. */
  readonly missing?: string | undefined;
}

const needs = {
  panel: column,
  year: column,
  value: column,
  unit,
  form: oneOf("bars", "line"),
  missing: text,
  decimals: digits,
};

/**
 * Amounts over the years, a panel a group, all on the same axes, so that heights compare across panels as well as within
 * them. A year whose amount is missing has a cross, and the picture says what it means: it is not zero. So has a year of
 * which a panel has no row, where the others or the years around it have one. Where a bar would have
 * no height, a 0 stands. As lines, each panel has the others behind it, faintly.
 *
 * Small multiples, after Tufte 1983, The Visual Display of Quantitative Information.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no numbers, a year comes twice in
 * a panel, there are more than twelve panels, or they do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, smallMultiples } from "dossier";
 *
 * const orders = frame({
 *   supplier: ["UK", "UK", "UK", "US", "US", "US"],
 *   year: [2020, 2021, 2022, 2020, 2021, 2022],
 *   orders: [1, 0, null, 6, 4, 5],
 * });
 * const chart = smallMultiples(orders, {
 *   id: "orders-by-supplier",
 *   headline: "Japan orders from the United States every year",
 *   subtitle: "Number of orders by supplier, Japan, 2020 to 2022",
 *   source: "A register from an example",
 *   alt: "Small multiples of bars: UK 1 order in 2020, none in 2021, not stated in 2022; US between 4 and 6 each year.",
 *   panel: "supplier",
 *   year: "year",
 *   value: "orders",
 *   unit: "orders",
 * });
 * chart.data.length; // => 6
 * ```
 */
export const smallMultiples = kind(needs, (table, options: SmallMultiplesOptions) => {
  const { theme = government, form = "bars", missing = theme.language.notStated } = options;
  checkNamed(table, options.panel);
  const panels = panelsOf(table, options);
  const all = panels.flatMap(({ points }) => points);
  const known = all.flatMap(({ value }) => value ?? []);
  const amounts = new Amounts(options.unit, known, { decimals: options.decimals, language: theme.language });
  const years = all.map(({ year }) => year);
  const step = stepOf(years);
  // A single year has room around it too.
  const half = form === "bars" || new Set(years).size === 1 ? step / 2 : 0;
  const hasGap = panels.some(
    ({ points }) => isPartlyKnown(points) && points.some(({ value }) => value === null),
  );
  const plot = layoutPanels(
    panels.map(({ name }) => name),
    {
      ...{ theme, size: options.size },
      across: { scale: wholeYears, domain: [Math.min(...years) - half, Math.max(...years) + half] },
      up: { scale: amounts, domain: heightsOf(known, form) },
      key: hasGap ? `× ${missing}` : "",
    },
  );
  const colour = theme.palette[0] as string;
  const middle = (Math.min(...years) + Math.max(...years)) / 2;
  const foot = form === "bars" ? 0 : plot.range[0];
  const zero = fitText("0", { font: theme.font, size: theme.text.small });
  const hasRoom = form === "bars" && zero.width <= plot.slot * step;
  // A small amount is not nothing: a bar too low to be seen is a line of its colour.
  const seen = (plot.range[1] - plot.range[0]) / plot.height;
  const barLook = (points: readonly Point[]) => ({
    color: colour,
    line: {
      color: colour,
      width: points.map(({ value }) => (value !== null && value !== 0 && Math.abs(value) < 2 * seen ? 2 : 0)),
    },
  });
  return {
    ...options,
    size: plot.size,
    data: drawn(
      table,
      [options.panel, options.year, options.value],
      all.flatMap(({ row }) => row ?? []),
    ),
    figure: {
      data: panels.flatMap(({ name, points }, i): Trace[] => {
        if (!isPartlyKnown(points)) return [];
        const { x, y } = plot.axes[i] as { x: string; y: string };
        const gaps = points.filter(({ value }) => value === null);
        const words = ({ year, value }: Point) =>
          plotlyText(`${name}, ${year}: ${value === null ? missing : amounts.one(value)}`);
        return [
          {
            ...(form === "bars"
              ? { type: "bar", width: 0.75 * step, marker: barLook(points) }
              : { ...{ type: "scatter", mode: "lines+markers", cliponaxis: false }, ...lineLook(colour) }),
            ...{ xaxis: x, yaxis: y, hoverinfo: "text", hovertext: points.map(words) },
            x: points.map(({ year }) => year),
            y: points.map(({ value }) => value),
          },
          {
            ...{
              type: "scatter",
              mode: "markers",
              name: plotlyText(missing),
              xaxis: x,
              yaxis: y,
              cliponaxis: false,
            },
            x: gaps.map(({ year }) => year),
            y: gaps.map(() => foot),
            marker: {
              symbol: "x-thin",
              size: 7,
              color: theme.duo[1],
              line: { color: theme.duo[1], width: 2 },
            },
            ...{ hoverinfo: "text", hovertext: gaps.map(words) },
          },
        ].slice(0, gaps.length === 0 ? 1 : 2);
      }),
      layout: {
        ...plot.layout,
        shapes: form === "bars" ? [] : backdrops(panels, plot.axes, theme),
        annotations: [
          ...plot.layout.annotations,
          ...panels.flatMap(({ points }, i) => {
            if (isPartlyKnown(points))
              return (hasRoom ? points.filter(({ value }) => value === 0) : []).map(({ year }) => ({
                ...annotation(zero, { x: year, y: 0, edge: "bottom", muted: true, background: true }, theme),
                ...{ xref: plot.axes[i]?.x, yref: plot.axes[i]?.y },
              }));
            const words = fitText(capitalised(missing), { font: theme.font, size: theme.text.small });
            const place = {
              x: middle,
              y: (plot.range[0] + plot.range[1]) / 2,
              muted: true,
              background: true,
            };
            return [{ ...annotation(words, place, theme), xref: plot.axes[i]?.x, yref: plot.axes[i]?.y }];
          }),
        ],
      },
    },
  };
});

const most = 12;

const lineLook = (colour: string) => ({
  line: { color: colour, width: 2.5 },
  marker: { color: colour, size: 5 },
});

interface Point {
  /** Which row of the table; undefined for a year that it has no row for. */
  readonly row: number | undefined;
  readonly year: number;
  readonly value: number | null;
}

interface Panel {
  readonly name: string;
  /** In order of time. */
  readonly points: readonly Point[];
}

const isPartlyKnown = (points: readonly Point[]) => points.some(({ value }) => value !== null);

function panelsOf(table: Tabular, { panel, year, value }: SmallMultiplesOptions): Panel[] {
  const [years, values] = [completeNumbersOf(table, year), numbersOf(table, value)];
  const panels = new Map<string, Point[]>();
  for (const [row, name] of wordsOf(table, panel).entries()) {
    const points = panels.get(name) ?? [];
    const at = years[row] as number;
    if (points.some(({ year }) => year === at))
      throw new UsageError({
        problem: `"${name}" has the year ${at} twice`,
        row: row + 1,
        column: year,
        remedy: "Add its amounts up first, or split the panel: each year has one amount.",
      });
    panels.set(name, [...points, { row, year: at, value: values[row] ?? null }]);
  }
  if (panels.size > most)
    throw new UsageError({
      problem: `${panels.size} panels are too many to compare: a chart has at most ${most}`,
      remedy: "Keep the largest, join the rest, or draw two charts.",
    });
  const expected = yearsAmong(years);
  return [...panels].map(([name, points]) => {
    const stated = new Set(points.map(({ year }) => year));
    const absent = expected.filter((year) => !stated.has(year));
    const all = [...points, ...absent.map((year) => ({ row: undefined, year, value: null }))];
    return { name, points: all.toSorted((a, b) => a.year - b.year) };
  });
}

/**
 * The years that each panel should have: all that some panel has, and those left out between them, where the years go by
 * steps of one length and most of the steps are there. A line drawn on through an absent year would state an amount for it.
 */
function yearsAmong(stated: readonly number[]): number[] {
  const years = [...new Set(stated)].toSorted((a, b) => a - b);
  const first = years[0] ?? 0;
  const step = stepOf(stated);
  const isRegular = years.every((year) => Number.isInteger((year - first) / step));
  const count = ((years.at(-1) ?? 0) - first) / step + 1;
  if (!isRegular || count > 2 * years.length) return years;
  return Array.from({ length: count }, (_, i) => first + i * step);
}

/** The least that two years are apart: quarters go by steps of 0.25. One year by itself is as wide as one. */
function stepOf(stated: readonly number[]): number {
  const years = [...new Set(stated)].toSorted((a, b) => a - b);
  const steps = years.slice(1).map((year, i) => year - (years[i] as number));
  return steps.length === 0 ? 1 : Math.min(...steps);
}

/** Bars stand on zero; a line may be far from it. */
function heightsOf(known: readonly number[], form: "bars" | "line"): [number, number] {
  const all = form === "bars" || known.length === 0 ? [0, ...known] : known;
  return spread([Math.min(...all), Math.max(...all)]);
}

/** The lines of the other panels, behind the one of each panel. Drawn as shapes: they are a backdrop and not marks to read. */
function backdrops(
  panels: readonly Panel[],
  axes: readonly { x: string; y: string }[],
  theme: Theme,
): object[] {
  const paths = panels.map(({ points }) =>
    points
      .flatMap(({ year, value }, i) => {
        if (value === null) return [];
        const isStart = (points[i - 1]?.value ?? null) === null;
        return [`${isStart ? "M" : "L"}${year},${value}`];
      })
      .join(" "),
  );
  return axes.flatMap(({ x, y }, i) =>
    paths
      .filter((path, j) => j !== i && path !== "")
      .map((path) => ({
        ...{ type: "path", path, xref: x, yref: y, layer: "below", opacity: 0.35 },
        line: { color: theme.axis, width: 1.5 },
      })),
  );
}
