import { type Problem, suggest } from "../errors.ts";
import type { ChartLook, ChartWords } from "./chart.ts";

/** Options that all charts have. */
const common: Record<keyof (ChartWords & ChartLook), true> = {
  ...{ id: true, headline: true, subtitle: true, source: true, alt: true },
  ...{ size: true, theme: true, basis: true, waive: true },
};

/**
 * Options that there are not: misspelt, or of another kind. They would be passed over without a word.
 *
 * @param own those that there are, beside the words and the look of every chart
 */
export function unknownOptions(given: object, own: readonly string[]): Problem[] {
  const known = [...own, ...Object.keys(common)];
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({ problem: `there is no option ${name}`, remedy: suggest(name, known) }));
}

/** Options without those that are null: a notebook that reads its options from a file has null for what is left out. */
export const withoutNulls = <Options extends object>(given: Options): Options =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Options;
