import { type Problem, RefusedError, suggest, UsageError } from "../errors.ts";
import type { Figure } from "./figure.ts";
import { mapProblems } from "./maps.ts";
import type { Schema } from "./schema.ts";
import { hasTex, isTex, type Text, textsIn } from "./tex.ts";
import { figureProblems } from "./validate.ts";

/** What a browser has and this renderer has not; unguarded, plotly.js draws an empty picture with no error. */
const webgl = "WebGL, which only a browser has, and no Chromium was found";
const tiles = "map tiles from a server";
const flat = "small multiples, or the contour type, show a third dimension on paper";

/** Trace types that need it, and what to draw instead. */
const undrawable: Record<string, readonly [need: string, instead: string]> = {
  scattergl: [webgl, 'the type "scatter" draws the same'],
  scatterpolargl: [webgl, 'the type "scatterpolar" draws the same'],
  splom: [webgl, "scatter traces on a grid of axes draw the same"],
  parcoords: [webgl, "small multiples, one a dimension, show the same"],
  scatter3d: [webgl, flat],
  surface: [webgl, flat],
  mesh3d: [webgl, flat],
  cone: [webgl, flat],
  streamtube: [webgl, flat],
  isosurface: [webgl, flat],
  volume: [webgl, flat],
  scattermap: [tiles, 'the type "scattergeo" on a geo with visible: false shows the places'],
  choroplethmap: [tiles, 'the type "choropleth" draws the areas of the same geojson'],
  densitymap: [tiles, 'the type "histogram2dcontour" shows densities'],
};

/** What was found to draw with beside this renderer. */
export interface Means {
  readonly browser: boolean;
  readonly mathJax: boolean;
}

/** Whether a browser has to draw the figure: nothing but WebGL and TeX gains by one. */
export const needsBrowser = (figure: Figure): boolean =>
  figure.data.some((trace) => needOf(trace)?.[0] === webgl) || hasTex(figure);

const none: Means = { browser: false, mathJax: false };

/**
 * Refuses a figure that would be drawn wrongly or not at all, with every fault it has.
 *
 * @param means a browser draws what needs WebGL, and TeX if MathJax is there too. Map tiles and outlines of countries come from
 *   a server: a browser would not have them either, as nothing is fetched here.
 * @throws UsageError when the figure is not as Plotly would have it
 * @throws RefusedError when it is, but cannot be drawn
 */
export function checkFigure(figure: Figure, schema: Schema, means: Means = none): void {
  if (!Array.isArray(figure?.data))
    throw new UsageError({
      problem: "the figure has no list of traces",
      remedy: "Give { data: [...], layout: {...} }, as Plotly has it.",
    });
  const misused = [...unknownTypes(figure, schema), ...figureProblems(figure, schema)];
  if (misused.length > 0) throw new UsageError(misused);
  const refused = [
    ...undrawableTraces(figure, means.browser),
    ...mapProblems(figure),
    ...textsIn(figure).flatMap((text) => textProblems(text, means)),
  ];
  if (refused.length > 0) throw new RefusedError(refused);
}

function unknownTypes({ data }: Figure, schema: Schema): Problem[] {
  return data.flatMap((trace, index) => {
    const { type = "scatter" } = trace as { type?: string };
    if (schema.types.includes(type)) return [];
    return {
      problem: `data[${index}].type is "${type}", which Plotly would draw as a scatter chart`,
      remedy: suggest(type, schema.types),
    };
  });
}

function undrawableTraces({ data }: Figure, browser: boolean): Problem[] {
  return data.flatMap((trace, index) => {
    const [need, instead] = needOf(trace) ?? [];
    if (need === undefined || (browser && need === webgl)) return [];
    const { type } = trace as { type?: string };
    return {
      problem: `data[${index}] (type "${type}") needs ${need}`,
      remedy: `Draw it another way: ${instead}.${need === webgl ? " Or install Chromium, or set DOSSIER_BROWSER to one." : ""}`,
    };
  });
}

const needOf = (trace: object) => {
  const { type = "scatter", visible } = trace as { type?: string; visible?: unknown };
  return visible === false ? undefined : undrawable[type];
};

function textProblems({ path, text }: Text, { browser, mathJax }: Means): Problem[] {
  if (isTex(text) && !(browser && mathJax)) {
    const lacking = [...(browser ? [] : ["a Chromium"]), ...(mathJax ? [] : ["the package mathjax"])];
    return [
      {
        problem: `${path} is TeX (${text.trim()}), which MathJax sets in a browser, and ${lacking.join(" and ")} ${lacking.length > 1 ? "were" : "was"} not found`,
        remedy: `Write it in Unicode and tags: x², CO<sub>2</sub>, <i>p</i> < 0.05. Or ${[...(browser ? [] : ["install Chromium"]), ...(mathJax ? [] : ["npm install mathjax@3"])].join(", and ")}.`,
      },
    ];
  }
  if (/(^|\.)source$/.test(path) && /^\w+:/.test(text) && !text.startsWith("data:"))
    return [
      {
        problem: `${path} is an image from elsewhere (${text})`,
        remedy: "Read the image and give it as a data: URL.",
      },
    ];
  return [];
}
