import { type Layout, type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf, valueLetter } from "../rules/numbers.ts";
import { resolve } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import { readableOn } from "./readable-colour.ts";
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
  const hasWords =
    isRound || [trace.text, trace.texttemplate, trace.textinfo].some((words) => words !== undefined);
  if (!(isRound || /^(bar|funnel|waterfall)$/.test(type)) || isStated || !hasWords) return trace;
  const marker = (drawn.marker ?? {}) as Options;
  const colourway = (layout.colorway as string[] | undefined) ?? [...theme.palette];
  const own = marker.color ?? colourway[i % colourway.length];
  const colours = isRound ? marker.colors : type === "waterfall" ? steps(drawn) : own;
  if (colours === undefined) return trace;
  const readable = (colour: unknown) => readableOn(String(colour), theme);
  return {
    ...trace,
    insidetextfont: { ...inside, color: Array.isArray(colours) ? colours.map(readable) : readable(colours) },
  };
}

/** The colours of the steps of a waterfall, by where each goes. */
function steps(drawn: Trace): unknown[] {
  const measures = listOf(drawn.measure) ?? [];
  const colourOf = (direction: string) =>
    ((drawn[direction] as Options | undefined)?.marker as Options | undefined)?.color;
  return (listOf(drawn[valueLetter(drawn)]) ?? []).map((step, i) => {
    if (/^(total|absolute|t|a)$/.test(String(measures[i]))) return colourOf("totals");
    return colourOf((numberOf(step) ?? 0) < 0 ? "decreasing" : "increasing");
  });
}
