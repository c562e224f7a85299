import { suggest, UsageError } from "../../errors.ts";
import { formatAmount, formatRange } from "../format.ts";
import { english, type Language } from "../language.ts";
import { Interval } from "../quantities/interval.ts";
import { type Rows, readRows } from "../rows.ts";
import { elapsed, inYear, type KnownDate, type TimeUnit } from "./dates.ts";
import { type Answer, cameBefore } from "./order.ts";

/** An event with its date, as exactly as it is known; null if no source gives one. */
export interface DatedEvent {
  readonly id: string;
  readonly date?: KnownDate | null;
}

/** How long it was from one event to another. */
export interface Lag {
  readonly from: string;
  readonly to: string;
  /** Every time that the two dates allow, negative where `to` came first; null if one is undated. */
  readonly lag: Interval | null;
  /** Whether `from` came first. */
  readonly before: Answer;
  /** "12.4 months", "5.1–6.1 months", "not known". */
  readonly words: string;
}

/**
 * A table of lags between pairs of dated events, in the order given: how long from the first to the second (see
 * {@link elapsed}), as an interval where a date is not known to the day, and whether the first came first (see
 * {@link cameBefore}). An event without a date stays in the table, its lags not known: left out, it would not be missed.
 *
 * `events` may be a frame with the columns `id` and `date`. Throws a UsageError if an event comes twice, a pair names one
 * that is not there, or a date is none.
 *
 * @example
 * ```ts
 * import { lags } from "dossier";
 *
 * const events = [
 *   { id: "agreement", date: "2013-07-04" },
 *   { id: "secrets act", date: "2013-12" },
 *   { id: "missile", date: "2014-07-17" },
 *   { id: "clearance", date: null },
 * ];
 * const table = lags(events, [["agreement", "missile"], ["agreement", "secrets act"], ["missile", "clearance"]]);
 * table.map(({ words }) => words); // => ["12.4 months", "4.9–5.9 months", "not known"]
 * table.map(({ before }) => before); // => ["yes", "yes", "cannot tell"]
 * ```
 */
export function lags(
  events: Rows<DatedEvent>,
  pairs: Iterable<readonly [from: string, to: string]>,
  unit: TimeUnit = "months",
): Lag[] {
  const dates = new Map<string, KnownDate | null>();
  for (const row of readRows(events)) {
    const id = row.text("id");
    if (dates.has(id)) throw row.fault(`the event "${id}" comes a second time`, "Give each event once.");
    dates.set(id, row.textOrNumber("date") ?? null);
  }
  const dateOf = (id: string) => {
    const date = dates.get(id);
    if (date === undefined)
      throw new UsageError({ problem: `there is no event "${id}"`, remedy: suggest(id, dates.keys()) });
    return date;
  };
  return [...pairs].map(([from, to]) => {
    const [start, end] = [dateOf(from), dateOf(to)];
    const lag = start === null || end === null ? null : elapsed(start, end, unit);
    return { from, to, lag, before: cameBefore(start, end), words: lagWords(lag, unit) };
  });
}

/** "12.4 months", "4.9–5.9 months", "not known". */
export function lagWords(lag: Interval | null, unit: TimeUnit, language: Language = english): string {
  if (lag === null) return language.notKnown;
  const days = (lag.lo / inYear[unit]) * inYear.days;
  // What came after came after, if by a day.
  if (lag.isPoint && lag.lo !== 0 && Math.abs(lag.lo) < 0.05)
    return formatAmount(Math.round(days), "days", { language });
  // A month is a mean one: a second digit after the point would be hours, which no date of a day can tell.
  const [lo, hi] = [lag.lo, lag.hi].map((length) => Math.round(length * 10) / 10) as [number, number];
  return lag.isPoint
    ? formatAmount(lo, unit, { language })
    : formatRange(new Interval(lo, hi), unit, { language });
}
