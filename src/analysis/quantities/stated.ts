import { UsageError } from "../../errors.ts";
import { formatAmount } from "../format.ts";
import { type Row, RowReader } from "../rows.ts";
import { type HedgeRule, hedgeRule } from "./hedges.ts";
import { inUnit } from "./in-unit.ts";
import { assertMeasure } from "./measure.ts";
import { parseStatement } from "./parse-statement.ts";
import { readQualified } from "./qualifier.ts";
import { Quantity } from "./quantity.ts";

/** An amount as its source states it. */
export interface Statement {
  /** The few words that state it: "around £80 million". */
  readonly words: string;
  /** The number among the words, in `unit`. */
  readonly amount: number;
  readonly unit: string;
  /** gbp_nominal, gbp_real, tiv, licence_gbp, order_gbp, count ... */
  readonly measure: string;
  /**
   * The words that hedge the number, as the rule knows them, "around", or that bound it, "more than"; several joined by
   * ";". None: the number itself.
   */
  readonly qualifier?: string | null;
  /** The year in whose prices it is: for a measure ending in "_real", and only there. */
  readonly baseYear?: number | null;
}

/**
 * A stated quantity: an amount that keeps its words and carries the interval they stand for under a declared rule.
 *
 * `statement` may be a row of a frame with these columns. `rule` says what each hedging word makes of a number; by default
 * "around", "some" and their kin are ±10 % (see {@link hedgeRule}). Of "more than 12" the 12 bounds the interval and is not
 * the amount, which is null. Words that can be read ({@link parseStatement}) and give another number than `amount` are told in
 * the quantity's notes, which travel into every result. To take all this from the words themselves, see {@link parseStated}.
 *
 * Throws a UsageError if a part is missing (an amount that no source gives is missing, not 0: keep such a row out and
 * list it), if the rule does not know the qualifier, if the measure does not fit the unit, or if a real amount lacks its
 * base year.
 *
 * @example
 * ```ts
 * import { hedgeRule, stated } from "dossier";
 *
 * const spec = { words: "around £80 million", amount: 80, unit: "£m", measure: "gbp_nominal", qualifier: "around" };
 * stated(spec).interval; // => [72, 88]
 * stated(spec, hedgeRule(5)).interval; // => [76, 84]
 * stated(spec).toString(); // => "around £80 million (£72m–£88m)"
 * ```
 */
export function stated(statement: Statement | Row, rule: HedgeRule = hedgeRule()): Quantity {
  const fields = new RowReader(statement as Row, "stated quantity");
  const measure = fields.text("measure");
  const baseYear = fields.optionalNumber("baseYear");
  assertBaseYear(measure, baseYear);
  const [words, amount, unit] = [fields.text("words"), fields.number("amount"), fields.text("unit")];
  assertMeasure(words, measure, unit);
  return new Quantity({
    words,
    ...readQualified([amount], fields.optionalText("qualifier"), rule),
    unit,
    measure,
    baseYear,
    notes: disagreement(words, amount, unit, rule),
  });
}

/** A slip of the pen in one of the two would otherwise be printed beside the words that contradict it. */
function disagreement(words: string, amount: number, unit: string, rule: HedgeRule): string[] {
  const numbers = numbersOf(words, unit, rule);
  if (numbers === undefined) return [];
  const [lo, hi = lo] = numbers;
  const margin = Math.abs(amount) * 1e-9;
  if (amount >= lo - margin && amount <= hi + margin) return [];
  const written = (number: number) => formatAmount(number, unit);
  // Two that are written alike are told apart by all their digits.
  const say = numbers.some((number) => written(number) === written(amount)) ? String : written;
  return [`"${words}": the words say ${numbers.map(say).join(" to ")}, the amount is ${say(amount)}`];
}

/** Undefined where the words are not understood, or count something else. */
function numbersOf(words: string, unit: string, rule: HedgeRule) {
  try {
    return inUnit(parseStatement(words, rule), unit).numbers;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** Throws a UsageError if a real amount has no base year, or another has one. */
export function assertBaseYear(measure: string, baseYear: number | undefined): void {
  if (measure.endsWith("_real") !== (baseYear !== undefined))
    throw new UsageError({
      problem: `stated quantity: measure "${measure}" ${baseYear === undefined ? "without" : "with"} a base year`,
      remedy: 'Give baseYear with a measure that ends in "_real", and with no other.',
    });
}
