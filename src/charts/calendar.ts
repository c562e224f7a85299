import { millisecondsPerDay } from "../analysis/barriers/dates.ts";
import type { ChartLanguage } from "./language.ts";
import { roundTicks } from "./ticks.ts";
import { startOf, type When, yearsAt } from "./time.ts";
import type { Scale } from "./value-axis.ts";

/** An axis of time, whose values are years. */
export interface Calendar {
  /** From the start of the first year (month, day) to the end of the last. */
  readonly domain: readonly [number, number];
  readonly scale: Scale;
}

/** The first and the end of the last of the days that a date may be. */
type Reach = Pick<When, "from" | "to">;

/** An axis of whole years: decades, where there is room for no more. */
export const wholeYears: Scale = {
  ticks: (low, high, most) => {
    const whole = roundTicks(low, high, most).filter(Number.isInteger);
    return whole.length > 0 ? whole : [Math.ceil(low)];
  },
  labels: (ticks) => ticks.map(String),
};

/** The whole years around some dates; a single year where there are none. */
export function yearsAround(dates: readonly Reach[]): [number, number] {
  if (dates.length === 0) return [2000, 2001];
  const [low, high] = reachOf(dates);
  return [Math.floor(low), Math.max(Math.floor(low) + 1, Math.ceil(high - 1e-9))];
}

/**
 * The axis for some dates: of years; of months where the dates are within three years and one is known better than to its year;
 * of days where they are within three months.
 */
export function calendarOf(dates: readonly Reach[], language: ChartLanguage): Calendar {
  const [low, high] = dates.length === 0 ? [0, 0] : reachOf(dates);
  const areYears = dates.every(({ from, to }) => Number.isInteger(from) && Number.isInteger(to));
  if (areYears || high - low > 3) return { domain: yearsAround(dates), scale: wholeYears };
  const [first, last] = [dateAt(low), dateAt(high)];
  if (high - low > 0.25)
    return {
      domain: [monthAt(first, 0), monthAt(last, isMonthStart(last) ? 0 : 1)],
      scale: months(language),
    };
  return { domain: [inYears(first.getTime()), inYears(last.getTime())], scale: days(language) };
}

const reachOf = (dates: readonly Reach[]): [number, number] => [
  Math.min(...dates.map(({ from }) => from)),
  Math.max(...dates.map(({ to }) => to)),
];

/** The day that a value in years is the start of, or nearest to. */
export function dateAt(years: number): Date {
  const year = Math.floor(years);
  const moment = startOf(year) + (years - year) * (startOf(year + 1) - startOf(year));
  return new Date(Math.round(moment / millisecondsPerDay) * millisecondsPerDay);
}

/** A moment, in milliseconds, as a value in years. */
export const inYears = (moment: number) => yearsAt(moment, new Date(moment).getUTCFullYear());

const isMonthStart = (date: Date) => date.getUTCDate() === 1;

/** The start of the month so many after the one of a date. */
function monthAt(date: Date, months: number): number {
  const start = new Date(date);
  start.setUTCMonth(date.getUTCMonth() + months, 1);
  return inYears(start.getTime());
}

export const months = (language: ChartLanguage): Scale => ({
  ticks: (low, high, most) =>
    finest([1, 2, 3, 6, 12], most, (step) => {
      const start = dateAt(low);
      const first = 12 * start.getUTCFullYear() + start.getUTCMonth() + (isMonthStart(start) ? 0 : 1);
      const offset = Math.ceil(first / step) * step - first + (isMonthStart(start) ? 0 : 1);
      return range((i) => monthAt(start, offset + i * step), high);
    }),
  labels: (ticks) => ticks.map((tick) => format(tick, language, { month: "short", year: "numeric" })),
});

export const days = (language: ChartLanguage): Scale => ({
  ticks: (low, high, most) =>
    finest([1, 2, 7, 14, 28], most, (step) => {
      const start = Math.ceil(dateAt(low).getTime() / millisecondsPerDay);
      return range((i) => inYears((start + i * step) * millisecondsPerDay), high);
    }),
  // The year once: it goes on until another is named.
  labels: (ticks) =>
    ticks.map((tick, i) => {
      const isSameYear = i > 0 && Math.floor(tick) === Math.floor(ticks[i - 1] as number);
      return format(tick, language, {
        day: "numeric",
        month: "short",
        ...(!isSameYear && { year: "numeric" }),
      });
    }),
});

const format = (years: number, { locale }: ChartLanguage, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" }).format(dateAt(years));

/** The ticks of the smallest step that gives no more than `most`. */
function finest(steps: readonly number[], most: number, ticks: (step: number) => number[]): number[] {
  for (const step of steps) {
    const found = ticks(step);
    if (found.length <= most || step === steps.at(-1)) return found;
  }
  return [];
}

/** Values from the first on, up to `high`. */
function range(value: (i: number) => number, high: number): number[] {
  const values: number[] = [];
  for (let i = 0; value(i) <= high + 1e-9; i++) values.push(value(i));
  return values;
}
