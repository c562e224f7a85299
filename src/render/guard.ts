import { type Problem, RefusedError, suggest, UsageError } from "../errors.ts";
import type { Figure } from "./figure.ts";
import type { Schema } from "./schema.ts";
import { figureProblems } from "./validate.ts";

/** What a browser has and this renderer has not; unguarded, plotly.js draws an empty picture with no error. */
const webgl = "WebGL, which only a browser has, and no Chromium was found";
const tiles = "map tiles from a server";
const outlines = "the outlines of countries, which plotly.js fetches from a server";
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
  scattermap: [tiles, "a dot chart sorted by place or by value shows the numbers"],
  choroplethmap: [tiles, "a bar chart sorted by value shows the numbers"],
  densitymap: [tiles, 'the type "histogram2dcontour" shows densities'],
  scattergeo: [outlines, "a dot chart sorted by place or by value shows the numbers"],
  choropleth: [outlines, "a bar chart sorted by value shows the numbers"],
};

/** Whether a browser has to draw the figure: no other kind of trace gains by one. */
export const needsBrowser = ({ data }: Figure): boolean => data.some((trace) => needOf(trace)?.[0] === webgl);

/**
 * Refuses a figure that would be drawn wrongly or not at all, with every fault it has.
 *
 * @param browser whether a browser is there to draw what needs WebGL. Map tiles and outlines of countries come from a
 *   server, and TeX from MathJax: a browser would not have them either, as nothing is fetched here.
 * @throws UsageError when the figure is not as Plotly would have it
 * @throws RefusedError when it is, but cannot be drawn
 */
export function checkFigure(figure: Figure, schema: Schema, browser = false): void {
  if (!Array.isArray(figure?.data))
    throw new UsageError({
      problem: "the figure has no list of traces",
      remedy: "Give { data: [...], layout: {...} }, as Plotly has it.",
    });
  const misused = [...unknownTypes(figure, schema), ...figureProblems(figure, schema)];
  if (misused.length > 0) throw new UsageError(misused);
  const refused = [...undrawableTraces(figure, browser), ...texts(figure).flatMap(textProblems)];
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

const needOf = (trace: object) => undrawable[(trace as { type?: string }).type ?? "scatter"];

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Every text of a figure, with its place. */
function texts(value: unknown, path = ""): Text[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => texts(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => texts(item, path === "" ? name : `${path}.${name}`));
}

/** A text that is TeX as a whole; sums of money ("$5 to $7") are not. */
const tex = /^\s*\$[^$]+\$\s*$/;

function textProblems({ path, text }: Text): Problem[] {
  if (tex.test(text))
    return [
      {
        problem: `${path} is TeX (${text.trim()}), which needs MathJax in a browser`,
        remedy: "Write it in Unicode and tags: x², CO<sub>2</sub>, <i>p</i> < 0.05.",
      },
    ];
  if (/(^|\.)source$/.test(path) && /^\w+:/.test(text) && !text.startsWith("data:"))
    return [
      {
        problem: `${path} is an image from elsewhere (${text})`,
        remedy: "Read the image and give it as a data: URL.",
      },
    ];
  return [];
}
