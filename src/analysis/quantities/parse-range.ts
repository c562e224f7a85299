import { type Currency, moneyUnitFor } from "./currency.ts";
import { timesPowerOfTen } from "./numeral.ts";
import { type ParsedAmount, parseAmount } from "./parse-amount.ts";

/** One number, or the two ends of a range, in one unit. */
export interface ParsedRange {
  readonly numbers: readonly [number] | readonly [number, number];
  readonly unit: string;
  readonly currency: Currency | undefined;
}

const ranges = [
  /^between (.+) and (.+)$/i,
  /^from (.+) to (.+)$/i,
  /^(.+) to (.+)$/i,
  // A hyphen before anything but a number is part of a name: 12 long-range missiles.
  /^(.*[\d%\p{L}])\s?[–-]\s?((?:\d|US\$|[£$€¥]).*)$/iu,
];

/** The numbers, or why they are none. */
export function parseRange(text: string): ParsedRange | string {
  const [, from = text, to] = ranges.map((range) => text.match(range)).find((found) => found !== null) ?? [];
  const first = parseAmount(from.trim());
  if (typeof first === "string") return first;
  if (to === undefined) return inOneUnit([first], first);
  const last = parseAmount(to.trim(), first.currency);
  if (typeof last === "string") return last;
  return (
    mismatch(first, last) ??
    inOneUnit([first.hasScale ? first : { ...first, exponent: last.exponent }, last], last)
  );
}

function inOneUnit(
  amounts: readonly ParsedAmount[],
  { noun, currency: named }: ParsedAmount,
): ParsedRange | string {
  const currency = amounts[0]?.currency ?? named;
  const finest = Math.min(...amounts.map(({ exponent }) => exponent));
  const { unit, exponent } =
    currency === undefined ? { unit: noun, exponent: 0 } : moneyUnitFor(currency, finest);
  const [lo = 0, hi] = amounts.map((amount) => timesPowerOfTen(amount.value, amount.exponent - exponent));
  if (hi !== undefined && lo > hi) return `its range runs backwards, from ${lo} to ${hi}`;
  return { numbers: hi === undefined ? [lo] : [lo, hi], unit, currency };
}

/** Why two ends do not make one range, if they do not. What is written once, at the end, stands for both. */
function mismatch(first: ParsedAmount, last: ParsedAmount): string | undefined {
  if (last.hasScale && !first.hasScale && last.hasSign)
    return "its first end has no scale beside its currency: is it in ones, or in those of the second?";
  if (first.currency !== undefined && last.currency !== undefined && first.currency !== last.currency)
    return `its ends are in ${first.currency} and ${last.currency}`;
  const isAlike =
    (last.hasScale || !first.hasScale) &&
    (first.hasSign || !last.hasSign) &&
    (first.noun === "" || first.noun === last.noun) &&
    (first.currency === undefined || last.noun === "");
  return isAlike ? undefined : "its ends are not written alike";
}
