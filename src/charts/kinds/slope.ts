import { suggest, UsageError } from "../../errors.ts";
import { Amounts } from "../amounts.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { checkDistinct, checkRowNames, drawn, numbersOf, wordsOf } from "../data.ts";
import { kind } from "../kind.ts";
import { column, digits, needed, text, texts, twoTexts, unit } from "../option-shapes.ts";
import { layoutSlope, type SlopeItem } from "../slope-layout.ts";
import { capitalised, plotlyText } from "../text.ts";
import { government } from "../themes/government.ts";

export interface SlopeOptions extends ChartWords, ChartLook {
  /** The column that names each line. */
  readonly label: string;
  /** The columns of the amounts at the first and at the second date. */
  readonly from: string;
  readonly to: string;
  /** What the two dates are: ["2022 record", "2026 record"]. */
  readonly names: readonly [string, string];
  /** The unit of the amounts, which are of one measure. */
  readonly unit: string;
  /** Digits after the point in the words; chosen by size when not given. */
  readonly decimals?: number | undefined;
  /** The lines that the finding is about, by name: they are drawn in another colour, thicker, their words in bold. */
  readonly highlight?: readonly string[] | undefined;
  /** What to write where there is no amount: "not stated" when not given. */
  readonly missing?: string | undefined;
}

const needs = {
  label: column,
  from: column,
  to: column,
  names: needed(twoTexts, 'what the two dates are, ["2010", "2020"]'),
  unit,
  highlight: texts,
  missing: text,
  decimals: digits,
};

/**
 * What changed between two dates (or two vintages of a record): a line an item, with its name and its amount at both ends. A
 * steep line is a large change. An item with one amount only is a ring at its date, and says what is missing; one with none
 * is named below. The words are moved apart where amounts lie close, with a line to each dot.
 *
 * A slope graph, after Tufte 1983, The Visual Display of Quantitative Information.
 *
 * @throws UsageError when a part of the contract is missing, a column is not there or holds no numbers, a line to highlight
 * is not there, or the words do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, slope } from "dossier";
 *
 * const record = frame({ barrier: ["Export rules", "Secrets law", "Trust"], then: [6, 4, null], now: [3, 4, 2] });
 * const chart = slope(record, {
 *   id: "milestones-by-vintage",
 *   headline: "Half as many milestones now speak of export rules",
 *   subtitle: "Number of milestones by barrier, UK and Japan, records of 2022 and 2026",
 *   source: "A record from an example",
 *   alt: "Slope chart: export rules from 6 milestones to 3, secrets law 4 in both, trust 2 in the second only.",
 *   label: "barrier",
 *   from: "then",
 *   to: "now",
 *   names: ["2022", "2026"],
 *   unit: "milestones",
 *   highlight: ["Export rules"],
 * });
 * chart.data.length; // => 3
 * ```
 */
export const slope = kind(needs, (table, options: SlopeOptions) => {
  const {
    theme = government,
    label,
    from,
    to,
    names,
    highlight = [],
    missing = theme.language.notStated,
  } = options;
  checkRowNames(table, label);
  checkDistinct("names", names);
  const labels = wordsOf(table, label);
  for (const name of highlight)
    if (!labels.includes(name))
      throw new UsageError({
        problem: `there is no line "${name}" to highlight`,
        remedy: suggest(name, labels),
      });
  const [starts, stops] = [numbersOf(table, from), numbersOf(table, to)];
  const amounts = new Amounts(
    options.unit,
    [...starts, ...stops].filter((value) => value !== null),
    { decimals: options.decimals, language: theme.language },
  );
  const all = labels.map((name, i): SlopeItem => {
    const ends = [starts[i] ?? null, stops[i] ?? null] as const;
    const absent = ends.indexOf(null);
    return {
      name,
      ends,
      words: ends.map((end) => (end === null ? missing : amounts.one(end))) as [string, string],
      remark: absent === -1 ? undefined : `${names[absent]}: ${missing}`,
      isStrong: highlight.includes(name),
    };
  });
  const items = all.filter(({ ends }) => ends.some((end) => end !== null));
  const absent = all.filter((item) => !items.includes(item)).map(({ name }) => name);
  const plot = layoutSlope(items, {
    ...{ theme, size: options.size, names },
    note:
      absent.length === 0
        ? ""
        : `${capitalised(missing)} ${theme.language.atEitherDate}: ${absent.join(", ")}`,
  });
  // Rings under the dots, which they surround where amounts are equal; what the finding is about over all others.
  const rank = ({ ends, isStrong }: SlopeItem) => (isStrong ? 2 : ends.includes(null) ? 0 : 1);
  const inOrder = items.toSorted((a, b) => rank(a) - rank(b));
  return {
    ...options,
    size: plot.size,
    data: drawn(table, [label, from, to], [...labels.keys()]),
    figure: {
      data: inOrder.map(({ name, ends, words, isStrong }) => {
        const known = ([0, 1] as const).filter((side) => ends[side] !== null);
        const isWhole = known.length === 2;
        const colour = theme.duo[isStrong ? 1 : 0];
        return {
          type: "scatter",
          mode: isWhole ? "lines+markers" : "markers",
          name: plotlyText(name),
          // One look, which an item without a name has too.
          legendgroup: isStrong ? "highlight" : "others",
          x: known.map((side) => plot.x[side]),
          y: known.map((side) => plot.y(ends[side] as number)),
          line: { color: colour, width: isStrong ? 4 : 2 },
          marker: {
            symbol: "circle",
            size: (isStrong ? 11 : 9) + (isWhole ? 0 : 4),
            color: isWhole ? colour : theme.background,
            line: { color: colour, width: 2 },
          },
          cliponaxis: false,
          hoverinfo: "text",
          hovertext: known.map(() => plotlyText(`${name}: ${names[0]} ${words[0]}, ${names[1]} ${words[1]}`)),
        };
      }),
      layout: plot.layout,
    },
  };
});
