import { moneyUnit } from "../format.ts";

/** The currencies that amounts are read in; their signs are those of {@link formatAmount}. */
export type Currency = "GBP" | "USD" | "EUR" | "JPY";

/** How each is written before a number, and after one. "$" alone is the American, "¥" the Japanese: write others out. */
const written: Readonly<Record<Currency, { sign: string; before: string; after: string }>> = {
  GBP: { sign: "£", before: "£|GBP", after: "pounds(?: sterling)?|GBP" },
  USD: { sign: "$", before: "US\\$|\\$|USD", after: "(?:US |American )?dollars|USD" },
  EUR: { sign: "€", before: "€|EUR", after: "euros?|EUR" },
  JPY: { sign: "¥", before: "¥|JPY", after: "(?:Japanese )?yen|JPY" },
};

const codes = Object.keys(written) as Currency[];

export const currencyPattern = codes.map((code) => written[code].before).join("|");

export const currencyBefore = (text: string) => find("before", text);
export const currencyAfter = (text: string) => find("after", text);

const find = (place: "before" | "after", text: string) =>
  codes.find((code) => new RegExp(`^(?:${written[code][place]})$`, "i").test(text));

/** A unit of money: of "£m" or "GBP million" the currency is GBP and the exponent of ten 6. */
export interface MoneyUnit {
  readonly currency: Currency;
  readonly exponent: number;
}

const scales = { "": 0, k: 3, m: 6, bn: 9, tn: 12 };

/** The unit that amounts of this scale are given in: billions, millions or ones. */
export function moneyUnitFor(currency: Currency, exponent: number): MoneyUnit & { unit: string } {
  const scale = exponent >= 9 ? "bn" : exponent >= 6 ? "m" : "";
  return { unit: written[currency].sign + scale, currency, exponent: scales[scale] };
}

/** Undefined if the unit is not of money. */
export function readMoneyUnit(unit: string): MoneyUnit | undefined {
  const money = moneyUnit(unit);
  const currency = money && currencyBefore(money.sign);
  return currency && { currency, exponent: scales[money.scale] };
}
