/** How a language writes numbers, and the few words that stand around them. */
export interface Language {
  /** As BCP 47 names it: it decides separators, the place of a currency's sign, the names of months. */
  readonly locale: string;
  readonly about: string;
  readonly atLeast: string;
  readonly atMost: string;
  readonly moreThan: string;
  readonly lessThan: string;
  /** Between the ends of an interval, one of which is negative or left out. */
  readonly to: string;
  readonly notKnown: string;
  /** What units of counting are called, one of them and several; those that are not here go by their own names. */
  readonly units: Readonly<Record<string, readonly [one: string, several: string]>>;
}

/** The house's own: formats without another language are in this one. */
export const english: Language = {
  locale: "en-GB",
  about: "about",
  atLeast: "at least",
  atMost: "at most",
  moreThan: "more than",
  lessThan: "less than",
  to: "to",
  notKnown: "not known",
  units: {},
};

/** What stands before and after a number. */
export interface Affixes {
  readonly before: string;
  readonly after: string;
}

/**
 * Where a language puts a currency's sign and the word for a million, a thousand millions or a million millions of it, by Unicode's Common
 * Locale Data Repository: "£80m", "80 Mio. £". Undefined where it counts in other steps, as Japanese does in 10,000s.
 */
export function moneyAffixes(
  locale: string,
  sign: string,
  scale: "" | "m" | "bn" | "tn",
): Affixes | undefined {
  const format = new Intl.NumberFormat(locale, {
    ...{ style: "currency", currency: "GBP", currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 },
    ...(scale === "" ? {} : { notation: "compact" }),
  });
  const pounds = affixes(format.formatToParts({ "": 1, m: 1e6, bn: 1e9, tn: 1e12 }[scale]));
  if (pounds === undefined) return undefined;
  return { before: pounds.before.replace("£", sign), after: pounds.after.replace("£", sign.trim()) };
}

/** Where a language puts the sign of per cent. */
export const percentAffixes = (locale: string): Affixes =>
  affixes(new Intl.NumberFormat(locale, { style: "percent" }).formatToParts(0.01)) ?? {
    before: "",
    after: "%",
  };

function affixes(parts: readonly Intl.NumberFormatPart[]): Affixes | undefined {
  const at = parts.findIndex(({ type }) => type === "integer");
  if (parts.filter(({ type }) => type === "integer").length !== 1 || parts[at]?.value !== "1")
    return undefined;
  const text = (some: readonly Intl.NumberFormatPart[]) => some.map(({ value }) => value).join("");
  return { before: text(parts.slice(0, at)), after: text(parts.slice(at + 1)) };
}
