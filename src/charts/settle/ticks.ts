import type { Size } from "../../render/figure.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { measureText } from "../measure.ts";
import { numberOf } from "../rules/numbers.ts";
import { axisIn, type Panel, panelsOf } from "../rules/panels.ts";
import { isYear, momentOf, namesIn } from "../rules/places.ts";
import { axisName } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import { roundTicks } from "../ticks.ts";
import { dateTicks } from "./date-ticks.ts";
import { logTicks, widthOfTicks } from "./number-ticks.ts";
import { fewPlaces, placesAlong } from "./places-along.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

/** Ticks where the data are, written as the house writes them, and no more than there is room for. */
export const withTicks: Settling = (figure, theme, size) => {
  const axes = new Map<string, Options>();
  for (const panel of panelsOf(figure))
    for (const letter of ["x", "y"] as const) {
      const name = panel[letter];
      const stated = axisIn(figure.layout, name);
      axes.set(name, { ...ticksOf(figure, panel, letter, theme, size), ...axes.get(name), ...stated });
    }
  // Candles have a slider under them, for a page that can be dragged.
  for (const trace of figure.data)
    if (/^(candlestick|ohlc)$/.test(typeOf(trace))) {
      const name = axisName("x", trace);
      axes.set(name, { rangeslider: { visible: false }, ...axes.get(name) });
    }
  return { ...figure, layout: { ...figure.layout, ...Object.fromEntries(axes) } };
};

const tickOptions = ["tickvals", "dtick", "nticks", "tickmode", "ticktext"];

function ticksOf(figure: PlainFigure, panel: Panel, letter: "x" | "y", theme: Theme, size: Size): Options {
  const axis = axisIn(figure.layout, panel[letter]);
  const hasTicks = tickOptions.some((option) => axis[option] !== undefined);
  const { values, arePlaces } = placesAlong(figure, panel, letter);
  const most = roomFor(panel, letter, theme, size);
  if (arePlaces && values.length > 0 && (axis.type ?? "linear") === "linear" && values.every(isYear)) {
    const format = { tickformat: "d" };
    return hasTicks ? format : { ...format, ...yearTicks(figure, panel, values.map(Number), most) };
  }
  if (hasTicks) return {};
  // Names in two rows, of which Plotly would leave every other out.
  if (values.some(Array.isArray)) return { dtick: 1 };
  const names = namesIn(values);
  if ((axis.type ?? "category") === "category" && names !== undefined) {
    // By number: asked for as many ticks as there are names, Plotly leaves every other out once its range is a bit longer.
    const step = letter === "x" && isLines(figure, panel) ? stepFor(names, panel, theme, size) : 1;
    return { tick0: 0, dtick: step };
  }
  const numbers = values.map(numberOf).filter((value) => value !== undefined);
  if (axis.type === "log") return logTicks(axis, numbers, most);
  if ((axis.type ?? "date") === "date") {
    const moments = values.map(momentOf).filter((moment) => moment !== undefined);
    const length = plotPart * lengthOf(panel, letter, size);
    if (arePlaces && values.length > 0 && moments.length === values.length)
      return dateTicks(figure, panel, moments, { letter, most, length }, theme);
  }
  if (letter === "y") return most < theme.gridlines.most ? { nticks: most } : {};
  const apart = widthOfTicks(axis, sums(numbers, figure), theme);
  const free = plotPart * lengthOf(panel, "x", size) - widthOfNames(figure, panel, theme, size);
  const fitting = Math.max(2, Math.min(most, Math.floor(free / apart)));
  return fitting < theme.gridlines.most ? { nticks: fitting } : {};
}

/** Of bars in a row, one after the other. */
const sums = (numbers: readonly number[], { layout }: PlainFigure) =>
  /^(stack|relative)$/.test(String(layout.barmode))
    ? [numbers.reduce((sum, each) => sum + Math.abs(each), 0)]
    : numbers;

/** Of those beside lying bars, as far as they are within the picture. */
function widthOfNames(figure: PlainFigure, panel: Panel, theme: Theme, { width }: Size): number {
  const names = namesIn(placesAlong(figure, panel, "y").values) ?? [];
  const widest = Math.max(0, ...names.map((name) => measureText(name, theme.font, theme.text.small)));
  return Math.min(widest, width / 2);
}

/** Lines run on from name to name (weeks, quarters), of which some may go without a label; a bar without its name is nothing. */
const isLines = ({ data }: PlainFigure, { traces }: Panel) =>
  traces.every(
    (i) => typeOf(data[i] as Trace) === "scatter" && /lines/.test(String(data[i]?.mode ?? "lines")),
  );

/** Every how manieth name there is room for. */
function stepFor(names: readonly string[], panel: Panel, theme: Theme, size: Size): number {
  const widest = Math.max(...names.map((name) => measureText(name, theme.font, theme.text.small)));
  const room = (plotPart * lengthOf(panel, "x", size)) / names.length;
  return Math.max(1, Math.ceil((widest + 12) / room));
}

/** What the margins leave of a picture's width. */
const plotPart = 0.85;

const lengthOf = ({ across, up }: Panel, letter: "x" | "y", size: Size) =>
  letter === "x" ? (across[1] - across[0]) * size.width : (up[1] - up[0]) * size.height;

/** How many ticks stand side by side, or under each other, in a panel. */
function roomFor(panel: Panel, letter: "x" | "y", theme: Theme, size: Size): number {
  const pixels = lengthOf(panel, letter, size);
  const each = letter === "x" ? 64 : 2 * theme.text.small;
  return Math.max(2, Math.min(theme.gridlines.most, Math.floor(pixels / each)));
}

/** At the years of the data where these are few, as each bar wants its own; else at round ones. */
function yearTicks(figure: PlainFigure, panel: Panel, years: readonly number[], most: number): Options {
  const own = fewPlaces(figure, panel, years, most);
  if (own !== undefined) return { tickvals: own };
  const [first, second] = roundTicks(Math.min(...years), Math.max(...years), most, 1);
  const step = first === undefined || second === undefined ? 1 : second - first;
  return { tick0: first ?? years[0], dtick: step };
}
