import { type Trace, typeOf } from "../figure.ts";
import { listOf } from "../rules/numbers.ts";
import { resolve } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

/**
 * Colours that Plotly would choose by itself, or show at half their strength: those of slices and of the branches of a tree,
 * which words are to be read on, of stacked areas, and of the bars of an error, which have to be seen on the bars beneath them.
 */
export const withColours: Settling = (figure, theme) => {
  const drawn = resolve(figure, theme);
  const colourway = (drawn.layout.colorway as string[] | undefined) ?? [...theme.palette];
  return {
    ...figure,
    data: figure.data.map((trace, i) => {
      const own = colourway[i % colourway.length] as string;
      switch (typeOf(trace)) {
        case "pie":
        case "funnelarea":
          return withSlices(trace, colourway);
        case "treemap":
        case "sunburst":
        case "icicle":
          return withBranches(trace, colourway, theme);
        case "scatter":
          return withFill(trace, own);
        case "bar":
          return withErrors(trace, drawn.data[i] as Trace, own, theme);
        default:
          return trace;
      }
    }),
  };
};

/** By place: Plotly would give slices their colours by size. */
function withSlices(trace: Trace, colourway: readonly string[]): Trace {
  const marker = trace.marker as Options | undefined;
  const count = (listOf(trace.labels) ?? listOf(trace.values) ?? []).length;
  const colors = Array.from(
    { length: count },
    (_, slice) => listOf(marker?.colors)?.[slice] ?? colourway[slice % colourway.length],
  );
  return { ...trace, marker: { ...marker, colors } };
}

/** A branch has the colour that it grows from, and one root the ground's. Plotly's own leaves are see-through. */
function withBranches(trace: Trace, colourway: readonly string[], theme: Theme): Trace {
  const marker = trace.marker as Options | undefined;
  const names = listOf(trace.ids) ?? listOf(trace.labels);
  const parents = listOf(trace.parents);
  if (names === undefined || parents === undefined || marker?.colors !== undefined) return trace;
  const roots = names.filter((_, i) => (parents[i] ?? "") === "");
  const branches = roots.length > 1 ? roots : names.filter((_, i) => roots.includes(parents[i]));
  const colourOf = (i: number, depth = 0): string => {
    const branch = branches.indexOf(names[i]);
    if (branch >= 0) return colourway[branch % colourway.length] as string;
    const parent = names.indexOf(parents[i]);
    return parent < 0 || depth > names.length ? theme.background : colourOf(parent, depth + 1);
  };
  return {
    ...trace,
    marker: { ...marker, colors: names.map((_, i) => colourOf(i)) },
    ...(typeOf(trace) === "treemap" ? {} : { leaf: { opacity: 1, ...(trace.leaf as Options | undefined) } }),
  };
}

/** Plotly fills a stacked area at half the strength of its line. */
function withFill(trace: Trace, own: string): Trace {
  const line = trace.line as Options | undefined;
  const isStacked = trace.stackgroup !== undefined && trace.stackgroup !== "" && trace.fill !== "none";
  return isStacked && trace.fillcolor === undefined ? { ...trace, fillcolor: line?.color ?? own } : trace;
}

/** In the theme's other colour, as {@link rangeBars} has them: in dark grey the lower half is not seen on a dark bar. */
function withErrors(trace: Trace, drawn: Trace, own: string, theme: Theme): Trace {
  const bar = String((drawn.marker as Options | undefined)?.color ?? own).toLowerCase();
  const [one, other] = theme.duo;
  const color = bar === one.toLowerCase() ? other : bar === other.toLowerCase() ? one : theme.text.colour;
  const errors = ["error_x", "error_y"].filter(
    (name) => typeof trace[name] === "object" && trace[name] !== null,
  );
  return {
    ...trace,
    ...Object.fromEntries(errors.map((name) => [name, { color, thickness: 2, ...(trace[name] as Options) }])),
  };
}
