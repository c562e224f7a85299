import type { Size } from "../../render/figure.ts";
import { calendarOf, dateAt, days, months, wholeYears } from "../calendar.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import type { ChartLanguage } from "../language.ts";
import { measureText } from "../measure.ts";
import { listOf, numberOf, valueLetter } from "../rules/numbers.ts";
import { axisIn, type Panel, panelsOf } from "../rules/panels.ts";
import { momentOf, namesIn } from "../rules/places.ts";
import { axisName } from "../rules/resolve.ts";
import type { Theme } from "../theme.ts";
import { roundTicks } from "../ticks.ts";
import { yearsAt } from "../time.ts";
import type { Scale } from "../value-axis.ts";
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
  const values = panel.traces
    .flatMap((i) => listOf(figure.data[i]?.[letter]) ?? [])
    .filter((value) => value !== null);
  const most = roomFor(panel, letter, theme, size);
  const isPlace = !isAmount(figure, panel, letter);
  if (isPlace && values.length > 0 && (axis.type ?? "linear") === "linear" && values.every(isYear)) {
    const format = { tickformat: "d" };
    return hasTicks ? format : { ...format, ...yearTicks(figure, panel, values.map(Number), most) };
  }
  if (hasTicks) return {};
  const names = namesIn(values);
  if ((axis.type ?? "category") === "category" && names !== undefined) {
    // By number: asked for as many ticks as there are names, Plotly leaves every other out once its range is a bit longer.
    const step = letter === "x" && isLines(figure, panel) ? stepFor(names, panel, theme, size) : 1;
    return { tick0: 0, dtick: step };
  }
  // Without this, Plotly writes a "2" and a "5" between 10 and 100.
  if (axis.type === "log") return { dtick: 1 };
  if ((axis.type ?? "date") === "date") {
    const moments = values.map(momentOf).filter((moment) => moment !== undefined);
    if (isPlace && values.length > 0 && moments.length === values.length)
      return dateTicks(figure, panel, moments, most, theme);
  }
  return most < theme.gridlines.most ? { nticks: most } : {};
}

/** Lines run on from name to name (weeks, quarters), of which some may go without a label; a bar without its name is nothing. */
const isLines = ({ data }: PlainFigure, { traces }: Panel) =>
  traces.every(
    (i) => typeOf(data[i] as Trace) === "scatter" && /lines/.test(String(data[i]?.mode ?? "lines")),
  );

/** Every how manieth name there is room for. */
function stepFor(names: readonly string[], { across }: Panel, theme: Theme, size: Size): number {
  const widest = Math.max(...names.map((name) => measureText(name, theme.font, theme.text.small)));
  const room = (0.85 * size.width * (across[1] - across[0])) / names.length;
  return Math.max(1, Math.ceil((widest + 12) / room));
}

/** How many ticks stand side by side, or under each other, in a panel. */
function roomFor({ across, up }: Panel, letter: "x" | "y", theme: Theme, size: Size): number {
  const pixels = letter === "x" ? (across[1] - across[0]) * size.width : (up[1] - up[0]) * size.height;
  const each = letter === "x" ? 64 : 2 * theme.text.small;
  return Math.max(2, Math.min(theme.gridlines.most, Math.floor(pixels / each)));
}

/** Whether an axis has the amounts of some trace, and not their places. */
const isAmount = (figure: PlainFigure, panel: Panel, letter: "x" | "y") =>
  panel.traces.some((i) => {
    const trace = figure.data[i] as Trace;
    return typeOf(trace) === "scatter" ? letter === "y" : valueLetter(trace) === letter;
  });

/** A whole number that is a year, or one in a text. */
function isYear(value: unknown): boolean {
  if (typeof value === "string" && !/^\d{4}$/.test(value)) return false;
  const number = numberOf(value);
  return Number.isInteger(number) && Number(number) >= 1000 && Number(number) <= 2200;
}

/** At the years of the data where these are few, as each bar wants its own; else at round ones. */
function yearTicks(figure: PlainFigure, panel: Panel, years: readonly number[], most: number): Options {
  const own = fewPlaces(figure, panel, years, most);
  if (own !== undefined) return { tickvals: own };
  const [first, second] = roundTicks(Math.min(...years), Math.max(...years), most, 1);
  const step = first === undefined || second === undefined ? 1 : second - first;
  return { tick0: first ?? years[0], dtick: step };
}

/** The places of bars, or of two dates, that have room for a tick each. */
function fewPlaces(
  figure: PlainFigure,
  panel: Panel,
  places: readonly number[],
  most: number,
): number[] | undefined {
  const own = [...new Set(places)].sort((a, b) => a - b);
  const isBars = panel.traces.some((i) => typeOf(figure.data[i] as Trace) === "bar");
  return own.length <= (isBars ? most : 2) ? own : undefined;
}

const day = 86_400_000;

/** How dates are written: as years where all are the first day of one, as months where they are that of a month. */
function scaleFor(moments: readonly number[], language: ChartLanguage): Scale {
  const isAll = (end: string) =>
    moments.every((moment) => new Date(moment).toISOString().slice(0, 10).endsWith(end));
  if (isAll("-01-01")) return wholeYears;
  return isAll("-01") ? months(language) : days(language);
}

/** Dates in the theme's language, which a figure alone does not tell Plotly. Hours are left to it. */
function dateTicks(
  figure: PlainFigure,
  panel: Panel,
  moments: readonly number[],
  most: number,
  { language }: Theme,
): Options {
  const [low, high] = [Math.min(...moments), Math.max(...moments)];
  if (high - low < 3 * day || moments.some((moment) => moment % day !== 0)) return {};
  const inYears = (moment: number) => yearsAt(moment, new Date(moment).getUTCFullYear());
  const dates = [low, high].map((moment) => ({ from: inYears(moment), to: inYears(moment + day) }));
  const own = fewPlaces(figure, panel, moments, most);
  const scale = own === undefined ? calendarOf(dates, language).scale : scaleFor(own, language);
  const ticks = own?.map(inYears) ?? scale.ticks(inYears(low), inYears(high), most);
  if (ticks.length === 0) return {};
  return {
    tickvals: ticks.map((tick) => dateAt(tick).toISOString().slice(0, 10)),
    ticktext: scale.labels(ticks),
  };
}
