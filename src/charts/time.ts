import { dateSpan, type KnownDate, millisecondsPerDay } from "../analysis/barriers/dates.ts";
import { UsageError } from "../errors.ts";
import type { Tabular } from "./data.ts";
import type { ChartLanguage } from "./language.ts";
import { roundTicks } from "./ticks.ts";
import type { Scale } from "./value-axis.ts";

/** When something was, as exactly as it is known. */
export interface When {
  /** The first and the end of the last of its possible days, in years: 2013.5 is the middle of 2013. */
  readonly from: number;
  readonly to: number;
  /** Where a mark stands: halfway between them. */
  readonly at: number;
  /** "4 July 2013", "April 1967", "1963", "1970–1989", "from 1963". */
  readonly words: string;
  /** Known to a year or better. Anything longer is drawn as a span. */
  readonly isPoint: boolean;
  /** It went on from there (or up to there), nobody says how long. */
  readonly open: "before" | "after" | undefined;
}

/**
 * A column of dates, each as exactly as it is known: "2013-07-04", "1967-04", "1963" (or the number 1963), "1970/1989" for a
 * span, "1963/.." for a beginning without an end and "../1963" for an end without a beginning (ISO 8601-2); null where there
 * is none.
 *
 * @throws UsageError when a value is no date.
 */
export function datesOf(table: Tabular, name: string, language: ChartLanguage): readonly (When | null)[] {
  return table
    .column(name)
    .map((value, i) => (value === null ? null : when(value as KnownDate, language, i + 1, name)));
}

/** Reads one date. */
export function when(date: KnownDate, language: ChartLanguage, row?: number, column?: string): When {
  const [first, last] = String(date).split("/");
  const open = last === ".." ? "after" : first === ".." ? "before" : undefined;
  try {
    const span = dateSpan(open === "after" ? (first ?? "") : open === "before" ? (last ?? "") : date);
    const [from, to] = [years(span.first, 0), years(span.last, 1)];
    const said = dateWords(span.first, span.last, language);
    const words =
      open === "after" ? `${language.from} ${said}` : open === "before" ? `${language.until} ${said}` : said;
    return { from, to, at: (from + to) / 2, words, isPoint: to - from < 1.01, open };
  } catch (cause) {
    const place = { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
    throw new UsageError(
      {
        ...place,
        problem: `${JSON.stringify(date)} is not a date`,
        remedy: 'Write "2013-07-04", "1967-04", "1963", "1970/1989" or "1963/.."; null where none is known.',
      },
      { cause },
    );
  }
}

/** An ISO date in years, the days of each year counted as parts of it; `days` later. */
function years(date: string, days: number): number {
  const year = Number(date.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  return year + (Date.parse(date) + days * millisecondsPerDay - start) / (Date.UTC(year + 1, 0, 1) - start);
}

function dateWords(first: string, last: string, { locale, to }: ChartLanguage): string {
  if (first === last) return dayWords(first, locale);
  if (first.endsWith("-01-01") && last.endsWith("-12-31")) {
    const [from, until] = [first.slice(0, 4), last.slice(0, 4)];
    return from === until ? from : `${from}–${until}`;
  }
  if (first.slice(0, 7) === last.slice(0, 7) && first.endsWith("-01") && isLastOfMonth(last))
    return dayWords(first, locale, false);
  return `${dayWords(first, locale)} ${to} ${dayWords(last, locale)}`;
}

const isLastOfMonth = (date: string) =>
  new Date(Date.parse(date) + millisecondsPerDay).toISOString().slice(8, 10) === "01";

function dayWords(date: string, locale: string, hasDay = true): string {
  const format = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  const day = hasDay ? ({ day: "numeric" } as const) : {};
  return new Intl.DateTimeFormat(locale, { ...format, ...day }).format(new Date(date));
}

/** An axis of whole years: decades, where there is room for no more. */
export const calendar: Scale = {
  ticks: (low, high, most) => {
    const whole = roundTicks(low, high, most).filter(Number.isInteger);
    return whole.length > 0 ? whole : [Math.ceil(low)];
  },
  labels: (ticks) => ticks.map(String),
};

/** The whole years around some dates; a single year where there are none. */
export function wholeYears(dates: readonly When[]): [number, number] {
  if (dates.length === 0) return [2000, 2001];
  const low = Math.floor(Math.min(...dates.map(({ from }) => from)));
  return [low, Math.max(low + 1, Math.ceil(Math.max(...dates.map(({ to }) => to)) - 1e-9))];
}
