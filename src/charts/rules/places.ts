import { numberOf } from "./numbers.ts";

/** A date as milliseconds; undefined of anything else. */
export function momentOf(value: unknown): number | undefined {
  if (typeof value !== "string" || !/^\s*\d{4}-\d\d?(-\d\d?.*)?$/.test(value)) return undefined;
  // Plotly knows no time zones: a time without one is not the machine's.
  const [date = "", time] = value.trim().split(/[ T]/);
  const zone = time === undefined || /[zZ]|[+-]\d\d:?\d\d$/.test(time) ? "" : "Z";
  const moment = Date.parse(time === undefined ? date : `${date}T${time}${zone}`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** The names along an axis, each once; undefined where they are not names. Plotly takes numbers and dates in texts for these. */
export function namesIn(values: readonly unknown[]): string[] | undefined {
  const isName = (value: unknown) =>
    typeof value === "string" &&
    !/^\s*[-+]?[\d.,]+\s*$/.test(value) &&
    !/^\d{4}-\d\d?(-\d\d?([ T].*)?)?$/.test(value);
  const names = [...new Set(values)];
  return names.length > 0 && names.every(isName) ? (names as string[]) : undefined;
}

/** A whole number that is a year, or one in a text. */
export function isYear(value: unknown): boolean {
  if (typeof value === "string" && !/^\d{4}$/.test(value)) return false;
  const number = numberOf(value);
  return Number.isInteger(number) && Number(number) >= 1000 && Number(number) <= 2200;
}

/** Where a number or a date stands along its axis; undefined of a name. */
export const positionOf = (value: unknown): number | undefined => numberOf(value) ?? momentOf(value);
