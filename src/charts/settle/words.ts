import type { Size } from "../../render/figure.ts";
import { type Colour, contrast, parseColour } from "../colour.ts";
import { type Layout, type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { measureText } from "../measure.ts";
import { listOf } from "../rules/numbers.ts";
import { panelsOf } from "../rules/panels.ts";
import { resolve } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

/** Words on marks that can be read, and words beside marks that are whole. */
export const withWords: Settling = (figure, theme, size) => {
  const drawn = resolve(figure, theme);
  return {
    ...figure,
    data: figure.data.map((trace, i) => {
      const above = wordsAbove(figure, i, theme, size);
      const isOutside = (trace.textposition ?? above.textposition) === "outside";
      return {
        // Words at a point or at the end of a bar stand over the edge of the plot, which would cut them off.
        ...(typeOf(trace) === "scatter" && /text/.test(String(trace.mode ?? "")) && { cliponaxis: false }),
        ...(typeOf(trace) === "bar" && isOutside && { cliponaxis: false, constraintext: "inside" }),
        ...withReadable(trace, drawn.data[i] as Trace, drawn.layout, i, theme),
        ...above,
      };
    }),
  };
};

/** Plotly takes white or a dark grey for words on a mark, and white on teal has a contrast of 3:1. */
function withReadable(trace: Trace, drawn: Trace, layout: Layout, i: number, theme: Theme): Trace {
  const type = typeOf(trace);
  const inside = trace.insidetextfont as Options | undefined;
  const isStated =
    inside?.color !== undefined || (trace.textfont as Options | undefined)?.color !== undefined;
  const isRound = /^(pie|funnelarea|treemap|sunburst|icicle)$/.test(type);
  const hasWords = isRound || trace.text !== undefined || trace.texttemplate !== undefined;
  if (!(isRound || /^(bar|funnel)$/.test(type)) || isStated || !hasWords) return trace;
  const marker = (drawn.marker ?? {}) as Options;
  const colourway = (layout.colorway as string[] | undefined) ?? [...theme.palette];
  const colours = isRound ? marker.colors : (marker.color ?? colourway[i % colourway.length]);
  if (colours === undefined) return trace;
  const readable = (colour: unknown) => readableOn(String(colour), theme);
  return {
    ...trace,
    insidetextfont: { ...inside, color: Array.isArray(colours) ? colours.map(readable) : readable(colours) },
  };
}

/** Words wider than the bars that they are on would be made small to fit: they stand above these. */
function wordsAbove(figure: PlainFigure, index: number, theme: Theme, size: Size): Options {
  const trace = figure.data[index] as Trace;
  const { text, textposition } = trace;
  const isStacked = /^(stack|relative)$/.test(String(figure.layout.barmode));
  if (typeOf(trace) !== "bar" || trace.orientation === "h" || isStacked || textposition !== undefined)
    return {};
  const panel = panelsOf(figure).find(({ traces }) => traces.includes(index));
  const words = [listOf(text) ?? text].flat().filter((word) => typeof word === "string");
  if (panel === undefined || words.length === 0) return {};
  const bars = panel.traces.filter((i) => typeOf(figure.data[i] as Trace) === "bar");
  const places = new Set(bars.flatMap((i) => listOf(figure.data[i]?.x) ?? []));
  const room = (size.width * (panel.across[1] - panel.across[0]) * 0.6) / (places.size * bars.length);
  const widest = Math.max(...words.map((word) => measureText(word, theme.font, theme.text.size)));
  return widest < room ? {} : { textposition: "outside" };
}

function readableOn(code: string, theme: Theme): string {
  const colour = parseColour(code);
  if (colour === undefined) return theme.text.colour;
  const on = (text: string) => contrast(parseColour(text) as Colour, { ...colour, alpha: 1 });
  return on(theme.background) >= on(theme.text.colour) ? theme.background : theme.text.colour;
}
