import { UsageError } from "../../errors.ts";
import { bounds } from "./bounds.ts";
import type { Currency } from "./currency.ts";
import { type HedgeRule, hedgeRule } from "./hedges.ts";
import { measureOf } from "./measure.ts";
import { parseRange } from "./parse-range.ts";

/** What the words that state an amount say, before any rule is applied to them. */
export interface ParsedStatement {
  readonly words: string;
  /** The number among the words, or the two ends of a range. */
  readonly numbers: readonly [number] | readonly [number, number];
  /** What the numbers count: "£m", "selected countries", "%"; "" if the words do not say. */
  readonly unit: string;
  readonly currency: Currency | undefined;
  /**
   * gbp_nominal and its like for money, gbp_real if the words name a year of prices; share for "%", duration for hours and
   * the like, tiv; count for everything else.
   */
  readonly measure: string;
  /** The hedging and bounding words, as they are written; several joined by ";". */
  readonly qualifier: string | undefined;
  /** From "in 2015 prices". */
  readonly baseYear: number | undefined;
}

/**
 * Takes the words that state an amount apart: "more than £1.2bn" into the number 1.2, the unit "£bn" and the qualifier
 * "more than". What the words make of the number is not decided here: see {@link parseStated}.
 *
 * Numbers are digits, with commas or thin spaces in thousands, or one to twelve as words; thousand, million, billion
 * (10⁹) and trillion, and k, m, bn and tn with a currency. Money is in pounds, US dollars ("$" alone too), euros or yen
 * ("¥" too). A range is "10–12", "10-12", "10 to 12", "from 10 to 12" or "between 10 and 12"; a scale or a currency given
 * once stands for both ends ("£10–12 million"), unless the sign is repeated and the scale is not.
 *
 * Words are read only if every one of them is understood. Throws a UsageError otherwise, with what was not: a number
 * beside a word that may turn it round ("12 per year", "half a million") is worse than none. `rule` adds hedging words.
 *
 * @example
 * ```ts
 * import { parseStatement } from "dossier";
 *
 * const { numbers, unit, measure, qualifier } = parseStatement("more than £1.2bn");
 * [numbers, unit, measure, qualifier]; // => [[1.2], "£bn", "gbp_nominal", "more than"]
 * parseStatement("12 selected countries").unit; // => "selected countries"
 * parseStatement("between 10 and 12").numbers; // => [10, 12]
 * parseStatement("£3bn in 2015 prices").baseYear; // => 2015
 * parseStatement("half a million"); // throws UsageError: "half a million" is not understood
 * ```
 */
export function parseStatement(words: string, rule: HedgeRule = hedgeRule()): ParsedStatement {
  if (typeof words !== "string")
    throw new UsageError({
      problem: `${words} are no words that state an amount`,
      remedy: "Where no source states an amount it is missing: leave the row out and list it, never as 0.",
    });
  const [unpriced, baseYear] = takePriceBasis(withWordsApart(words.trim()));
  const { qualifier, rest } = takeQualifiers(unpriced, [...Object.keys(rule), ...Object.keys(bounds)]);
  const joined = qualifier.length === 0 ? undefined : qualifier.join(";");
  if (rest === "") {
    if (joined !== "practically nothing") throw notUnderstood(words, "there is no number in it");
    return {
      words,
      numbers: [0],
      unit: "",
      currency: undefined,
      measure: "count",
      qualifier: joined,
      baseYear,
    };
  }
  const range = parseRange(rest);
  if (typeof range === "string") throw notUnderstood(words, range);
  const { numbers, unit, currency } = range;
  if (baseYear !== undefined && currency === undefined)
    throw notUnderstood(words, "it names a year of prices, and no currency");
  if (numbers.length === 2 && qualifier.some((word) => !Object.hasOwn(rule, word)))
    throw notUnderstood(words, `"${joined}" stands beside a range, which has its bounds already`);
  return {
    words,
    numbers,
    unit,
    currency,
    measure: measureOf(unit, baseYear),
    qualifier: joined,
    baseYear,
  };
}

/** "~£5m" as "~ £5m", and "£5m+" as "£5m or more". */
const withWordsApart = (words: string) =>
  words.replace(/^(~|≈|[<>≤≥]|ca?\.)(?=[\d£$€¥U])/i, "$1 ").replace(/(?<=[\p{L}\d%])\+$/u, " or more");

/** "£3bn in 2015 prices", "£3bn (2015 prices)" and "£3bn, 2015 prices", as {@link Quantity} prints them, into two. */
function takePriceBasis(words: string): [rest: string, baseYear: number | undefined] {
  const found = words.match(/^(.*?),? (?:(?:in |at )?(\d{4}) prices|\((?:in |at )?(\d{4}) prices\))$/i);
  const year = found?.[2] ?? found?.[3];
  return found?.[1] === undefined ? [words, undefined] : [found[1], Number(year)];
}

/** The qualifying words at both ends; "or so" and its like stand after the number, the others before it. */
function takeQualifiers(words: string, known: readonly string[]): { qualifier: string[]; rest: string } {
  const nothing = /^(?:practically|virtually|almost|nearly|next to) nothing$/i;
  if (nothing.test(words)) return { qualifier: ["practically nothing"], rest: "" };
  const longestFirst = known.toSorted((a, b) => b.length - a.length);
  const lower = words.toLowerCase();
  const before = longestFirst.find((word) => !word.startsWith("or ") && lower.startsWith(`${word} `));
  const after = longestFirst.find(
    (word) => /^(?:or |collectively$)/.test(word) && lower.endsWith(` ${word}`),
  );
  const found = before ?? after;
  if (found === undefined) return { qualifier: [], rest: words };
  const rest = before === undefined ? words.slice(0, -found.length) : words.slice(found.length);
  const more = takeQualifiers(rest.trim(), known);
  return { qualifier: [found, ...more.qualifier], rest: more.rest };
}

/** What the words that are met most often lack, and are not read for. */
const hints: readonly [RegExp, string][] = [
  [
    /\b(?:several|few|couple|(?:ten|dozen|score|hundred|thousand|million|billion)s)\b/i,
    ". Such words name no number that a rule could read: say from how many to how many",
  ],
  [
    /\b(?:half|thirds?|quarters?)\b|\b(?:\d+|one|two|three) (?:in|out of) (?:\d+|[a-z]+)\b|[¼½¾]|\d\/\d/i,
    ". Write a fraction in digits: 0.5 billion, 33.3 %",
  ],
  [
    /\b(?:dozen|hundred|zero|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b/i,
    ". Write numbers above twelve in digits",
  ],
  [
    /\b(?:per|p\.?a\.?|pcm|(?:annual|year|quarter|month|week|dai|hour)ly|each|a year|apiece)(?!\p{L})/iu,
    ". It is a rate, not an amount: state the total and its years",
  ],
  [/\b\d{4}s\b/, ". Years say when, not how much: give them to deflate() or simulate()"],
  [
    /\b(?:nominal|cash|real terms|today's money|constant)\b/i,
    ". Name the year of prices, in 2022 prices, or leave it out for the money of its time",
  ],
];

function notUnderstood(words: string, why: string): UsageError {
  return new UsageError({
    problem: `"${words}" is not understood: ${why}${hints.find(([pattern]) => pattern.test(words))?.[1] ?? ""}`,
    remedy:
      'Write it like "around £80 million", "10–12 years" or "more than 12 countries"; or say what it stands for: stated({ words, amount, unit, measure, qualifier }).',
  });
}
