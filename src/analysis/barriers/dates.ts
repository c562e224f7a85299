import { UsageError } from "../../errors.ts";
import { assertOneOf } from "../one-of.ts";
import { Interval } from "../quantities/interval.ts";

/**
 * A date as exactly as it is known: "2013-07-04", "1967-04", "1963" (or the number 1963), or a span of any two of them,
 * "1970/1989" (ISO 8601).
 */
export type KnownDate = string | number;

/** The days among which a date lies, both included, as ISO dates; the same day twice where it is known to the day. */
export interface DateSpan {
  readonly first: string;
  readonly last: string;
}

export type TimeUnit = "days" | "months" | "years";

/** Days in a mean Gregorian year: 97 leap days in 400 years. A month is a twelfth of it, 30.436875 days. */
const daysPerYear = 365.2425;
const daysPer: Record<TimeUnit, number> = { days: 1, months: daysPerYear / 12, years: daysPerYear };
/** How many of a unit there are in a year. */
export const inYear: Record<TimeUnit, number> = { days: daysPerYear, months: 12, years: 1 };
/** In UTC, whose days are all alike. */
export const millisecondsPerDay = 86_400_000;

/**
 * The days among which a date lies. Throws a UsageError if it is not a date, or its span runs backwards.
 *
 * @example
 * ```ts
 * import { dateSpan } from "dossier";
 *
 * dateSpan("1967-04"); // => { first: "1967-04-01", last: "1967-04-30" }
 * dateSpan("1970/1989"); // => { first: "1970-01-01", last: "1989-12-31" }
 * dateSpan("2013-02-30"); // throws UsageError: "2013-02-30" is not a date
 * ```
 */
export function dateSpan(date: KnownDate): DateSpan {
  const ends = String(date).split("/").map(partSpan);
  const [first, last] = [ends[0]?.first, ends.at(-1)?.last];
  if (
    first === undefined ||
    last === undefined ||
    ends.length > 2 ||
    ends.includes(undefined) ||
    first > last
  )
    throw new UsageError({
      problem: `"${date}" is not a date`,
      remedy: 'Write "2013-07-04", "1967-04", "1963", or a span with the earlier first: "1970/1989".',
    });
  return { first, last };
}

/**
 * How long it is from one date to another: later minus earlier in days, in months of 30.436875 days or in years of
 * 365.2425 days (the Gregorian means), negative if `to` comes before `from`. Every month counts alike, so that lags can be
 * compared and added, which they cannot if "a month" is 28 days here and 31 there.
 *
 * An interval, because a date known to the month or year only is one of several days: from the shortest to the longest
 * time that both dates allow. Its `mid` is the number to print; between whole dates it is a single number.
 *
 * Throws a UsageError if either is not a date, or the unit none of these.
 *
 * @example
 * ```ts
 * import { elapsed } from "dossier";
 *
 * elapsed("2013-07-04", "2014-07-17").mid.toFixed(1); // => "12.4"
 * elapsed("2013-07-04", "2013-12-06", "days"); // => [155, 155]
 * elapsed("1967", "2014", "years").mid.toFixed(0); // => "47"
 * elapsed("1967", "2014", "years").lo.toFixed(1); // => "46.0"
 * ```
 */
export function elapsed(from: KnownDate, to: KnownDate, unit: TimeUnit = "months"): Interval {
  assertOneOf("unit", unit, Object.keys(daysPer));
  const [start, end] = [dateSpan(from), dateSpan(to)];
  return new Interval(between(start.last, end.first, unit), between(start.first, end.last, unit));
}

/** From one ISO date to another. */
export const between = (from: string, to: string, unit: TimeUnit) =>
  (Date.parse(to) - Date.parse(from)) / millisecondsPerDay / daysPer[unit];

function partSpan(part: string): DateSpan | undefined {
  const [, year, month, day] = part.match(/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/) ?? [];
  if (year === undefined) return undefined;
  const first = `${year}-${month ?? "01"}-${day ?? "01"}`;
  // Day 0 of a month is the last day of the month before it.
  const lastDay = day ?? String(new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate());
  const last = `${year}-${month ?? "12"}-${lastDay}`;
  return isDay(first) && isDay(last) ? { first, last } : undefined;
}

/** Date.parse takes 2013-02-30 for 2 March. */
function isDay(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
