import { type Interval, interval } from "./interval.ts";

/** What a bounding word makes of the numbers that are possible beside it. */
export type Bound = (among: Interval) => Interval;

const above: Bound = ({ lo }) => interval(lo, Number.POSITIVE_INFINITY, { openLo: true });
const from: Bound = ({ lo }) => interval(lo, Number.POSITIVE_INFINITY);
const below: Bound = ({ hi }) => interval(leastUnder(hi), hi, { openHi: true });
const upTo: Bound = ({ hi }) => interval(leastUnder(hi), hi);

/** Stated sums, counts and durations are not negative, so what is less than 12 is from 0; what is less than −5 is not. */
const leastUnder = (hi: number) => (hi > 0 ? 0 : Number.NEGATIVE_INFINITY);

/**
 * The bounding words and their meaning: "more than 12" is everything above 12, 12 left out; "at least 12" has 12 in; "up
 * to 12" and "at most 12" are from 0 to 12, "fewer than 12" from 0 to below 12. No assumption, and so no part of a rule.
 * "12+" is "12 or more".
 */
export const bounds: Readonly<Record<string, Bound>> = {
  "more than": above,
  over: above,
  above,
  exceeding: above,
  "in excess of": above,
  ">": above,
  "at least": from,
  "not less than": from,
  "≥": from,
  "no less than": from,
  "no fewer than": from,
  "a minimum of": from,
  "or more": from,
  "less than": below,
  "fewer than": below,
  under: below,
  below,
  "<": below,
  "up to": upTo,
  "as much as": upTo,
  "as many as": upTo,
  "not more than": upTo,
  "≤": upTo,
  "at most": upTo,
  "no more than": upTo,
  "a maximum of": upTo,
  "or less": upTo,
  "or fewer": upTo,
};
