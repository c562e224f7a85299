import { UsageError } from "../errors.ts";
import type { Value } from "../evidence/columns.ts";
import type { Tabular } from "./data.ts";
import type { ChartLanguage } from "./language.ts";

/** A choice of an analysis, the options that some specification took, and which one each took. */
export interface Assumption {
  readonly name: string;
  readonly options: readonly string[];
  /** For each specification from left to right, which of the options. */
  readonly taken: readonly number[];
}

/** The columns of choices, for the specifications in the order in which they are drawn. */
export function assumptionsOf(
  table: Tabular,
  choices: Readonly<Record<string, string>>,
  order: readonly number[],
  language: ChartLanguage,
): Assumption[] {
  return Object.entries(choices).map(([column, name]) => {
    const values = table.column(column).map(settled);
    const options = [...new Set(values)];
    // Numbers have an order of their own; words keep that of the rows.
    if (options.every((option) => typeof option === "number")) options.sort((a, b) => a - b);
    return {
      name,
      options: options.map((option) => optionWords(option, language)),
      taken: order.map((row) => options.indexOf(values[row] as Value)),
    };
  });
}

/** A number without what computing left in its last digits: 0.1 + 0.2 is the option 0.3. */
const settled = (value: Value): Value =>
  typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(13)) : value;

/** Digits in one row: 1975 is a year as often as an amount. */
function optionWords(option: Value, language: ChartLanguage): string {
  if (typeof option === "boolean") return option ? language.yes : language.no;
  if (option === null) return language.none;
  if (typeof option !== "number") return String(option);
  const digits = { useGrouping: false, maximumSignificantDigits: 13 } as const;
  return new Intl.NumberFormat(language.locale, digits).format(option).replace(/^-/, "−");
}

/**
 * Which of the specifications, in the order drawn, is the one that chose these values.
 *
 * @throws UsageError when none is, or several are.
 */
export function specificationWith(
  chosen: Readonly<Record<string, Value>>,
  table: Tabular,
  order: readonly number[],
): number {
  const wanted = Object.entries(chosen).map(([column, value]) => ({
    values: table.column(column).map(settled),
    value: settled(value),
  }));
  const matches = order.flatMap((row, i) =>
    wanted.every(({ values, value }) => values[row] === value) ? [i] : [],
  );
  const [match] = matches;
  if (match !== undefined && matches.length === 1) return match;
  const said = Object.entries(chosen)
    .map(([column, value]) => `${column} ${value}`)
    .join(", ");
  throw new UsageError({
    problem: `${matches.length === 0 ? "no specification has" : `${matches.length} specifications have`} ${said}`,
    remedy:
      "Give main the value that the main specification takes for each choice: { year: 1975, around: 1 }.",
  });
}
