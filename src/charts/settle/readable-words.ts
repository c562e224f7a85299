import { type Layout, type Trace, typeOf } from "../figure.ts";
import { resolve } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import { readableOn } from "./readable.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

/** Words on marks in a colour that can be read there. */
export const withReadableWords: Settling = (figure, theme) => {
  const drawn = resolve(figure, theme);
  return {
    ...figure,
    data: figure.data.map((trace, i) => withReadable(trace, drawn.data[i] as Trace, drawn.layout, i, theme)),
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
