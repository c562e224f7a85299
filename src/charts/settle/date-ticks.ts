import { millisecondsPerDay } from "../../analysis/barriers/dates.ts";
import { calendarOf, dateAt, days, inYears, months, wholeYears } from "../calendar.ts";
import type { PlainFigure } from "../figure.ts";
import type { ChartLanguage } from "../language.ts";
import { measureText } from "../measure.ts";
import { listOf } from "../rules/numbers.ts";
import { axisIn, idOf, type Panel } from "../rules/panels.ts";
import { momentOf } from "../rules/places.ts";
import { itemsOf } from "../rules/written.ts";
import type { Theme } from "../theme.ts";
import type { Scale } from "../value-axis.ts";
import { fewPlaces } from "./places-along.ts";

const day = millisecondsPerDay;
const hour = day / 24;

/** Where the labels of an axis stand, and the room that they have. */
interface DateAxis {
  readonly letter: "x" | "y";
  /** Labels at most, by their height or a small width. */
  readonly most: number;
  /** Pixels from end to end. */
  readonly length: number;
}

interface Tick {
  readonly moment: number;
  readonly label: string;
}

/** Dates in the theme's language, which a figure alone does not tell Plotly. Minutes are left to it. */
export function dateTicks(
  figure: PlainFigure,
  panel: Panel,
  moments: readonly number[],
  axis: DateAxis,
  theme: Theme,
): Record<string, unknown> {
  const [low, high] = endsOf(figure, panel, axis.letter, moments);
  const ticks =
    ticksOfPlaces(figure, panel, moments, axis, theme) ??
    (high - low < 4 * day ? hourTicks(low, high, axis, theme) : calendarTicks(low, high, axis, theme));
  if (ticks === undefined) return {};
  return {
    tickvals: ticks.map(({ moment }) =>
      new Date(moment)
        .toISOString()
        .slice(0, moment % day === 0 ? 10 : 16)
        .replace("T", " "),
    ),
    ticktext: ticks.map(({ label }) => label),
  };
}

/** From the axis's own range; else around the data, and what is drawn into the panel beside them. */
function endsOf(
  { layout }: PlainFigure,
  panel: Panel,
  letter: "x" | "y",
  moments: readonly number[],
): [number, number] {
  const name = panel[letter];
  const range = (listOf(axisIn(layout, name).range) ?? []).map(momentOf);
  if (range.length === 2 && range.every((end) => end !== undefined)) {
    const [first, last] = range as [number, number];
    return first < last ? [first, last] : [last, first];
  }
  const isOf = (item: Record<string, unknown>) => (item[`${letter}ref`] ?? letter) === idOf(name);
  const shapes = itemsOf(layout.shapes)
    .filter(isOf)
    .flatMap((shape) => [shape[`${letter}0`], shape[`${letter}1`]]);
  const notes = itemsOf(layout.annotations)
    .filter(isOf)
    .map((note) => note[letter]);
  const all = [...moments, ...[...shapes, ...notes].map(momentOf).filter((moment) => moment !== undefined)];
  return [Math.min(...all), Math.max(...all)];
}

/** One at each bar, where these are few. */
function ticksOfPlaces(
  figure: PlainFigure,
  panel: Panel,
  moments: readonly number[],
  axis: DateAxis,
  theme: Theme,
): Tick[] | undefined {
  const own = fewPlaces(figure, panel, moments, axis.most);
  if (own === undefined || own.length === 0 || own.some((moment) => moment % day !== 0)) return undefined;
  const labels = scaleFor(own, theme.language).labels(own.map(inYears));
  const ticks = own.map((moment, i) => ({ moment, label: labels[i] as string }));
  // A bar has as much room before the first and after the last as between them.
  const span =
    own.length > 1 ? (((own.at(-1) as number) - (own[0] as number)) * own.length) / (own.length - 1) : day;
  return haveRoom(ticks, span, axis, theme) ? ticks : undefined;
}

/** How dates are written: as years where all are the first day of one, as months where they are that of a month. */
function scaleFor(moments: readonly number[], language: ChartLanguage): Scale {
  const isAll = (end: string) =>
    moments.every((moment) => new Date(moment).toISOString().slice(0, 10).endsWith(end));
  if (isAll("-01-01")) return wholeYears;
  return isAll("-01") ? months(language) : days(language);
}

function calendarTicks(low: number, high: number, axis: DateAxis, theme: Theme): Tick[] | undefined {
  const dates = [low, high].map((moment) => ({ from: inYears(moment), to: inYears(moment + day) }));
  const { scale } = calendarOf(dates, theme.language);
  return fitting(high - low, axis, theme, (most) => {
    const ticks = scale.ticks(inYears(low), inYears(high), most);
    const labels = scale.labels(ticks);
    return ticks.map((tick, i) => ({ moment: dateAt(tick).getTime(), label: labels[i] as string }));
  });
}

/** Hours of a day or a few, with the date under the first of each. */
function hourTicks(low: number, high: number, axis: DateAxis, theme: Theme): Tick[] | undefined {
  if (high - low < 2 * hour) return undefined;
  const parts = { timeZone: "UTC" } as const;
  const time = new Intl.DateTimeFormat(theme.language.locale, {
    ...parts,
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const date = new Intl.DateTimeFormat(theme.language.locale, {
    ...parts,
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return fitting(high - low, axis, theme, (most) => {
    const step = [1, 2, 3, 6, 12, 24].find((hours) => (high - low) / (hours * hour) < most) ?? 24;
    const first = Math.ceil(low / (step * hour)) * step * hour;
    const count = Math.floor((high - first) / (step * hour)) + 1;
    return Array.from({ length: count }, (_, i) => {
      const moment = first + i * step * hour;
      const isFirst = i === 0 || Math.floor(moment / day) > Math.floor((moment - step * hour) / day);
      return { moment, label: `${time.format(moment)}${isFirst ? `<br>${date.format(moment)}` : ""}` };
    });
  });
}

/** The most ticks whose labels stand clear of each other. */
function fitting(
  span: number,
  axis: DateAxis,
  theme: Theme,
  ticksFor: (most: number) => Tick[],
): Tick[] | undefined {
  for (let { most } = axis; most > 0; most--) {
    const ticks = ticksFor(most);
    if (ticks.length > 0 && haveRoom(ticks, span, axis, theme)) return ticks;
  }
  return undefined;
}

/** Pixels between two labels side by side. */
const air = 10;

function haveRoom(ticks: readonly Tick[], span: number, { letter, length }: DateAxis, theme: Theme): boolean {
  if (letter === "y") return true;
  const widths = ticks.map(({ label }) =>
    Math.max(...label.split("<br>").map((line) => measureText(line, theme.font, theme.text.small))),
  );
  return ticks.slice(1).every(({ moment }, i) => {
    const apart = ((moment - (ticks[i] as Tick).moment) / span) * length;
    return ((widths[i] as number) + (widths[i + 1] as number)) / 2 + air <= apart;
  });
}
