import { dateSpan, type KnownDate, millisecondsPerDay } from "../analysis/barriers/dates.ts";
import { UsageError } from "../errors.ts";
import type { Tabular } from "./data.ts";
import type { ChartLanguage } from "./language.ts";

/** When something was, as exactly as it is known. */
export interface When {
  /** The first and the end of the last of its possible days, in years: 2013.5 is the middle of 2013. */
  readonly from: number;
  readonly to: number;
  /** Where a mark stands: halfway between them. */
  readonly at: number;
  /** "4 July 2013", "April 1967", "1963", "1970–1989". */
  readonly date: string;
  /** The same with what is open: "from 1963". */
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
  if (open === undefined && runsBackwards(first, last)) throw backwards(`${date}`, place(row, column));
  try {
    const span = dateSpan(open === "after" ? (first ?? "") : open === "before" ? (last ?? "") : date);
    const [from, to] = [years(span.first, 0), years(span.last, 1)];
    const said = dateWords(span.first, span.last, language);
    const words =
      open === "after" ? `${language.from} ${said}` : open === "before" ? `${language.until} ${said}` : said;
    return { from, to, at: (from + to) / 2, date: said, words, isPoint: to - from < 1.01, open };
  } catch (cause) {
    throw new UsageError(
      {
        ...place(row, column),
        problem: `${JSON.stringify(date)} is not a date`,
        remedy: 'Write "2013-07-04", "1967-04", "1963", "1970/1989" or "1963/.."; null where none is known.',
      },
      { cause },
    );
  }
}

const place = (row: number | undefined, column: string | undefined) => ({
  ...(row === undefined ? {} : { row }),
  ...(column === undefined ? {} : { column }),
});

function runsBackwards(first: string | undefined, last: string | undefined): boolean {
  if (first === undefined || last === undefined) return false;
  try {
    return dateSpan(first).first > dateSpan(last).last;
  } catch {
    return false;
  }
}

const backwards = (date: string, where: object) =>
  new UsageError({
    ...where,
    problem: `the span "${date}" runs backwards`,
    remedy: `Give the earlier date first: "${date.split("/").toReversed().join("/")}".`,
  });

/** An ISO date in years, the days of each year counted as parts of it; `days` later. */
function years(date: string, days: number): number {
  return yearsAt(Date.parse(date) + days * millisecondsPerDay, Number(date.slice(0, 4)));
}

/** A moment in years, counted in the year given. */
export function yearsAt(moment: number, year: number): number {
  const start = startOf(year);
  return year + (moment - start) / (startOf(year + 1) - start);
}

/** When a year begins. (`Date.UTC` takes 44 for 1944.) */
export const startOf = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1);

function dateWords(first: string, last: string, { locale, to }: ChartLanguage): string {
  if (first === last) return dayWords(first, locale);
  if (first.endsWith("-01-01") && last.endsWith("-12-31")) {
    const [from, until] = [first, last].map((date) => Number(date.slice(0, 4)));
    return from === until ? `${from}` : `${from}–${until}`;
  }
  if (first.slice(0, 7) === last.slice(0, 7) && first.endsWith("-01") && isLastOfMonth(last))
    return dayWords(first, locale, false);
  const hasDays = !(first.endsWith("-01") && isLastOfMonth(last));
  return `${dayWords(first, locale, hasDays)} ${to} ${dayWords(last, locale, hasDays)}`;
}

const isLastOfMonth = (date: string) =>
  new Date(Date.parse(date) + millisecondsPerDay).toISOString().slice(8, 10) === "01";

function dayWords(date: string, locale: string, hasDay = true): string {
  const format = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  const day = hasDay ? ({ day: "numeric" } as const) : {};
  return new Intl.DateTimeFormat(locale, { ...format, ...day }).format(new Date(date));
}
