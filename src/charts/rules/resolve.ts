import { type Layout, type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { type Theme, template } from "../theme.ts";

type Options = Record<string, unknown>;

/** The colours that Plotly takes where a template of the figure's own names none. */
const plotly = "#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd #8c564b #e377c2 #7f7f7f #bcbd22 #17becf".split(" ");

/**
 * A figure with what its template says written into it: the rules judge what is drawn, whichever of the two a colour, a
 * range or an angle comes from. Without a template of its own it has the theme's.
 */
export function resolve({ data, layout }: PlainFigure, theme: Theme): PlainFigure {
  const own = isTemplate(layout.template) ? layout.template : undefined;
  const { layout: usual, data: traces } = (own ?? template(theme, data)) as {
    layout?: Layout;
    data?: Record<string, readonly Trace[]>;
  };
  const counts = new Map<string, number>();
  const drawn = data.map((trace) => {
    const type = typeOf(trace);
    const looks = traces?.[type] ?? [];
    const nth = counts.get(type) ?? 0;
    counts.set(type, nth + 1);
    return under(trace, looks[nth % looks.length]) as Trace;
  });
  const axes = Object.fromEntries(
    ["x", "y"].flatMap((letter) => {
      const used = drawn.map((trace) => axisName(letter, trace));
      const stated = Object.keys(layout).filter((name) => new RegExp(`^${letter}axis\\d*$`).test(name));
      return [...new Set([...used, ...stated])].map((name) => [name, usual?.[`${letter}axis`] ?? {}]);
    }),
  );
  const { xaxis: _x, yaxis: _y, ...rest } = usual ?? {};
  const colorway = own === undefined ? {} : { colorway: plotly };
  return { data: drawn, layout: under(layout, { ...colorway, ...rest, ...axes }) as Layout };
}

/** The name in the layout of the axis that a trace is drawn along: `yaxis2` for `yaxis: "y2"`. */
export const axisName = (letter: string, trace: Trace): string =>
  `${letter}axis${String(trace[`${letter}axis`] ?? letter).slice(1)}`;

/** A template is an object; Python's Plotly knows some by name. */
export const isTemplate = (value: unknown): value is Options => isOptions(value);

const isOptions = (value: unknown): value is Options =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What `stated` does not say, from `usual`. */
function under(stated: Options, usual: Options | undefined): Options {
  if (usual === undefined) return stated;
  const merged: Options = { ...usual };
  for (const [key, value] of Object.entries(stated)) {
    const below = usual[key];
    merged[key] = isOptions(value) && isOptions(below) ? under(value, below) : (value ?? below);
  }
  return merged;
}
