import type { Chart } from "../../../src/charts/chart.ts";

type Marks = {
  x: number[];
  y: number[];
  base?: number[];
  marker: { symbol?: string | string[]; color?: string };
};

/** The traces of a chart, as a test reads them. */
export const tracesOf = (chart: Chart) => chart.figure.data as unknown as Marks[];

/** Every text that a chart writes, without its markup. */
export const wordsIn = (chart: Chart) =>
  (chart.figure.layout.annotations as { text: string }[]).map(({ text }) =>
    text.replace(/<br>/g, " ").replace(/<[^>]*>/g, ""),
  );

/** The names of the rows, from the top. */
export const rowNames = (chart: Chart) =>
  (chart.figure.layout.yaxis as { ticktext: string[] }).ticktext.map((text) => text.replace(/<br>/g, " "));

/** The lines of ticks across a chart. */
export const ticksOf = (chart: Chart, axis: "xaxis" | "yaxis") =>
  (chart.figure.layout[axis] as { tickvals: number[] }).tickvals;
