import { UsageError } from "../../errors.ts";

/**
 * What a value that prints itself gives an operator (ECMAScript's `Symbol.toPrimitive`): its words where text is asked for,
 * as in a template literal, and an error everywhere else. Without it `£9m > £80m` compares the two as text, "9" after "8", and
 * is true; `+` puts two texts side by side.
 */
export function toPrimitive(value: { toString(): string }, hint: string, instead: string): string {
  if (hint === "string") return value.toString();
  throw new UsageError({
    problem: `JavaScript's operators would take ${value} as text: they cannot compare it or reckon with it`,
    remedy: `${instead} To put it into text, write \`\${…}\` or String(…).`,
  });
}
