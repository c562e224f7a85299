import type { Size } from "../../render/figure.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { measureText } from "../measure.ts";
import { numberOf, valueLetter } from "../rules/numbers.ts";
import { areStacked, axisIn, type Panel, panelsOf } from "../rules/panels.ts";
import { isYear, momentOf, namesIn } from "../rules/places.ts";
import { axisName } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import { roundTicks } from "../ticks.ts";
import { dateTicks } from "./date-ticks.ts";
import { logTicks, widthOfTicks } from "./number-ticks.ts";
import { fewPlaces, grids, placesAlong } from "./places-along.ts";
import { annotationsAround } from "./room-for-annotations.ts";
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
  if (axis.type === undefined && values.length === 0 && isNamedByNumbers(figure, panel, letter))
    return { type: "category", tick0: 0, dtick: 1 };
  // Names in two rows, of which Plotly would leave every other out.
  if (values.some(Array.isArray)) return { dtick: 1 };
  const names = namesIn(values);
  if ((axis.type ?? "category") === "category" && names !== undefined) {
    // By number: asked for as many ticks as there are names, Plotly leaves every other out once its range is a bit longer.
    const step = letter === "x" && runsOn(figure, panel) ? stepFor(names, panel, theme, size) : 1;
    return { tick0: 0, dtick: step };
  }
  const numbers = values.map(numberOf).filter((value) => value !== undefined);
  if (axis.type === "log") return logTicks(axis, numbers, most);
  if ((axis.type ?? "date") === "date") {
    const moments = values.map(momentOf).filter((moment) => moment !== undefined);
    const length =
      letter === "x" ? widthLeft(figure, panel, theme, size) : plotPart * lengthOf(panel, "y", size);
    if (arePlaces && values.length > 0 && moments.length === values.length)
      return axis.tickformat !== undefined
        ? ownDates(values, length)
        : dateTicks(figure, panel, moments, { letter, most, length }, theme);
  }
  const wholes =
    numbers.length > 0 && numbers.every(Number.isInteger) ? wholeTicks(numbers, arePlaces, most) : undefined;
  if (wholes !== undefined) return wholes;
  if (letter === "y") return most < theme.gridlines.most ? { nticks: most } : {};
  const apart = widthOfTicks(axis, sums(numbers, figure), theme);
  const free = widthLeft(figure, panel, theme, size) - widthOfNames(figure, panel, theme, size);
  const fitting = Math.max(2, Math.min(most, Math.floor(free / apart)));
  return fitting < theme.gridlines.most ? { nticks: fitting } : {};
}

/** In a format of the author's, at dates of the data: at others, four months would be "Q1", "Q1", "Q1" and "Q2". */
function ownDates(values: readonly unknown[], length: number): Options {
  const own = [...new Set(values)].toSorted((a, b) => Number(momentOf(a)) - Number(momentOf(b)));
  const step = Math.ceil((own.length * leastApart) / length);
  return { tickvals: own.filter((_, i) => i % step === 0) };
}

/** Pixels from the middle of a date to that of the next. */
const leastApart = 80;

/** Boxes without places are named by their traces; names that are numbers, such as years, would be amounts along the axis. */
const isNamedByNumbers = ({ data }: PlainFigure, { traces }: Panel, letter: "x" | "y") =>
  traces.every((i) => {
    const trace = data[i] as Trace;
    const isBox = /^(box|violin)$/.test(typeOf(trace)) && valueLetter(trace) !== letter;
    return isBox && typeof trace.name === "string" && numberOf(trace.name) !== undefined;
  });

/** Of cells at whole numbers, and of counts of a few, whole ones: half of one is none. */
function wholeTicks(numbers: readonly number[], arePlaces: boolean, most: number): Options | undefined {
  const span = Math.max(...numbers) - Math.min(...numbers);
  const own = [...new Set(numbers)].sort((a, b) => a - b);
  if (arePlaces && own.length > 1 && own.length <= most && span === own.length - 1) return { tickvals: own };
  return !arePlaces && span > 0 && Math.max(...numbers.map(Math.abs)) <= 4 ? { dtick: 1 } : undefined;
}

/** What annotations beside the plot, a scale of colours and the margins leave of a panel's width. */
function widthLeft(figure: PlainFigure, panel: Panel, theme: Theme, size: Size): number {
  const around = annotationsAround(figure, theme, size);
  const taken = (side: "l" | "r") => Math.max(0, ...around.map((wanted) => wanted[side] ?? 0));
  const isAtRight = panel.across[1] > 0.95;
  const hasScale = panel.traces.some((i) => {
    const trace = figure.data[i] as Trace;
    return grids.test(typeOf(trace)) && trace.showscale !== false;
  });
  const lost = taken("l") + (isAtRight ? taken("r") : 0) + (hasScale && isAtRight ? colourBar : 0);
  return plotPart * lengthOf(panel, "x", size) - lost;
}

/** Pixels of a scale of colours with its labels, more or less. */
const colourBar = 60;

/** Of bars in a row, one after the other. */
const sums = (numbers: readonly number[], { layout }: PlainFigure) =>
  areStacked(layout) ? [numbers.reduce((sum, each) => sum + Math.abs(each), 0)] : numbers;

/** Of those beside lying bars, as far as they are within the picture. */
function widthOfNames(figure: PlainFigure, panel: Panel, theme: Theme, { width }: Size): number {
  const names = namesIn(placesAlong(figure, panel, "y").values) ?? [];
  const widest = Math.max(0, ...names.map((name) => measureText(name, theme.font, theme.text.small)));
  return Math.min(widest, width / 2);
}

/** Lines and cells run on from name to name (weeks, quarters), of which some may go without a label; a bar without its is nothing. */
const runsOn = ({ data }: PlainFigure, { traces }: Panel) =>
  traces.every((i) => {
    const trace = data[i] as Trace;
    const isLine = typeOf(trace) === "scatter" && /lines/.test(String(trace.mode ?? "lines"));
    return isLine || grids.test(typeOf(trace));
  });

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
