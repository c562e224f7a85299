import { nearest, type Problem } from "../errors.ts";
import type { ChartLook, ChartWords } from "./chart.ts";

/** Options that all charts have. */
const common: Record<keyof (ChartWords & ChartLook), true> = {
  ...{ id: true, headline: true, subtitle: true, source: true, alt: true },
  ...{ size: true, theme: true, basis: true, waive: true },
};

/**
 * Options that are misspelt: they would be passed over without a word. Others that there are not are let be, as those of one
 * object that a notebook spreads into several charts.
 *
 * @param own those that there are, beside the words and the look of every chart
 */
export const misspeltOptions = (given: object, own: readonly string[]): Problem[] =>
  misspelt(given, [...own, ...Object.keys(common)]);

/** Names in an object that are near those that it may have, and none of them. */
export function misspelt(given: object, known: readonly string[]): Problem[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const near = nearest(name, known, name.length < 6 ? 1 : 2);
      const remedy = `Did you mean "${near}"? Known: ${known.join(", ")}.`;
      return near === undefined ? [] : [{ problem: `there is no option ${name}`, remedy }];
    });
}

/** Options without those that are null: a notebook that reads its options from a file has null for what is left out. */
export const withoutNulls = <Options extends object>(given: Options): Options =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Options;
