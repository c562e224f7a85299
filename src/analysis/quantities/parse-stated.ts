import { UsageError } from "../../errors.ts";
import { type HedgeRule, hedgeRule } from "./hedges.ts";
import { inUnit } from "./in-unit.ts";
import { assertMeasure, measureOf } from "./measure.ts";
import { parseStatement } from "./parse-statement.ts";
import { readQualified } from "./qualifier.ts";
import { Quantity } from "./quantity.ts";
import { assertBaseYear } from "./stated.ts";

export interface ParseSettings {
  /** What each hedging word makes of a number: {@link hedgeRule} by default, ±10 %. */
  readonly rule?: HedgeRule;
  /**
   * The unit to give the amount in: "£m" for "£1.2bn" makes it 1,200. A number without a unit, as in "between 10 and 12",
   * takes it on. By default the unit of the words.
   */
  readonly unit?: string;
  /** What is measured, where the words leave it open: "licence_gbp". By default what the unit tells: gbp_nominal, count ... */
  readonly measure?: string;
  /** The year in whose prices the amount of money is, where the words do not say. */
  readonly baseYear?: number;
}

/**
 * A stated quantity, taken from the words that state it: parsed (see {@link parseStatement}) and read under a rule.
 *
 * - A hedge ("around", "some", "almost", "or so") is read by `rule`, an assumption: see {@link hedgeRule}.
 * - A bound means what it says. "More than 12" is everything above 12, 12 left out; "at least 12" has 12 in; "up to 12"
 *   and "at most 12" are from 0 to 12; "fewer than 12" from 0 to 12, 12 left out: stated sums, counts and durations are
 *   not negative. (Below a negative number there is no bound.) A hedge beside it is read first: "more than around 80" is
 *   above 72.
 * - A range is everything between its ends, both included.
 *
 * The amount is the stated number; for bounds and ranges it is null, because no number there is the amount. "Practically
 * nothing" is 0, read by the rule, and needs `unit`.
 *
 * Throws a UsageError if any of the words is not understood, if the unit asked for is not one of what they state, or if the
 * measure ("tiv" of pounds) or a base year does not fit.
 *
 * @example
 * ```ts
 * import { hedgeRule, parseStated, total } from "dossier";
 *
 * parseStated("around £80 million").interval; // => [72, 88]
 * parseStated("around £80 million", { rule: hedgeRule(5) }).interval; // => [76, 84]
 * parseStated("more than 12 countries").interval.toString(); // => "(12, Infinity]"
 * parseStated("between 10 and 12", { unit: "years" }).toString(); // => "between 10 and 12 (10–12 years)"
 * const sum = total([parseStated("£1.2bn", { unit: "£m" }), parseStated("up to £80m")]);
 * sum.toString(); // => "total of 2 amounts (£1.2bn–£1.28bn)"
 * parseStated("£80m a year"); // throws UsageError: "£80m a year" is not understood
 * ```
 */
export function parseStated(words: string, settings: ParseSettings = {}): Quantity {
  const { rule = hedgeRule() } = settings;
  const parsed = parseStatement(words, rule);
  const { unit, numbers } = inUnit(parsed, settings.unit);
  const baseYear = parsed.baseYear ?? settings.baseYear;
  if (settings.baseYear !== undefined && settings.baseYear !== baseYear)
    throw new UsageError({
      problem: `"${words}" is in the prices of ${baseYear}, and ${settings.baseYear} is given`,
      remedy: "Leave baseYear out where the words say it.",
    });
  const measure = settings.measure ?? measureOf(unit, baseYear);
  assertMeasure(words, measure, unit);
  assertBaseYear(measure, baseYear);
  return new Quantity({ words, ...readQualified(numbers, parsed.qualifier, rule), unit, measure, baseYear });
}
