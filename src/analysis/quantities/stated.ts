import { UsageError } from "../../errors.ts";
import { type Row, RowReader } from "../rows.ts";
import { type HedgeRule, hedgeRule } from "./hedges.ts";
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
 * the amount, which is null. To take all this from the words themselves, see {@link parseStated}.
 *
 * Throws a UsageError if a part is missing (an amount that no source gives is missing, not 0: keep such a row out and
 * list it), if the rule does not know the qualifier, or if a real amount lacks its base year.
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
  return new Quantity({
    words: fields.text("words"),
    ...readQualified([fields.number("amount")], fields.optionalText("qualifier"), rule),
    unit: fields.text("unit"),
    measure,
    baseYear,
  });
}

/** Throws a UsageError if a real amount has no base year, or another has one. */
export function assertBaseYear(measure: string, baseYear: number | undefined): void {
  if (measure.endsWith("_real") !== (baseYear !== undefined))
    throw new UsageError({
      problem: `stated quantity: measure "${measure}" ${baseYear === undefined ? "without" : "with"} a base year`,
      remedy: 'Give baseYear with a measure that ends in "_real", and with no other.',
    });
}
