import type { Rows } from "../rows.ts";
import { type Milestone, type ReadMilestone, readMilestones } from "./milestone.ts";

/** How many events raised and lowered. */
export interface Count {
  readonly raises: number;
  readonly lowers: number;
}

export interface Balance extends Count {
  /** Events that did neither. */
  readonly neutral: number;
  /** For each barrier, in the order in which they first appear. */
  readonly barriers: readonly (Count & { readonly barrier: string })[];
  /** One mark for each event that raises or lowers, in the order given; `date` is null for the undated. */
  readonly marks: readonly ReadMilestone[];
}

/**
 * The balance of signals: how many events raised a barrier and how many lowered one. Each event counts once, whatever its
 * weight; nothing is fitted, because which events a source mentions is not a sample of anything. Undated events count too,
 * but cannot be placed in time.
 *
 * Throws a UsageError if an event comes twice, or its effect is none of raises, lowers, neutral.
 *
 * @example
 * ```ts
 * import { balance } from "dossier";
 *
 * const signals = balance([
 *   { id: "F12", barrier: "secrets law", effect: "raises", date: "1963" },
 *   { id: "F14", barrier: "leaks", effect: "raises", date: "1966" },
 *   { id: "F23", barrier: "secrets law", effect: "lowers", date: "2012" },
 *   { id: "F25", effect: "neutral", date: "2013" },
 * ]);
 * [signals.raises, signals.lowers, signals.neutral]; // => [2, 1, 1]
 * signals.barriers[0]; // => { barrier: "secrets law", raises: 1, lowers: 1 }
 * ```
 */
export function balance(events: Rows<Milestone>): Balance {
  const all = readMilestones(events);
  const marks = all.filter(({ effect }) => effect !== "neutral");
  const names = [...new Set(marks.flatMap(({ barrier }) => barrier ?? []))];
  return {
    ...count(marks),
    neutral: all.length - marks.length,
    barriers: names.map((name) => ({
      barrier: name,
      ...count(marks.filter(({ barrier }) => barrier === name)),
    })),
    marks,
  };
}

function count(marks: readonly ReadMilestone[]): Count {
  const raises = marks.filter(({ effect }) => effect === "raises").length;
  return { raises, lowers: marks.length - raises };
}
