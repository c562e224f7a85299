import { houseFamilies } from "../render/font-files.ts";
import type { Layout } from "./figure.ts";

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
  /** A CSS font list. Labels are measured in Open Sans, so name it or a narrower font first. */
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

/**
 * The house style of the UK Government Analysis Function: its palette in its order, sans serif, light grey gridlines and
 * at most ten of them, horizontal text, labels beside the marks instead of a legend.
 * https://analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-charts/
 *
 * Sizes: a page's text is 170 mm wide (A4 with margins of 20 mm). A slide is 16:9, and drawn so that on a screen of 13.3
 * inches across its labels stand at 17 points. A social card at two pixels to a CSS pixel, the default of PNG, has the
 * 1200 by 630 that sites ask for.
 */
export const government: Theme = {
  name: "government",
  font: houseFamilies,
  text: { size: 14, small: 13, colour: "#0B0C0C", muted: "#505A5F" },
  palette: ["#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"],
  duo: ["#12436D", "#F46A25"],
  sequential: ["#12436D", "#2073BC", "#6BACE6"],
  background: "#FFFFFF",
  grid: "#D9D9D9",
  axis: "#505A5F",
  gridlines: { most: 10, width: 1 },
  sizes: {
    "half-page": { width: 640, least: 120, most: 460 },
    "full-page": { width: 640, least: 120, most: 940 },
    slide: { width: 800, least: 450, most: 450 },
    "social-card": { width: 600, least: 315, most: 315 },
  },
};

/** The theme as a Plotly template: it holds wherever a figure does not say otherwise. */
export function template(theme: Theme): Layout {
  const axis = {
    gridcolor: theme.grid,
    gridwidth: theme.gridlines.width,
    nticks: theme.gridlines.most,
    linecolor: theme.axis,
    zerolinecolor: theme.axis,
    zerolinewidth: 1,
    tickcolor: theme.axis,
    tickangle: 0,
    ticklabelstandoff: 4,
    tickfont: { size: theme.text.small, color: theme.text.muted },
    automargin: true,
  };
  // Plotly's own are a rainbow, and green and red, which many cannot tell apart.
  const scaled = [{ autocolorscale: true }];
  const [up, down] = theme.duo;
  const byDirection = (look: (color: string) => object) => [
    { increasing: look(up), decreasing: look(down), totals: look(theme.axis) },
  ];
  const lines = byDirection((color) => ({ line: { color } })).map(({ totals: _, ...rest }) => rest);
  return {
    data: {
      ...{ heatmap: scaled, contour: scaled, histogram2d: scaled, histogram2dcontour: scaled },
      ...{ candlestick: lines, ohlc: lines, waterfall: byDirection((color) => ({ marker: { color } })) },
    },
    layout: {
      font: { family: theme.font, size: theme.text.size, color: theme.text.colour },
      paper_bgcolor: theme.background,
      plot_bgcolor: theme.background,
      colorway: [...theme.palette],
      colorscale: {
        sequential: theme.sequential.toReversed().map((colour, i, all) => [i / (all.length - 1), colour]),
      },
      showlegend: false,
      margin: { l: 16, r: 16, t: 16, b: 40 },
      hoverlabel: { font: { family: theme.font, size: theme.text.small } },
      bargap: 0.35,
      separators: ".,",
      xaxis: axis,
      yaxis: axis,
      annotationdefaults: { showarrow: false, borderpad: 0, borderwidth: 0 },
    },
  };
}
