import { formatAmount, formatRange } from "../format.ts";
import { english, type Language } from "../language.ts";
import { Interval } from "../quantities/interval.ts";
import { inYear, type TimeUnit } from "./dates.ts";

/**
 * How long something stood, in words: "47 years", "at least 58 years", "3–24 years", "5 months", "12 days", "not known". In
 * years from one year up, below it in months, below one of them in days; to a tenth of them below ten, and whole above.
 *
 * Two dates known to the year leave two years open. Of 47 years one number may say so; of one or two it would be made up, and
 * both ends are said: "0–2 years". One number stands only where both ends are within a tenth of the unit of it, or, from ten up,
 * within a twentieth of it and at most two years apart.
 */
export function durationWords(years: Interval, language: Language = english): string {
  if (years.hi === Number.POSITIVE_INFINITY) return leastWords(years.lo, language);
  const unit = unitOf(years.hi);
  const [lo, hi] = [years.lo * inYear[unit], years.hi * inYear[unit]];
  const mid = (lo + hi) / 2;
  const isNear = mid < leastWhole ? hi - lo <= 0.2 : hi - lo <= mid / 10 && years.hi - years.lo <= 2;
  if (isNear) return amountWords(tenths(mid), unit, language);
  const isRough = hi - lo > 2 || hi >= leastWhole;
  const [from, to] = [lo, hi].map((end) => (isRough ? Math.round(end) : tenths(end))) as [number, number];
  if (from === to) return amountWords(from, unit, language);
  return formatRange(new Interval(from, to), unit, { decimals: decimalsOf(from, to), language });
}

/** Rounded down: "at least 54 years" is false of 53.9. */
function leastWords(years: number, language: Language): string {
  if (years === 0) return language.notKnown;
  const unit = years >= 1 ? "years" : years * inYear.months >= 1 ? "months" : "days";
  // By the day, 14 days come back from years as 13.999….
  const least = years * inYear[unit] + 1e-9;
  const known = unit === "years" && least < 10 ? Math.floor(least * 10) / 10 : Math.floor(least);
  return formatRange(new Interval(known, Number.POSITIVE_INFINITY), unit, { language });
}

/** The largest unit of which the longest time is one at least, as it is written. */
function unitOf(years: number): TimeUnit {
  const units = ["years", "months"] as const;
  return units.find((unit) => tenths(years * inYear[unit]) >= 1) ?? "days";
}

/** From here on a number is written without a decimal. */
const leastWhole = 9.95;

const tenths = (value: number) => (value >= leastWhole ? Math.round(value) : Math.round(value * 10) / 10);
const decimalsOf = (...values: number[]) => (values.every(Number.isInteger) ? 0 : 1);
const amountWords = (value: number, unit: TimeUnit, language: Language) =>
  formatAmount(value, unit, { decimals: decimalsOf(value), language });
