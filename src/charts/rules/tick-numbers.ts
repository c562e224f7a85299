import type { Trace } from "../figure.ts";
import { pointOf } from "../theme.ts";
import { Numbers, readable } from "./known-numbers.ts";
import { written } from "./number-text.ts";
import { listOf, numberOf, numbersIn } from "./numbers.ts";
import { axisIn, panelsOf } from "./panels.ts";
import { isYear } from "./places.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { annotationTexts, itemsOf, plainWords, titleText } from "./written.ts";

type Axis = Record<string, unknown>;

/** Numbers written along an axis are those of their ticks, all in one unit, and the unit is said. */
export const tickNumbers: Rule = {
  name: "tick-numbers",
  check: (chart) => {
    if (chart.isComputed) return [];
    const panels = panelsOf(chart.given);
    const axes = new Map<string, Trace[]>();
    for (const panel of panels)
      for (const name of [panel.x, panel.y])
        axes.set(name, [...(axes.get(name) ?? []), ...panel.traces.map((i) => chart.given.data[i] as Trace)]);
    return [...axes].flatMap(([name, traces]) => faultsOf(name, traces, chart));
  },
};

/** A tick and the number that its text is. */
interface Tick {
  readonly at: number;
  readonly text: string;
  readonly value: number;
  readonly half: number;
  /** What the text multiplies its number by: "20k" is 20 thousand. */
  readonly scale: number;
}

function faultsOf(name: string, traces: readonly Trace[], chart: StatedChart): Fault[] {
  const axis = axisIn(chart.given.layout, name);
  const ticks = ticksOf(axis, pointOf(chart.theme.language.locale));
  if (ticks === undefined || arePlaces(name, ticks, traces, chart) || areExact(ticks)) return [];
  const fault = (problem: string, remedy: string) => [
    {
      problem: `${name} ${problem}`,
      remedy: `${remedy} Without ticktext, Plotly writes the numbers itself.`,
    },
  ];
  const told = ({ text, at }: Tick) => `${JSON.stringify(text)} at ${readable(at)}`;

  if (ticks.every(({ at, text }) => isYear(at) && /^\s*\d{4}\s*$/.test(text))) {
    // A financial year may be called by the year that it ends in.
    const shifts = ticks.map(({ at, value }) => value - at);
    if (new Set(shifts).size === 1 && Math.abs(shifts[0] as number) <= 1) return [];
    const wrong = ticks.find(({ at, value }) => at !== value) as Tick;
    return fault(
      `writes ${told(wrong)}`,
      "Write each year at its own place: ticktext: tickvals.map(String).",
    );
  }
  const isSaid = unit.test(wordsOf(axis, ticks, chart));
  const scaled = scales.find((each) => ticks.every((tick) => fits(tick, each)));
  // The one whose rounding matters least.
  const most = ticks.toSorted((a, b) => b.value - a.value)[0] as Tick;
  if (scaled !== undefined)
    return isSaid
      ? []
      : fault(
          `writes ${told(most)}, and nothing in the picture says in which unit`,
          `Write the unit into the ticks ("20k", "20%") or into the title of the axis.`,
        );
  const factor = most.value / Math.abs(most.at);
  if (most.at !== 0 && ticks.every((tick) => fits(tick, factor))) {
    const isTitled = titleText(axis.title) !== undefined;
    const isPower = Math.abs(Math.log10(factor) - Math.round(Math.log10(factor))) < 1e-9;
    // Months may be written as years, percentiles as deciles, miles as kilometres, and a rate for more people.
    const isOther = isPower
      ? (isTitled && name.startsWith("x")) || /\bper [\d,]+\b/.test(wordsOf(axis, ticks, chart))
      : isTitled ||
        itemsOf(chart.given.layout.annotations).length > 0 ||
        conversions.some((each) => near(factor, each));
    return isOther ? [] : fault(`writes ${told(most)}`, "Write at each tick the number that it stands at.");
  }
  // Most are right, and one is not.
  const ways = [
    ...dataIn.map((factor) => (tick: Tick) => fitsInWords(tick, factor)),
    ...scales.map((factor) => (tick: Tick) => fits(tick, factor)),
  ];
  for (const isRight of ways) {
    const wrong = ticks.filter((tick) => !isRight(tick));
    const right = ticks.filter((tick) => isRight(tick) && tick.at !== 0);
    if (right.length >= 2 && right.length >= 2 * wrong.length)
      return fault(`writes ${told(wrong[0] as Tick)}`, "Write at each tick the number that it stands at.");
  }
  return [];
}

/** The ticks of an axis whose texts are all numbers; undefined of another. */
function ticksOf(axis: Axis, point: string): Tick[] | undefined {
  const { tickvals, ticktext, tickmode = "array", visible, showticklabels, type = "linear" } = axis;
  if (visible === false || showticklabels === false || tickmode !== "array") return undefined;
  if (type !== "linear" && type !== "log") return undefined;
  const places = listOf(tickvals) ?? [];
  const texts = (listOf(ticktext) ?? []).slice(0, places.length);
  const ticks: Tick[] = [];
  for (const [i, text] of texts.entries()) {
    if (text === null || String(text).trim() === "") continue;
    const at = numberOf(places[i]);
    const number = written(text, point);
    if (at === undefined || number === undefined) return undefined;
    const [, suffix = ""] = /([a-z%]+)\W*$/.exec(plainWords(String(text))) ?? [];
    ticks.push({ ...{ at, text: String(text), ...number }, scale: suffixes[suffix] ?? 1 });
  }
  // One alone may be a year in two digits, by chance in hundreds.
  return ticks.filter(({ at }) => at !== 0).length > 1 ? ticks : undefined;
}

const suffixes: Record<string, number> = {
  ...{ k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, mio: 1e6 },
  ...{ bn: 1e9, billion: 1e9, mrd: 1e9, tn: 1e12, trillion: 1e12, "%": 0.01 },
};

/** Whether what stands along an axis are places that the author chose and named: rows one under the other, or a logarithm. */
function arePlaces(
  name: string,
  ticks: readonly Tick[],
  traces: readonly Trace[],
  { data }: StatedChart,
): boolean {
  const drawn = traces.flatMap((trace) => numbersIn(trace[name[0] as string]));
  const known = new Numbers(data.names.flatMap((column) => [...data.column(column)]));
  const isCount = (numbers: readonly number[]) => {
    const sorted = [...new Set(numbers)].sort((a, b) => a - b);
    return (sorted[0] === 0 || sorted[0] === 1) && sorted.every((each, i) => each === i + (sorted[0] ?? 0));
  };
  const isPower = [2, Math.E, 10].some((base) =>
    ticks.every(({ at, value, half }) => Math.abs(value - base ** at) <= half * (1 + 1e-9)),
  );
  return (
    drawn.length === 0 ||
    isPower ||
    isCount(drawn) ||
    isCount(ticks.map(({ at }) => at)) ||
    !drawn.every((number) => known.has(number) || known.has(-number))
  );
}

/**
 * Whether each text is the number of its tick, with what it says to multiply it by or without. Data in £ billion have "£500bn"
 * at 500 and "£1tn" at 1,000.
 */
const areExact = (ticks: readonly Tick[]) =>
  ticks.every((tick) => fits(tick, 1)) ||
  dataIn.some((factor) => ticks.every((tick) => fitsInWords(tick, factor)));

const fitsInWords = ({ at, value, half, scale }: Tick, factor: number) =>
  Math.abs(value * scale - Math.abs(at) * factor) <= half * scale * (1 + 1e-9);

const fits = ({ at, value, half }: Tick, factor: number) =>
  Math.abs(value - Math.abs(at) * factor) <= half * (1 + 1e-9);

/** What data may be in: pounds, thousands, millions and so on. */
const dataIn = [1, 1e3, 1e6, 1e9, 1e12];

/** What an axis may be written in: the numbers themselves, per cents, thousands and so on. */
const scales = [1, 100, 1e-2, 1e-3, 1e-6, 1e-9, 1e-12, 1e3, 1e6, 1e9];

/** Between days, weeks, months, years, hours, minutes, bytes. */
const conversions = [7, 12, 24, 30, 52, 60, 365, 365.25, 1024, 3600, 4].flatMap((each) => [each, 1 / each]);

const near = (a: number, b: number) => Math.abs(a - b) < 1e-6 * b;

const unit =
  /%|‰|per ?cent|prozent|point|index|\d ?(k|m|mn|bn|tn)\b|[£$€(](k|m|mn|bn|tn)\b|thousand|million|billion|trillion|hundred|'000|\b000s?\b|tausend|tsd|mio|mrd|milliard|\bper \d|pence|\b(kg|km|k[wv]h?|m[wv]h?|g[wv]h?|t[wv]h?|tonnes?|grams?|metres?|litres?)\b/i;

/** All words in which a unit may be said. */
function wordsOf(axis: Axis, ticks: readonly Tick[], { given, headline, subtitle }: StatedChart): string {
  const names = given.data.map(({ name }) => String(name ?? ""));
  const texts = ticks.map(({ text }) => text);
  return [
    ...[String(titleText(axis.title) ?? ""), subtitle, headline, ...names],
    ...[...annotationTexts(given.layout.annotations), ...texts],
  ].join("\n");
}
