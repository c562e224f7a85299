import type { When } from "./time.ts";

/** What is known of one stretch of time, as the parts of a bar. Positions are in years. */
export interface SpanBar {
  /** When it surely was. */
  readonly solid: readonly [number, number] | undefined;
  /** When it may or may not have been. */
  readonly doubtful: readonly (readonly [number, number])[];
  /** Its ends that are known to the month or better: on an axis of a few years to a fiftieth of it, or to the day. */
  readonly caps: readonly number[];
  /** Where it runs on past what is known: to the left of the first, to the right of the second. */
  readonly arrows: readonly [number | undefined, number | undefined];
}

/**
 * The bar of something that began and ended at dates known more or less exactly; null where nobody says. Without an end it
 * is drawn to `until`, the end of the record, and without a beginning from the axis's start. Undefined where nothing at all is
 * known.
 */
export function spanBar(
  began: When | null,
  ended: When | null,
  [since, last]: readonly [number, number],
  until: number,
): SpanBar | undefined {
  const isExact = (date: When) => date.to - date.from < Math.max(aDay, Math.min(0.1, (last - since) / 50));
  // An exact date is one place; another reaches from the place that is sure to its far end.
  const endOf = (date: When, inner: "from" | "to") =>
    isExact(date)
      ? { sure: date.at, seen: date.at }
      : { sure: date[inner], seen: date[inner === "to" ? "from" : "to"] };
  if (began === null && ended === null) return undefined;
  const start = began === null ? { sure: undefined, seen: since } : endOf(began, "to");
  const end = ended === null ? { sure: until, seen: until } : endOf(ended, "from");
  const isStartSeen = began !== null && began.open !== "before";
  const isEndSeen = ended !== null && ended.open !== "after";
  const solid =
    start.sure !== undefined && start.sure < end.sure ? ([start.sure, end.sure] as const) : undefined;
  return {
    solid,
    doubtful: (solid === undefined
      ? [[start.seen, end.seen] as const]
      : [[start.seen, solid[0]] as const, [solid[1], end.seen] as const]
    ).filter(([from, to]) => from < to),
    caps: [
      ...(isStartSeen && isExact(began) ? [start.seen] : []),
      ...(isEndSeen && isExact(ended) ? [end.seen] : []),
    ],
    arrows: [isStartSeen ? undefined : start.seen, isEndSeen ? undefined : end.seen],
  };
}

/** Years: more than one day, and less than two. */
const aDay = 1.5 / 366;
