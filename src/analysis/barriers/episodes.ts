import { UsageError } from "../../errors.ts";
import { assertOneOf } from "../one-of.ts";
import type { Rows } from "../rows.ts";
import { type DateSpan, dateSpan, type KnownDate } from "./dates.ts";
import { type Episode, episode } from "./episode.ts";
import { type Milestone, type ReadMilestone, readMilestones } from "./milestone.ts";

export interface EpisodeRule {
  /** Where the record ends: a barrier not lowered by then is censored there. */
  readonly until: KnownDate;
  /**
   * Which of several steps that lower a barrier ends it: the last before it is raised again (default; it stood until fully
   * lowered), or the first.
   */
  readonly endedBy?: "first" | "last";
}

export interface Episodes {
  /** In the order in which the barriers first appear, each barrier's in order of time. */
  readonly episodes: readonly Episode[];
  /** The ids of undated events: they have no place in time and were not used. */
  readonly undated: readonly string[];
}

/**
 * The times for which each barrier stood, read off the events that raised and lowered it: from the first event that raises
 * it to the last that lowers it before it is raised again. Raised and never lowered: censored at `until`. Lowered and never
 * raised before, by any dated event: it began at a time unknown.
 *
 * A rule for coded events, not a fact of history: which event ended a barrier is a judgement, so try both values of
 * `endedBy`. Events on one day or in one year keep the order given.
 *
 * Throws a UsageError if an event comes twice, an effect is unknown, a date is none, or an event is dated after `until`.
 *
 * @example
 * ```ts
 * import { episodes } from "dossier";
 *
 * const { episodes: stood } = episodes(
 *   [
 *     { id: "principles", barrier: "export rules", effect: "raises", date: "1967-04" },
 *     { id: "exemption", barrier: "export rules", effect: "lowers", date: "2011-12" },
 *     { id: "new principles", barrier: "export rules", effect: "lowers", date: "2014-04-01" },
 *     { id: "veto", barrier: "leaks", effect: "raises", date: "1966" },
 *   ],
 *   { until: "2022" },
 * );
 * stood.map(({ barrier, words }) => `${barrier}: ${words}`); // => ["export rules: 47 years", "leaks: at least 55 years"]
 * ```
 */
export function episodes(events: Rows<Milestone>, rule: EpisodeRule): Episodes {
  assertOneOf("endedBy", rule.endedBy ?? "last", ["first", "last"]);
  const all = readMilestones(events).filter(
    ({ barrier, effect }) => barrier !== null && effect !== "neutral",
  );
  const names = [...new Set(all.map(({ barrier }) => barrier as string))];
  return {
    episodes: names.flatMap((name) =>
      episodesOf(
        name,
        all.filter(({ barrier }) => barrier === name),
        rule,
      ),
    ),
    undated: all.filter(({ date }) => date === null).map(({ id }) => id),
  };
}

function episodesOf(barrier: string, events: readonly ReadMilestone[], rule: EpisodeRule): Episode[] {
  const found: Episode[] = [];
  let began: DateSpan | undefined;
  let ended: DateSpan | undefined;
  const close = () => {
    if (began !== undefined || ended !== undefined)
      found.push(
        episode({
          barrier,
          began: began === undefined ? null : known(began),
          ended: ended === undefined ? { after: rule.until } : known(ended),
        }),
      );
    [began, ended] = [undefined, undefined];
  };
  for (const { id, date, effect } of inOrder(events)) {
    if (date.first > dateSpan(rule.until).last)
      throw new UsageError({
        problem: `the event "${id}" (${date.first}) comes after the end of the record, ${rule.until}`,
        remedy: "Give a later `until`, or leave the event out.",
      });
    if (effect === "raises") {
      if (ended !== undefined) close();
      began ??= date;
    } else if (rule.endedBy !== "first" || ended === undefined) ended = date;
  }
  close();
  return found;
}

function inOrder(events: readonly ReadMilestone[]) {
  return events
    .flatMap((event) => (event.date === null ? [] : [{ ...event, date: event.date }]))
    .sort((a, b) => (a.date.first < b.date.first ? -1 : a.date.first > b.date.first ? 1 : 0));
}

const known = ({ first, last }: DateSpan): KnownDate => `${first}/${last}`;
