import { UsageError } from "../../errors.ts";
import { type Currency, readMoneyUnit } from "./currency.ts";

/** What a unit measures, as far as the unit tells. */
export function measureOf(unit: string, baseYear: number | undefined): string {
  const money = readMoneyUnit(unit);
  if (money !== undefined)
    return `${money.currency.toLowerCase()}_${baseYear === undefined ? "nominal" : "real"}`;
  if (timeUnit.test(unit)) return "duration";
  return unit === "%" ? "share" : unit === "TIV" ? "tiv" : "count";
}

/**
 * Throws a UsageError where a measure and a unit contradict each other: gbp_nominal, licence_gbp and their like are of pounds,
 * tiv is of TIV, a share of per cent, a duration of a time, and a count not of money. A measure of the caller's own that names
 * no currency may be of any unit.
 */
export function assertMeasure(words: string, measure: string, unit: string): void {
  const wanted = unitsOf(measure);
  if (wanted === undefined || wanted.holds(unit)) return;
  throw new UsageError({
    problem: `"${words}" is ${unit === "" ? "a number without a unit" : `in ${unit}`}, and the measure "${measure}" is of ${wanted.words}`,
    remedy:
      unit === ""
        ? `Give the unit: ${wanted.example}.`
        : `Leave the measure out ("${measureOf(unit, undefined)}" is what the unit tells), or give one that fits the unit.`,
  });
}

interface Units {
  readonly words: string;
  readonly example: string;
  holds(unit: string): boolean;
}

const timeUnit = /^(?:second|minute|hour|day|week|month|year)s?$/;

const known: Readonly<Record<string, Units>> = {
  tiv: { words: "TIV", example: '{ unit: "TIV" }', holds: (unit) => /^tiv\b/i.test(unit) },
  share: {
    words: "per cent",
    example: '{ unit: "%" }',
    holds: (unit) => unit === "%" || unit === "share",
  },
  duration: { words: "a time", example: '{ unit: "years" }', holds: (unit) => timeUnit.test(unit) },
  count: {
    words: "things counted",
    example: '{ unit: "countries" }',
    holds: (unit) => readMoneyUnit(unit) === undefined && !/^(?:%|share|tiv)$/i.test(unit),
  },
};

const currencies: readonly Currency[] = ["GBP", "USD", "EUR", "JPY"];

/** Of a measure that says what its unit is: its currency stands in its name, or it is one of the house's own. */
function unitsOf(measure: string): Units | undefined {
  if (Object.hasOwn(known, measure)) return known[measure];
  const parts = measure.toUpperCase().split("_");
  const named =
    currencies.find((code) => parts.includes(code)) ??
    /^([A-Z]{3})_(?:NOMINAL|REAL)$/.exec(parts.join("_"))?.[1];
  if (named === undefined) return undefined;
  return {
    words: `money in ${named}`,
    example: `{ unit: "${named} million" }`,
    holds: (unit) => {
      const currency = readMoneyUnit(unit)?.currency;
      // Of currencies that are not read, the unit stands as it is written.
      return currency === undefined
        ? !currencies.some((code) => code === named) && unit !== ""
        : currency === named;
    },
  };
}
