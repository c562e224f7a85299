import type { Episode } from "../barriers/episode.ts";
import type { Duration } from "./kaplan-meier.ts";

export interface SurvivalTimes {
  /** In years. */
  readonly durations: readonly (Duration & { readonly barrier: string })[];
  /** The barriers of episodes whose beginning nobody saw: how long they stood is not known from either side. */
  readonly leftOut: readonly string[];
}

/**
 * The episodes for {@link kaplanMeier}, in years: one seen from beginning to end as long as it lasted, one with a censored
 * end as long as it lasted at least. One whose beginning was not seen is left out and named: a curve of right-censored
 * durations has no place for it, and to start it where the record starts would be wrong.
 *
 * Where the dates leave a duration open, "3–24 years", `at` says which to take: the middle (default), the shortest or the
 * longest. Try all three.
 *
 * @example
 * ```ts
 * import { episode, kaplanMeier, survivalTimes } from "dossier";
 *
 * const { durations, leftOut } = survivalTimes([
 *   episode({ barrier: "export rules", began: "1967", ended: "2014" }),
 *   episode({ barrier: "leaks", began: "1966", ended: { after: "2020" } }),
 *   episode({ barrier: "secrets law", began: { by: "1963" }, ended: "2013" }),
 * ]);
 * durations.map(({ barrier, time, ended }) => [barrier, Math.round(time), ended]);
 * // => [["export rules", 47, true], ["leaks", 53, false]]
 * leftOut; // => ["secrets law"]
 * kaplanMeier(durations).median?.toFixed(0); // => "47"
 * ```
 */
export function survivalTimes(
  episodes: Iterable<Episode>,
  { at = "mid" }: { readonly at?: "mid" | "lo" | "hi" } = {},
): SurvivalTimes {
  const all = [...episodes];
  const startSeen = all.filter(({ censored }) => censored === "none" || censored === "end");
  return {
    durations: startSeen.map(({ barrier, censored, years }) => {
      const ended = censored === "none";
      return { barrier, time: ended ? years[at] : years.lo, ended };
    }),
    leftOut: all.filter((episode) => !startSeen.includes(episode)).map(({ barrier }) => barrier),
  };
}
