import { UsageError } from "../errors.ts";
import { type Layout, type Trace, typeOf } from "./figure.ts";
import type { ChartLanguage } from "./language.ts";

/** A picture's width in CSS pixels (96 to the inch), and the heights it may take. */
export interface SizeRange {
  readonly width: number;
  readonly least: number;
  readonly most: number;
}

/** What the picture is for. */
export type SizeName = "half-page" | "full-page" | "slide" | "social-card";

/** A house style: everything about a chart's look that is not its data. Another house supplies another object. */
export interface Theme {
  readonly name: string;
  /** How numbers and dates are written, and the words that charts write by themselves. */
  readonly language: ChartLanguage;
  /**
   * A CSS font list. Labels are measured and drawn in its first family, where its files are known: Open Sans, PT Serif, and
   * what {@link extendTheme} was given. Any other is drawn in Open Sans.
   */
  readonly font: string;
  readonly text: {
    /** Pixels: labels that name a mark, and everything else. */
    readonly size: number;
    readonly small: number;
    readonly colour: string;
    readonly muted: string;
  };
  /** For categories, in order; no more than four in one chart. */
  readonly palette: readonly string[];
  /** For two things set against each other. */
  readonly duo: readonly [string, string];
  /** For ordered steps, dark to light. */
  readonly sequential: readonly string[];
  readonly background: string;
  readonly grid: string;
  readonly axis: string;
  readonly gridlines: { readonly most: number; readonly width: number };
  readonly sizes: Readonly<Record<SizeName, SizeRange>>;
}

/** @throws UsageError for what is no theme, such as the name of one. */
export function checkTheme(theme: unknown): void {
  if (theme === undefined || (typeof theme === "object" && theme !== null && "palette" in theme)) return;
  throw new UsageError({
    problem: `the theme is ${JSON.stringify(theme)}, and not a theme`,
    remedy: 'Give the theme itself: import { continental } from "dossier", and theme: continental.',
  });
}

/** Pixels around a plot: of axes, which make room for their own labels; of what is round and does not; of what fills it. */
export const margins = {
  axes: { l: 16, r: 16, t: 16, b: 40 },
  round: { l: 64, r: 64, t: 40, b: 56 },
  whole: { l: 16, r: 16, t: 16, b: 16 },
};

/** The theme as a Plotly template for a figure's traces: it holds wherever the figure does not say otherwise. */
export function template(theme: Theme, traces: readonly Trace[]): Layout {
  const axis = {
    gridcolor: theme.grid,
    gridwidth: theme.gridlines.width,
    nticks: theme.gridlines.most,
    linecolor: theme.axis,
    zerolinecolor: theme.axis,
    zerolinewidth: 1,
    tickcolor: theme.axis,
    tickangle: 0,
    // "4B" is four thousand million to some and four million million to others.
    exponentformat: "none",
    separatethousands: true,
    // A label that has no room would be left out without a word.
    ticklabeloverflow: "allow",
    ticklabelstandoff: 4,
    tickfont: { size: theme.text.small, color: theme.text.muted },
    automargin: true,
  };
  // Plotly's own are a rainbow, and green and red, which many cannot tell apart.
  const sequential = theme.sequential.toReversed().map((colour, i, all) => [i / (all.length - 1), colour]);
  const scaled = [
    {
      colorscale: sequential,
      colorbar: { outlinewidth: 0, exponentformat: "none", separatethousands: true },
    },
  ];
  const level = [{ textangle: 0 }];
  const apart = [{ marker: { line: { color: theme.background, width: 2 } } }];
  const levelSlices = apart.map((look) => ({ ...look, insidetextorientation: "horizontal" }));
  const rule = { color: theme.grid };
  const [up, down] = theme.duo;
  const byDirection = (look: (color: string) => object) => [
    { increasing: look(up), decreasing: look(down), totals: look(theme.palette[4] ?? theme.text.colour) },
  ];
  const lines = byDirection((color) => ({ line: { color } })).map(({ totals: _, ...rest }) => rest);
  const looks = {
    ...{ heatmap: scaled, contour: scaled, histogram2d: scaled, histogram2dcontour: scaled },
    ...{ choropleth: scaled, surface: scaled },
    // Words along a bar are turned on their side where they do not fit, unless this keeps them level.
    ...{ bar: level, histogram: level, funnel: level },
    indicator: [
      {
        gauge: {
          bar: { color: theme.palette[0] },
          axis: { exponentformat: "none", separatethousands: true },
        },
      },
    ],
    // Slices touch, and neighbours need not be far apart in colour.
    ...{ funnelarea: apart, treemap: apart, icicle: apart },
    ...{ pie: levelSlices, sunburst: levelSlices },
    table: [
      {
        header: { height: 28, line: rule, font: { weight: 700 } },
        cells: { height: 28, line: rule },
      },
    ],
    ...{ candlestick: lines, ohlc: lines, waterfall: byDirection((color) => ({ marker: { color } })) },
  };
  const types = new Set(traces.map(typeOf));
  return {
    data: Object.fromEntries(Object.entries(looks).filter(([type]) => types.has(type))),
    layout: {
      font: { family: theme.font, size: theme.text.size, color: theme.text.colour },
      paper_bgcolor: theme.background,
      plot_bgcolor: theme.background,
      colorway: [...theme.palette],
      colorscale: { sequential },
      showlegend: false,
      margin: margins.axes,
      hoverlabel: { font: { family: theme.font, size: theme.text.small } },
      // The bins of a histogram are next to each other.
      bargap: traces.every((trace) => typeOf(trace) === "histogram") ? 0.03 : 0.35,
      separators: separatorsOf(theme.language.locale),
      xaxis: axis,
      yaxis: axis,
      ...subplots(theme, types),
      annotationdefaults: { showarrow: false, borderpad: 0, borderwidth: 0 },
    },
  };
}

/** Plotly's own numbers, those of a figure that says no tick texts: the signs for the decimal point and for thousands. */
export function separatorsOf(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const sign = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual;
  return sign("decimal", ".") + sign("group", ",");
}

/** What a language writes before decimals. */
export const pointOf = (locale: string): string => separatorsOf(locale).charAt(0);

/** What is round, a triangle or a map: only where there is one, as Plotly reads all of a template for each picture. */
function subplots(theme: Theme, types: ReadonlySet<string>): Layout {
  const has = (pattern: RegExp) => [...types].some((type) => pattern.test(type));
  const ground = { bgcolor: theme.background };
  // The labels of a radius stand on the marks, one close to the next.
  const radialaxis = {
    ...{ nticks: 3, gridcolor: theme.grid, exponentformat: "none", separatethousands: true },
    tickfont: { size: theme.text.small, color: theme.text.colour },
  };
  return {
    ...(has(/polar$/) && { polar: { ...ground, radialaxis } }),
    ...(has(/ternary$/) && { ternary: ground }),
    ...(has(/geo$|^choropleth$/) && { geo: ground }),
  };
}
