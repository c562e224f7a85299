import { UsageError } from "../../errors.ts";
import { readMoneyUnit } from "./currency.ts";
import { timesPowerOfTen } from "./numeral.ts";
import type { ParsedStatement } from "./parse-statement.ts";

/**
 * The numbers of a statement in the unit asked for. A number without a unit takes it on; money changes its scale.
 *
 * Throws a UsageError if the words state something else.
 */
export function inUnit(
  parsed: ParsedStatement,
  asked: string | undefined,
): Pick<ParsedStatement, "unit" | "numbers"> {
  const { words, numbers, unit } = parsed;
  if (parsed.qualifier === "practically nothing" && asked === undefined)
    throw new UsageError({
      problem: `"${words}" does not say of what`,
      remedy: 'Give its unit: parseStated(words, { unit: "£m" }).',
    });
  if (asked === undefined || asked === unit) return { unit, numbers };
  const [from, to] = [readMoneyUnit(unit), readMoneyUnit(asked)];
  if (from === undefined && unit === "") return { unit: asked, numbers };
  if (from === undefined || to === undefined || from.currency !== to.currency)
    throw new UsageError({
      problem: `"${words}" is in ${unit}, and is asked for in ${asked}`,
      remedy: "Ask for a unit of the same currency, or leave the unit out.",
    });
  const [lo, hi] = numbers.map((number) => timesPowerOfTen(number, from.exponent - to.exponent)) as [
    number,
    number?,
  ];
  return { unit: asked, numbers: hi === undefined ? [lo] : [lo, hi] };
}
