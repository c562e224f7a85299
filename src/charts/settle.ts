import type { Size } from "../render/figure.ts";
import { type Colour, contrast, parseColour } from "./colour.ts";
import { type Layout, type PlainFigure, type Trace, typeOf } from "./figure.ts";
import { measureText } from "./measure.ts";
import { listOf, valueLetter } from "./rules/numbers.ts";
import { axisIn, isCartesian, isHidden, type Panel, panelsOf } from "./rules/panels.ts";
import { namesIn } from "./rules/places.ts";
import { axisName, resolve } from "./rules/resolve.ts";
import { margins, type Theme } from "./theme.ts";
import { roundTicks } from "./ticks.ts";

type Options = Record<string, unknown>;

/**
 * A figure with what its author leaves to Plotly and Plotly does badly on paper: years in whole numbers, a name for every bar,
 * no more ticks than there is room for, words on marks in a colour that can be read and beside marks whole, room around a pie,
 * no slider under candles.
 * What the author states stays as it is.
 */
export function settle(figure: PlainFigure, theme: Theme, size: Size): PlainFigure {
  if (
    !Array.isArray(figure.data) ||
    !figure.data.every((trace) => typeof trace === "object" && trace !== null)
  )
    return figure;
  const drawn = resolve(figure, theme);
  const shown = figure.data.filter((trace) => !isHidden(trace));
  return {
    data: figure.data.map((trace, i) => ({
      ...(hasWordsBeside(trace) && { cliponaxis: false }),
      ...withReadableWords(trace, drawn.data[i] as Trace, drawn.layout, i, theme),
      ...wordsAbove(figure, i, theme, size),
    })),
    layout: {
      ...(shown.some(isCartesian) ? {} : { margin: margins.round }),
      ...figure.layout,
      ...Object.fromEntries(axesOf(figure, theme, size)),
    },
  };
}

/** The axes of a figure's panels, with what they do not say. */
function axesOf(figure: PlainFigure, theme: Theme, size: Size): [string, Options][] {
  const axes = new Map<string, Options>();
  for (const panel of panelsOf(figure))
    for (const letter of ["x", "y"] as const) {
      const name = panel[letter];
      const stated = axisIn(figure.layout, name);
      axes.set(name, { ...ticksOf(figure, panel, letter, theme, size), ...axes.get(name), ...stated });
    }
  for (const trace of figure.data)
    if (/^(candlestick|ohlc)$/.test(typeOf(trace))) {
      const name = axisName("x", trace);
      axes.set(name, { rangeslider: { visible: false }, ...axes.get(name) });
    }
  return [...axes];
}

const tickOptions = ["tickvals", "dtick", "nticks", "tickmode", "ticktext"];

function ticksOf(figure: PlainFigure, panel: Panel, letter: "x" | "y", theme: Theme, size: Size): Options {
  const axis = axisIn(figure.layout, panel[letter]);
  const hasTicks = tickOptions.some((option) => axis[option] !== undefined);
  const values = panel.traces
    .flatMap((i) => listOf(figure.data[i]?.[letter]) ?? [])
    .filter((value) => value !== null);
  const most = roomFor(panel, letter, theme, size);
  if (isYears(figure, panel, letter, values) && (axis.type ?? "linear") === "linear") {
    const years = values as number[];
    const [first, second] = roundTicks(Math.min(...years), Math.max(...years), most, 1);
    const step = first === undefined || second === undefined ? 1 : second - first;
    return { tickformat: "d", ...(hasTicks ? {} : { tick0: first ?? years[0], dtick: step }) };
  }
  if (hasTicks) return {};
  const names = namesIn(values);
  if ((axis.type ?? "category") === "category" && names !== undefined) return { nticks: names.length };
  return most < theme.gridlines.most ? { nticks: most } : {};
}

/** How many ticks stand side by side, or under each other, in a panel. */
function roomFor({ across, up }: Panel, letter: "x" | "y", theme: Theme, size: Size): number {
  const pixels = letter === "x" ? (across[1] - across[0]) * size.width : (up[1] - up[0]) * size.height;
  const each = letter === "x" ? 64 : 2 * theme.text.small;
  return Math.max(2, Math.min(theme.gridlines.most, Math.floor(pixels / each)));
}

/** Whole numbers that are years, and not the amounts of bars. */
function isYears(figure: PlainFigure, panel: Panel, letter: "x" | "y", values: readonly unknown[]): boolean {
  const isAmount = panel.traces.some((i) => {
    const trace = figure.data[i] as Trace;
    return typeOf(trace) === "scatter" ? letter === "y" : valueLetter(trace) === letter;
  });
  const isYear = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= 1000 && Number(value) <= 2200;
  return !isAmount && values.length > 0 && values.every(isYear);
}

/** Plotly takes white or a dark grey for words on a mark, and white on teal has a contrast of 3:1. */
function withReadableWords(trace: Trace, drawn: Trace, layout: Layout, i: number, theme: Theme): Trace {
  const type = typeOf(trace);
  const inside = trace.insidetextfont as Options | undefined;
  const isStated =
    inside?.color !== undefined || (trace.textfont as Options | undefined)?.color !== undefined;
  const isRound = /^(pie|funnelarea)$/.test(type);
  const hasWords = isRound || trace.text !== undefined || trace.texttemplate !== undefined;
  if (!/^(bar|funnel|pie|funnelarea)$/.test(type) || isStated || !hasWords) return trace;
  const marker = (drawn.marker ?? {}) as Options;
  const colourway = (layout.colorway as string[] | undefined) ?? [...theme.palette];
  const count = (listOf(trace.labels) ?? listOf(trace.values) ?? []).length;
  const slices = Array.from(
    { length: count },
    (_, slice) => listOf(marker.colors)?.[slice] ?? colourway[slice % colourway.length],
  );
  const colours = isRound ? slices : (marker.color ?? colourway[i % colourway.length]);
  const readable = (colour: unknown) => readableOn(String(colour), theme);
  return {
    ...trace,
    // Plotly would give slices their colours by size, and the words on them would be for others.
    ...(isRound && { marker: { ...(trace.marker as Options), colors: slices } }),
    insidetextfont: { ...inside, color: Array.isArray(colours) ? colours.map(readable) : readable(colours) },
  };
}

/** Words at a point near the edge of the plot, which would cut them off. */
const hasWordsBeside = (trace: Trace) => typeOf(trace) === "scatter" && /text/.test(String(trace.mode ?? ""));

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
  return widest < room ? {} : { textposition: "outside", cliponaxis: false };
}

function readableOn(code: string, theme: Theme): string {
  const colour = parseColour(code);
  if (colour === undefined) return theme.text.colour;
  const on = (text: string) => contrast(parseColour(text) as Colour, { ...colour, alpha: 1 });
  return on(theme.background) >= on(theme.text.colour) ? theme.background : theme.text.colour;
}
