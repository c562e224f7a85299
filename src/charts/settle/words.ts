import type { Size } from "../../render/figure.ts";
import { type Layout, type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { measureText } from "../measure.ts";
import { listOf, numberOf, numbersIn } from "../rules/numbers.ts";
import { type Panel, panelsOf } from "../rules/panels.ts";
import { resolve } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import { readableOn } from "./readable.ts";
import type { Settling } from "./settling.ts";
import { measured } from "./wanted.ts";

type Options = Record<string, unknown>;

/** Words on marks that can be read, and words beside marks that are whole. */
export const withWords: Settling = (figure, theme, size) => {
  const drawn = resolve(figure, theme);
  return {
    ...figure,
    data: figure.data.map((trace, i) => {
      const placed = { ...wordsAbove(figure, i, theme, size), ...wordsBeyond(figure, i, theme, size) };
      const isOutside = /outside/.test(String(trace.textposition ?? placed.textposition));
      return {
        // Words at a point or at the end of a bar stand over the edge of the plot, which would cut them off.
        ...(typeOf(trace) === "scatter" && /text/.test(String(trace.mode ?? "")) && { cliponaxis: false }),
        ...(typeOf(trace) === "bar" && isOutside && { cliponaxis: false, constraintext: "inside" }),
        ...withReadable(trace, drawn.data[i] as Trace, drawn.layout, i, theme),
        ...placed,
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
  const bars = barsOf(figure, panel);
  const places = new Set(bars.flatMap((i) => listOf(figure.data[i]?.x) ?? []));
  const room = plotWidth(panel, size) / (places.size * bars.length);
  const widest = Math.max(...words.map((word) => measureText(word, theme.font, theme.text.size)));
  return widest < room ? {} : { textposition: "outside" };
}

/** Words longer than the lying bars that they are on stand beyond the ends of these, and the others on theirs. */
function wordsBeyond(figure: PlainFigure, index: number, theme: Theme, size: Size): Options {
  const trace = figure.data[index] as Trace;
  const isStacked = /^(stack|relative)$/.test(String(figure.layout.barmode));
  const { text, textposition, base, textfont } = trace;
  if (typeOf(trace) !== "bar" || trace.orientation !== "h" || isStacked) return {};
  const panel = panelsOf(figure).find(({ traces }) => traces.includes(index));
  const [words, amounts] = [listOf(text), (listOf(trace.x) ?? []).map(numberOf)];
  if (panel === undefined || words === undefined || textposition !== undefined || base !== undefined)
    return {};
  const ends = [0, ...barsOf(figure, panel).flatMap((i) => numbersIn(figure.data[i]?.x))];
  const perAmount = plotWidth(panel, size) / (Math.max(...ends) - Math.min(...ends));
  const fits = words.map((word, i) => {
    const { width } = measured(String(word ?? ""), textfont as Options | undefined, theme);
    return width + 2 * inset <= Math.abs(amounts[i] ?? 0) * perAmount;
  });
  return fits.every(Boolean) ? {} : { textposition: fits.map((isFit) => (isFit ? "inside" : "outside")) };
}

/** Pixels that Plotly keeps between words and the ends of the bar that they are on. */
const inset = 3;

const barsOf = ({ data }: PlainFigure, { traces }: Panel) =>
  traces.filter((i) => typeOf(data[i] as Trace) === "bar");

/** About what names and margins leave of a panel. */
const plotWidth = ({ across }: Panel, { width }: Size) => width * (across[1] - across[0]) * 0.6;
