import { UsageError } from "../../errors.ts";
import { readMoneyUnit } from "./currency.ts";
import { inUnit } from "./in-unit.ts";
import { type ParsedStatement, parseStatement } from "./parse-statement.ts";

/**
 * Whether words state an amount: "around £80 million" states 80 of "GBP million", and 0.08 of "£bn". A range states both its
 * ends. Undefined where the words are not understood (see {@link parseStatement}), or count something else: "four hours"
 * against 4 of "day".
 *
 * @example
 * ```ts
 * import { statesAmount } from "dossier";
 *
 * statesAmount("around £80 million", 80, "GBP million"); // => true
 * statesAmount("around £80 million", 85, "GBP million"); // => false
 * statesAmount("12 selected countries", 12, "country"); // => true
 * statesAmount("a goodly sum", 80, "GBP million"); // => undefined
 * ```
 */
export function statesAmount(words: string, amount: number, unit: string): boolean | undefined {
  let parsed: ParsedStatement;
  try {
    parsed = parseStatement(words);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
  const [money, asked] = [readMoneyUnit(parsed.unit), readMoneyUnit(unit)];
  if (money !== undefined && asked !== undefined)
    return money.currency === asked.currency && inUnit(parsed, unit).numbers.includes(amount);
  const isSame = parsed.unit === "" || counted(parsed.unit) === counted(unit);
  return isSame ? parsed.numbers.includes(amount) : undefined;
}

/** What is counted, whatever it is called besides: "selected countries" are counted in "country". */
const counted = (unit: string) =>
  (unit.toLowerCase().split(/\s+/).at(-1) ?? "").replace(/ies$/, "y").replace(/s$/, "");
