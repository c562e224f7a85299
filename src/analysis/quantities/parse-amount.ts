import { type Currency, currencyAfter, currencyBefore, currencyPattern } from "./currency.ts";
import { digitsPattern, type Numeral, readNumeral, scalePattern } from "./numeral.ts";

/** One number with what stands around it: "£1.2bn", "12 selected countries", "4 per cent". */
export interface ParsedAmount extends Numeral {
  readonly currency: Currency | undefined;
  /** Whether the currency stands before the number: each end of a range then has its own. */
  readonly hasSign: boolean;
  readonly hasScale: boolean;
  /** What is counted, as it is written, or "%"; "" for money and for bare numbers. */
  readonly noun: string;
}

const pattern = new RegExp(
  `^(?<minus>[-−])?(?<before>${currencyPattern})?\\s?(?<digits>${digitsPattern})(?:\\s?(?<scale>${scalePattern}))?(?<rest>.*)$`,
  "iu",
);

/** Words that go on with the number, or make something else of it. Taken for a thing counted, they would be lost silently. */
const numberWords = new Set(
  `a an and at but for from half hundred hundreds dozen dozens in less fewer minus more nor not odd of off on or out over
  per plus point quarter quarters score squared than the third thirds thousands millions billions times to under up with
  around about approximately circa roughly some almost nearly just exactly collectively each every
  pa pcm pounds dollars euros yen yuan francs marks lire rupees won crowns sterling pence cents`.split(/\s+/),
);

/** At the end they make a rate of it, "12 ships annually"; before what is counted they do not, "12 weekly flights". */
const rateWord = /^(?:(?:annual|year|quarter|month|week|dai|hour)ly|apiece)$/i;

const nounPattern = /^\s*(?<noun>\p{L}[\p{L}\p{M}'’-]*(?: \p{L}[\p{L}\p{M}'’-]*){0,3})$/u;

/** The amount, or why it is none. `given` is the currency that stands before the first end of its range: £60–80m. */
export function parseAmount(text: string, given?: Currency): ParsedAmount | string {
  const { minus, before, digits, scale, rest = "" } = text.match(pattern)?.groups ?? {};
  if (digits === undefined) return `"${text}" does not begin with a number`;
  const named = currencyAfter(rest.trim());
  const noun = named === undefined ? countedIn(rest) : "";
  if (noun === undefined || (before !== undefined && rest !== ""))
    return `"${rest.trim()}" after the number is neither a currency, nor "%", nor a thing counted`;
  const currency = before === undefined ? named : currencyBefore(before.trim());
  if (/^(?:s|st|nd|rd|th)\b/i.test(rest)) return `"${rest}" at a number makes a date or a rank of it`;
  if ((currency ?? given) === undefined && scale !== undefined && scale.length < 3)
    return `"${scale}" after a number that is not of money may be a unit of length, or anything`;
  const { value, exponent } = readNumeral(digits, scale);
  return {
    value: minus === undefined ? value : -value,
    exponent,
    currency,
    hasSign: before !== undefined,
    hasScale: scale !== undefined,
    noun,
  };
}

function countedIn(rest: string): string | undefined {
  if (rest === "") return "";
  if (/^\s*(?:%|per ?cent)$/i.test(rest)) return "%";
  const name = rest.match(nounPattern)?.groups?.noun;
  const words = name?.split(" ") ?? [];
  const isCounted =
    !words.some((word) => numberWords.has(word.toLowerCase())) && !rateWord.test(words.at(-1) ?? "");
  return isCounted ? name : undefined;
}
