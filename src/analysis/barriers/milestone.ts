import { suggest } from "../../errors.ts";
import { type Rows, readRows } from "../rows.ts";
import { type DateSpan, dateSpan, type KnownDate } from "./dates.ts";

/** What an event does to a barrier. */
export type Effect = "raises" | "lowers" | "neutral";

/** A dated event and what it did to the barrier it concerns: a coder's judgement. */
export interface Milestone {
  readonly id: string;
  readonly barrier?: string | null;
  readonly effect: Effect;
  /**
   * As exactly as it is known; null if the source gives none. An open end, "1963/..", is of a state that lasted: it counts
   * where it began.
   */
  readonly date?: KnownDate | null;
}

/** A milestone, read and checked. */
export interface ReadMilestone {
  readonly id: string;
  readonly barrier: string | null;
  readonly effect: Effect;
  readonly date: DateSpan | null;
}

const effects: readonly Effect[] = ["raises", "lowers", "neutral"];

/** Milestones in the order given. Throws a UsageError on an id that comes twice and on an unknown effect. */
export function readMilestones(events: Rows<Milestone>): ReadMilestone[] {
  const seen = new Set<string>();
  return readRows(events).map((row) => {
    const id = row.text("id");
    if (seen.has(id))
      throw row.fault(`the event "${id}" comes a second time`, "Give each event once: one mark per event.");
    seen.add(id);
    const effect = row.text("effect") as Effect;
    if (!effects.includes(effect)) throw row.fault(`"effect" is "${effect}"`, suggest(effect, effects));
    const date = row.textOrNumber("date");
    return {
      id,
      effect,
      barrier: row.optionalText("barrier") ?? null,
      date: date === undefined ? null : dateSpan(String(date).replace(/\/\.\.$/, "")),
    };
  });
}
