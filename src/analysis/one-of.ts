import { suggest, UsageError } from "../errors.ts";

/** Throws a UsageError unless a setting is one of its values: in a cell whose types nobody checked it may be any text. */
export function assertOneOf(setting: string, value: string, known: readonly string[]): void {
  if (!known.includes(value))
    throw new UsageError({
      problem: `"${setting}" is ${typeof value === "string" ? `"${value}"` : String(value)}`,
      remedy: suggest(String(value), known),
    });
}
