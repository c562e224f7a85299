import { UsageError } from "../errors.ts";
import { english, type Language, moneyAffixes, percentAffixes } from "./language.ts";
import type { Interval } from "./quantities/interval.ts";
import { oneOf } from "./singular.ts";

/** How a number is written; every part has a default. */
export interface NumberFormat {
  /** Digits after the point, always shown. By default as many as say something: see {@link formatNumber}. */
  readonly decimals?: number | undefined;
  /** Write the + of a positive number: for changes. */
  readonly sign?: boolean | undefined;
  /** Put "about" before it. */
  readonly about?: boolean | undefined;
  /** Keep money in thousands, millions or billions instead of choosing by size: so that a row of findings can be compared. */
  readonly scale?: MoneyScale | undefined;
  /** British English when not given. */
  readonly language?: Language | undefined;
}

export type MoneyScale = "k" | "m" | "bn" | "tn";

/**
 * A number in house style: commas in thousands, a true minus sign (−). Without `decimals`: three significant digits
 * where the number has them, so that rounding moves it by at most half a percent, and every digit before the point. Halves
 * round away from zero.
 *
 * Throws a UsageError for NaN, null and text: missing is not a number to print.
 *
 * @example
 * ```ts
 * import { formatNumber } from "dossier";
 *
 * formatNumber(2197.638); // => "2,198"
 * formatNumber(12.419); // => "12.4"
 * formatNumber(1.0449); // => "1.04"
 * formatNumber(0.03361); // => "0.0336"
 * formatNumber(-4); // => "−4"
 * formatNumber(3, { sign: true }); // => "+3"
 * formatNumber(54, { decimals: 1 }); // => "54.0"
 * ```
 */
export function formatNumber(value: number, format: NumberFormat = {}): string {
  return withAbout(signed(value, "", format), format);
}

/**
 * An amount with its unit in house style. Money is a currency sign or code with k, m, bn, tn or nothing, short or in full,
 * and what it is of: "£m", "GBP million", "US$ bn", "£m a year": £80m, and £1.18bn from a thousand million. "share" shows a
 * fraction as a percentage, "%" (or "% of GDP") a number that already is one. Any other unit follows the number: 47 years, 1 year.
 *
 * Throws a UsageError if the value is no number or the unit no text.
 *
 * @example
 * ```ts
 * import { formatAmount } from "dossier";
 *
 * formatAmount(80, "£m"); // => "£80m"
 * formatAmount(2962.5, "£m"); // => "£2.96bn"
 * formatAmount(2962.5, "£m", { scale: "m" }); // => "£2,963m"
 * formatAmount(-3.5, "£m", { about: true }); // => "about −£3.5m"
 * formatAmount(80, "US$ million a year"); // => "US$80m a year"
 * formatAmount(0.544, "share", { decimals: 0 }); // => "54%"
 * formatAmount(47, "years"); // => "47 years"
 * formatAmount(1, "years"); // => "1 year"
 * ```
 */
export function formatAmount(value: number, unit: string, format: NumberFormat = {}): string {
  const { before, after, of, factor } = notation(unit, [value], format);
  // Not multiplied unless it is a number: null would be 0.
  const text = signed(typeof value === "number" ? value * factor : value, before, format);
  return withAbout(text + (/^[+−]?1$/.test(text) ? singular(unit, after, format) : after) + of, format);
}

/**
 * An interval in house style: an en dash between the ends, both in one scale; "to" where an end is negative; "at least" or
 * "at most" where it has no bound on the other side, "more than" or "less than" where an end itself is left out.
 *
 * @example
 * ```ts
 * import { formatRange, interval } from "dossier";
 *
 * formatRange(interval(835, 2006), "£m"); // => "£835m–£2,006m"
 * formatRange(interval(1978, 2417), "£m"); // => "£1.98bn–£2.42bn"
 * formatRange(interval(46, 48), "years"); // => "46–48 years"
 * formatRange(interval(-5.1, 3), "months"); // => "−5.1 to 3 months"
 * formatRange(interval(58, Infinity), "years"); // => "at least 58 years"
 * formatRange(interval(12, Infinity, { openLo: true }), "countries"); // => "more than 12 countries"
 * formatRange(interval(0, 12, { openHi: true }), "countries"); // => "0 to less than 12 countries"
 * ```
 */
export function formatRange(range: Interval, unit: string, format: NumberFormat = {}): string {
  const { lo, hi, openLo, openHi } = range;
  const { atLeast, atMost, moreThan, lessThan, notKnown, ...language } = format.language ?? english;
  if (lo === Number.NEGATIVE_INFINITY && hi === Number.POSITIVE_INFINITY) return notKnown;
  if (hi === Number.POSITIVE_INFINITY)
    return `${openLo ? moreThan : atLeast} ${formatAmount(lo, unit, format)}`;
  if (lo === Number.NEGATIVE_INFINITY)
    return `${openHi ? lessThan : atMost} ${formatAmount(hi, unit, format)}`;
  const { before, after, of, factor } = notation(unit, [lo, hi], format);
  const [low, high] = [lo, hi].map((end) => signed(end * factor, before, format)) as [string, string];
  if (low === high) return formatAmount(lo, unit, format);
  const isWord = /^\s/.test(after);
  const [from, to] = [openLo ? `${moreThan} ` : "", openHi ? `${lessThan} ` : ""];
  const dash = lo < 0 || openLo || openHi ? ` ${language.to} ` : "–";
  return withAbout(`${from}${low}${isWord ? "" : after}${dash}${to}${high}${after}${of}`, format);
}

/**
 * The scale in which all of some amounts of money read well: billions only if none but 0 would fall below one. Undefined of a
 * unit without a scale, whose amounts are written in full.
 */
export function moneyScale(values: readonly number[], unit: string): MoneyScale | undefined {
  const money = moneyUnit(unit);
  if (money === undefined || money.scale === "") return undefined;
  const sizes = values.filter((value) => value !== 0).map((value) => Math.abs(value) * millions[money.scale]);
  const least = sizes.length > 0 ? Math.min(...sizes) : 0;
  if (money.scale === "tn" && least >= 1e6) return "tn";
  return least >= 1000 ? "bn" : money.scale === "k" && least < 1 ? "k" : "m";
}

/** What surrounds a number of some unit, what it is an amount of, and what it is multiplied by to stand there. */
function notation(unit: string, values: readonly number[], format: NumberFormat) {
  const { locale, units } = format.language ?? english;
  const money = moneyUnit(unit);
  if (money === undefined) {
    const percent = percentUnit(unit);
    if (percent !== undefined) return { ...percentOf(locale), ...percent };
    const factor = 1;
    return { before: "", after: unit === "" ? "" : ` ${units[unit]?.[1] ?? unit}`, of: "", factor };
  }
  const scale = format.scale ?? moneyScale(values, unit) ?? "";
  // "k" is English; others write the thousands out.
  const shown = scale === "k" && !isEnglish(locale) ? "" : scale;
  const factor = millions[money.scale] / millions[shown];
  return { ...moneyOf(locale, money.sign, shown), of: money.of, factor };
}

/** Parts of a hundred: a fraction, or a number that is one already, and what of: "%", "% of GDP". */
export function percentUnit(unit: string): { readonly factor: number; readonly of: string } | undefined {
  if (unit === "share") return { factor: 100, of: "" };
  return /^%( .*)?$/.test(unit) ? { factor: 1, of: unit.slice(1) } : undefined;
}

const isEnglish = (locale: string) => /^en\b/.test(locale);

const percentOf = (locale: string) =>
  isEnglish(locale) ? { before: "", after: "%" } : percentAffixes(locale);

/** In English as the house has it, £80m; elsewhere as the language has it. */
const moneyOf = (locale: string, sign: string, scale: "" | MoneyScale) =>
  (isEnglish(locale) || scale === "k" ? undefined : moneyAffixes(locale, sign, scale)) ?? {
    before: sign,
    after: scale,
  };

/** One of what is counted: "year" of "years". Rules for other words than English ones are a language's own. */
function singular(unit: string, after: string, { language = english }: NumberFormat): string {
  const own = language.units[unit];
  if (own !== undefined) return ` ${own[0]}`;
  return isEnglish(language.locale) ? oneOf(after) : after;
}

const millions = { "": 1e-6, k: 1e-3, m: 1, bn: 1000, tn: 1e6 };
const signs: Record<string, string> = { GBP: "£", USD: "$", EUR: "€", JPY: "¥" };
const scales: Record<string, "" | MoneyScale> = {
  ...{ k: "k", thousand: "k", "000": "k", "000s": "k" },
  ...{ m: "m", mn: "m", million: "m", bn: "bn", billion: "bn", tn: "tn", trn: "tn", trillion: "tn" },
};

/** A sign or code, a scale beside it or apart, and what more is said: "US$", "bn", " a year". */
const money = new RegExp(
  `^([A-Z]{0,3}[$]|[£€¥]|[A-Z]{3})(?:[ \u00a0]?(${Object.keys(scales).join("|")}))?(,? .*)?$`,
);

let currencies: ReadonlySet<string> | undefined;

/** Whether three letters are a code of ISO 4217: TIV is none. */
function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf("currency"));
  return currencies.has(code);
}

export interface MoneyUnit {
  readonly sign: string;
  readonly scale: "" | MoneyScale;
  /** What the money is, with what parts them: " a year", ", 2022 prices". */
  readonly of: string;
}

/** The parts of a unit of money; undefined of any other. */
export function moneyUnit(unit: string): MoneyUnit | undefined {
  if (typeof unit !== "string")
    throw new UsageError({
      problem: `the unit is ${unit}, and not a text`,
      remedy: 'Say of what it is so much: formatAmount(80, "£m"); for a bare number use formatNumber(80).',
    });
  const [, currency, scale = "", of = ""] = money.exec(unit) ?? [];
  if (currency === undefined) return undefined;
  const isCode = /^[A-Z]{3}$/.test(currency);
  if (isCode && !isCurrency(currency)) return undefined;
  // A code stands apart from its number, and a sign does not.
  const sign = signs[currency] ?? (isCode ? `${currency}\u00a0` : currency);
  return { sign, scale: scales[scale] ?? "", of };
}

/** What of a unit stands at every number of a row, where its words stand at one alone: "£m" of "£m a year". */
export function shortUnit(unit: string): string {
  if (percentUnit(unit) !== undefined) return unit === "share" ? unit : "%";
  const known = moneyUnit(unit);
  return known === undefined ? "" : (known.sign + known.scale).trim();
}

/** The number with its sign before the currency's: −£3.5. */
function signed(
  value: number,
  before: string,
  { decimals, sign = false, language = english }: NumberFormat,
): string {
  if (typeof value !== "number" || Number.isNaN(value))
    throw new UsageError({
      problem: `${value} cannot be printed as a number`,
      remedy: "Leave missing values out.",
    });
  const size = Math.abs(value);
  const digits: Intl.NumberFormatOptions =
    decimals !== undefined
      ? { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      : size < 100
        ? { maximumSignificantDigits: 3 }
        : { maximumFractionDigits: 0 };
  const text = formatter(language.locale, digits).format(size);
  const isZero = !/[1-9]/.test(text);
  return `${isZero ? "" : value < 0 ? "−" : sign ? "+" : ""}${before}${text}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Made once for each way to write numbers: it takes fifty times as long to make one as to write a number. */
function formatter(locale: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, digits]);
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, digits);
  formatters.set(key, known);
  return known;
}

const withAbout = (text: string, { about = false, language = english }: NumberFormat) =>
  about ? `${language.about} ${text}` : text;
