import { suggest, UsageError } from "../../errors.ts";

/** A finding's numbers as they are written in its claim. */
export interface ClaimText {
  /** "£1,392m". */
  readonly value: string;
  /** "£835m–£2,006m"; empty where the finding has no interval. */
  readonly interval: string;
  /** "3"; empty where the finding gives no n. */
  readonly n: string;
}

/** A template, "Sales were worth {value} ({interval})", or a function that makes the sentence from the written numbers. */
export type Claim = string | ((text: ClaimText) => string);

/**
 * The sentence. It is made from the value and not typed beside it: a typed number stays as it was when the data changes,
 * and a claim that contradicts its own value is the error a briefing can least afford.
 */
export function writeClaim(claim: Claim, text: ClaimText): string {
  if (typeof claim === "string") return fill(claim, text);
  const sentence = claim(text);
  if (
    typeof sentence !== "string" ||
    ![text.value, text.interval].some((part) => part !== "" && sentence.includes(part))
  )
    throw new UsageError({
      problem: `the claim "${sentence}" does not contain its value, "${text.value}"`,
      remedy: 'Build it from the text it is given: (text) => "Sales were worth " + text.value.',
    });
  return sentence;
}

function fill(template: string, text: ClaimText): string {
  if (!/\{(value|interval)\}/.test(template))
    throw new UsageError({
      problem: `the claim "${template}" does not say its value`,
      remedy: 'Write {value} where the number stands: "Sales were worth {value}". It is filled in.',
    });
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = Object.hasOwn(text, name) ? text[name as keyof ClaimText] : undefined;
    if (part === undefined)
      throw new UsageError({
        problem: `the claim asks for {${name}}`,
        remedy: suggest(name, Object.keys(text)),
      });
    if (part === "")
      throw new UsageError({
        problem: `the claim asks for {${name}}, which the finding does not give`,
        remedy: `Give ${name}.`,
      });
    return part;
  });
}
