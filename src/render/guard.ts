import { type Problem, RefusedError, UsageError } from "../errors.ts";
import type { Figure } from "./figure.ts";

/** Trace types drawn with WebGL, and what draws the same without it. */
const webgl: Record<string, string> = {
  scattergl: 'the type "scatter" draws the same',
  scatterpolargl: 'the type "scatterpolar" draws the same',
  splom: "several scatter traces, one an axis pair, draw the same",
  parcoords: "a line chart with one axis a dimension, or small multiples, shows the same",
  scatter3d: "small multiples of the third dimension show it on paper",
  surface: 'the type "contour" shows a surface on paper',
  mesh3d: 'the type "contour" shows a surface on paper',
  cone: "small multiples of plane sections show it on paper",
  streamtube: "small multiples of plane sections show it on paper",
  isosurface: "small multiples of plane sections show it on paper",
  volume: "small multiples of plane sections show it on paper",
};

/** Trace types drawn on tiles that a map server sends. */
const tiles: Record<string, string> = {
  scattermap: "scattergeo",
  choroplethmap: "choropleth",
  densitymap: "scattergeo",
  scattermapbox: "scattergeo",
  choroplethmapbox: "choropleth",
  densitymapbox: "scattergeo",
};

/** Refuses what would be drawn wrongly, or not at all, without a browser. Every fault is reported, not the first. */
export function checkFigure(figure: Figure): void {
  if (!Array.isArray(figure?.data))
    throw new UsageError({
      problem: "the figure has no list of traces",
      remedy: "Give { data: [...], layout: {...} } as Plotly has it.",
    });
  const problems: Problem[] = figure.data.flatMap((trace, index) => {
    const { type = "scatter" } = trace as { type?: string };
    if (type in webgl)
      return {
        problem: `trace ${index} (type "${type}") needs WebGL, which only a browser has`,
        remedy: `Use another type: ${webgl[type]}.`,
      };
    if (type in tiles)
      return {
        problem: `trace ${index} (type "${type}") needs map tiles from a server`,
        remedy: `Use the type "${tiles[type]}", which draws outlines.`,
      };
    return [];
  });
  if (problems.length > 0) throw new RefusedError(problems);
}
