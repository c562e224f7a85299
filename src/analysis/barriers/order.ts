import { dateSpan, type KnownDate } from "./dates.ts";

/** Whether one date came before another, where neither may be known to the day. */
export type Answer = "yes" | "no" | "cannot tell";

/**
 * Did `a` come before `b`? "yes" if the last day that `a` can have been is before the first that `b` can have been; "no" if
 * `a` cannot have been before `b`, on the same day or later; "cannot tell" if the dates as known allow both. A date that is
 * null is not known at all.
 *
 * Before is not because: an order of events shows no cause.
 *
 * Throws a UsageError if either is not a date.
 *
 * @example
 * ```ts
 * import { cameBefore } from "dossier";
 *
 * cameBefore("2013-07-04", "2013-12-06"); // => "yes"
 * cameBefore("2013-12-06", "2013-07-04"); // => "no"
 * cameBefore("2013", "2013-12-06"); // => "cannot tell"
 * cameBefore(null, "2013-12-06"); // => "cannot tell"
 * ```
 */
export function cameBefore(a: KnownDate | null, b: KnownDate | null): Answer {
  const [first, second] = [a, b].map((date) => (date === null ? null : dateSpan(date)));
  if (!first || !second) return "cannot tell";
  if (first.last < second.first) return "yes";
  return first.first >= second.last ? "no" : "cannot tell";
}
