import { UsageError } from "../../errors.ts";
import { Interval } from "../quantities/interval.ts";
import { between, type DateSpan, dateSpan, type KnownDate, type TimeUnit } from "./dates.ts";
import { durationWords } from "./duration-words.ts";

/** When a barrier stood, as far as it is known. */
export interface EpisodeDates {
  readonly barrier: string;
  /** When it went up; `{ by }` a date at which it stood already; null if nothing is known. */
  readonly began: KnownDate | { readonly by: KnownDate } | null;
  /** When it came down; `{ after }` a date at which it still stood. */
  readonly ended: KnownDate | { readonly after: KnownDate };
}

/** Which ends of an episode were not seen: its duration is then a lower bound. */
export type Censoring = "none" | "start" | "end" | "both";

/** One stretch of time for which a barrier stood. */
export interface Episode {
  readonly barrier: string;
  /** The days among which it began, or, with a censored start, was first seen standing; null if nothing is known. */
  readonly began: DateSpan | null;
  /** The days among which it ended, or, with a censored end, was last seen standing. */
  readonly ended: DateSpan;
  readonly censored: Censoring;
  /** How long it stood: every duration the dates allow, without upper bound where an end is censored. */
  readonly years: Interval;
  readonly months: Interval;
  /** "47 years", "at least 58 years", "3–24 years" where the dates leave much open, "5 months", "not known". */
  readonly words: string;
}

/**
 * How long a barrier stood, with the ends that nobody saw marked as censored (Klein & Moeschberger 2003, Survival Analysis,
 * 3.2-3.3): a barrier still standing at the end of the record has lasted *at least* so long, and averaging such a number
 * with the others would be wrong.
 *
 * The interval runs from the shortest to the longest time that the dates allow (see {@link elapsed}); with a censored end,
 * from the shortest to infinity. Throws a UsageError if a date is none, the end is missing or wholly before the beginning, or the
 * beginning is after the record ends.
 *
 * @example
 * ```ts
 * import { episode } from "dossier";
 *
 * episode({ barrier: "export rules", began: "1967", ended: "2014" }).words; // => "47 years"
 * const open = episode({ barrier: "information security", began: "1966", ended: { after: "2020" } });
 * open.censored; // => "end"
 * open.words; // => "at least 53 years"
 * episode({ barrier: "export rules", began: null, ended: "2022" }).words; // => "not known"
 * episode({ barrier: "secrecy law", began: "2013", ended: "2014" }).words; // => "0–2 years"
 * ```
 */
export function episode({ barrier, began, ended }: EpisodeDates): Episode {
  if (ended === null || ended === undefined)
    throw new UsageError({
      problem: `the barrier "${barrier}" has no end`,
      remedy: 'If nobody saw its end, say when it still stood: ended: { after: "2022" }.',
    });
  const startSeen = began !== null && typeof began !== "object";
  const endSeen = typeof ended !== "object";
  const start = began === null ? null : dateSpan(typeof began === "object" ? began.by : began);
  const end = dateSpan(typeof ended === "object" ? ended.after : ended);
  if (start !== null && end.last < start.first)
    throw new UsageError(
      endSeen
        ? {
            problem: `the barrier "${barrier}" ends (${end.last}) before it begins (${start.first})`,
            remedy: "Check the two dates: the beginning comes first.",
          }
        : {
            problem: `the barrier "${barrier}" begins (${start.first}) after the record of it ends (${end.last})`,
            remedy: "Give a later date at which the record ends, or leave the barrier out.",
          },
    );
  const isOpen = !startSeen || !endSeen;
  const years = duration(start, end, isOpen, "years");
  return Object.freeze({
    barrier,
    began: start,
    ended: end,
    censored: startSeen ? (endSeen ? "none" : "end") : endSeen ? "start" : "both",
    years,
    months: duration(start, end, isOpen, "months"),
    words: durationWords(years),
  });
}

function duration(start: DateSpan | null, end: DateSpan, isOpen: boolean, unit: TimeUnit): Interval {
  const least = start === null ? 0 : Math.max(0, between(start.last, end.first, unit));
  return new Interval(
    least,
    start === null || isOpen ? Number.POSITIVE_INFINITY : between(start.first, end.last, unit),
  );
}
