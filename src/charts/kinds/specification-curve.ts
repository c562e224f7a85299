import { formatAmount, formatNumber } from "../../analysis/format.ts";
import { UsageError } from "../../errors.ts";
import type { Value } from "../../evidence/columns.ts";
import { Amounts } from "../amounts.ts";
import { assumptionsOf, specificationWith } from "../assumptions.ts";
import type { ChartLook, ChartWords } from "../chart.ts";
import { beside, completeNumbersOf, drawn, renamed } from "../data.ts";
import type { Trace } from "../figure.ts";
import { kind } from "../kind.ts";
import type { ChartLanguage } from "../language.ts";
import {
  column,
  digits,
  maybeColumn,
  needed,
  number,
  text,
  textsByColumn,
  unit,
  valuesByColumn,
} from "../option-shapes.ts";
import { type Ranged, rangesOf, rangeWords } from "../ranges.ts";
import { layoutSpecifications } from "../specifications.ts";
import { capitalised, plotlyText } from "../text.ts";
import { government } from "../themes/government.ts";

export interface SpecificationCurveOptions extends ChartWords, ChartLook {
  /** The column of results: "result" in the rows of a {@link multiverse}. */
  readonly value: string;
  /** The columns of the ends of each result's interval, if it has one. */
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  /** The columns of choices, each with what it is called in the picture: { year: "Year of earning" }. */
  readonly choices: Readonly<Record<string, string>>;
  /** The unit of the results: "£m", "" for p values. */
  readonly unit: string;
  /** Digits after the point of the results; chosen by size when not given. */
  readonly decimals?: number | undefined;
  /** What the main specification chose: { year: 1975, around: 1 }. */
  readonly main?: Readonly<Record<string, Value>> | undefined;
  /** What to call it: "Main specification" when not given. */
  readonly mainName?: string | undefined;
  /** A value that all results are read against: 0 for differences, 0.05 for p values. */
  readonly reference?: number | undefined;
  /** What to call it: its amount alone when not given. */
  readonly referenceName?: string | undefined;
}

const needs = {
  value: column,
  low: maybeColumn,
  high: maybeColumn,
  choices: needed(textsByColumn, 'the columns of choices, { year: "Year of earning" }'),
  unit,
  decimals: digits,
  main: valuesByColumn,
  mainName: text,
  reference: number,
  referenceName: text,
};

/**
 * The results of every reasonable way to do an analysis, the lowest first, over a matrix of marks that says what each of them
 * chose: which assumptions go with low results and which with high ones is seen at a glance. The main specification is
 * marked in both. Draw the rows of a {@link multiverse}; its spread is no distribution. The data kept
 * have the names of the choices, and a column that says which is the main one.
 *
 * A specification curve, after Simonsohn, Simmons & Nelson 2020, Nature Human Behaviour 4,
 * https://doi.org/10.1038/s41562-020-0912-z
 *
 * @throws UsageError when a part of the contract is missing, a column is not there, a result is missing or no number, no row
 * or several are the main specification, there are more than 1,000, or the choices do not fit the size.
 *
 * @example
 * ```ts
 * import { frame, multiverse, specificationCurve } from "dossier";
 *
 * const index = new Map([[1970, 6.689], [1975, 12.412], [1979, 20.862]]);
 * const curve = multiverse({ year: [1970, 1975, 1979], around: [0.9, 1, 1.1] }, ({ year, around }) =>
 *   (147 * around * 100) / Number(index.get(year)),
 * );
 * const chart = specificationCurve(frame(curve.rows()), {
 *   id: "every-total",
 *   headline: "The year of earning decides the total",
 *   subtitle: "Total of stated sales to Japan, £ million at 2022 prices, by specification",
 *   source: "An article from a university",
 *   alt: "Specification curve: nine totals from £634m to £2,417m; the three highest take 1970 for the year.",
 *   value: "result",
 *   choices: { year: "Year of earning", around: "“Around” is a factor of" },
 *   unit: "£m",
 *   main: { year: 1975, around: 1 },
 * });
 * chart.data.length; // => 9
 * ```
 */
export const specificationCurve = kind(needs, (table, options: SpecificationCurveOptions) => {
  const {
    theme = government,
    value,
    low,
    high,
    reference,
    mainName = theme.language.mainSpecification,
  } = options;
  if (Object.keys(options.choices).length === 0)
    throw new UsageError({
      problem: "it has no choices: a curve without its matrix does not say what each result comes from",
      remedy: 'Give choices, the columns with what each is called: { year: "Year of earning" }.',
    });
  completeNumbersOf(table, value);
  // Largest first, as ranges are sorted, and turned around.
  const sorted = rangesOf(table, { label: value, value, low, high }).toReversed();
  if (sorted.length > most)
    throw new UsageError({
      problem: `a curve of ${formatNumber(sorted.length)} specifications cannot be read: it has at most ${formatNumber(most)}`,
      remedy: "Hold a choice at its main value, or draw their results as a distribution.",
    });
  const results = sorted.map((row) => row.value as number);
  const ranges = sorted.map(({ range }) => range?.toJSON());
  const amounts = new Amounts(options.unit, [...results, ...(reference === undefined ? [] : [reference])], {
    decimals: options.decimals,
    language: theme.language,
  });
  const order = sorted.map(({ row }) => row);
  const assumptions = assumptionsOf(table, options.choices, order, theme.language);
  const main = options.main && specificationWith(options.main, table, order);
  const plot = layoutSpecifications({
    theme,
    size: options.size,
    scale: amounts,
    count: sorted.length,
    values: [...results, ...ranges.flatMap((range) => range ?? [])],
    assumptions,
    summary: summaryOf(results, amounts, theme.language),
    main:
      main === undefined
        ? undefined
        : { at: main, words: `${mainName}: ${amounts.one(results[main] as number)}` },
    reference:
      reference === undefined
        ? undefined
        : { value: reference, words: options.referenceName ?? amounts.one(reference) },
  });
  const drawnAs = (name: string, isMain: boolean) =>
    specificationTraces(
      sorted.flatMap((row, i) => ((i === main) === isMain ? [specification(row, i)] : [])),
      { name: plotlyText(name), colour: theme.duo[isMain ? 1 : 0], isMain, slot: plot.slot },
    );
  const specification = (row: Ranged, i: number): Drawn => {
    const chosen = assumptions.map(({ name, options, taken }) => `${name}: ${options[taken[i] as number]}`);
    return {
      x: i + 1,
      result: row.value as number,
      range: row.range?.toJSON(),
      rows: assumptions.map(({ taken }, j) => plot.rows[j]?.[taken[i] as number] as number),
      words: plotlyText([rangeWords(row, amounts, ""), ...chosen].join("; ")),
    };
  };
  // A reader of the table knows the choices by the words that stand beside the marks.
  const data = renamed(
    drawn(table, [value, low, high, ...Object.keys(options.choices)], order),
    options.choices,
  );
  return {
    ...options,
    size: plot.size,
    data:
      main === undefined
        ? data
        : beside(data, {
            "main specification": { type: "boolean", values: order.map((_, i) => i === main) },
          }),
    figure: {
      data: [
        ...drawnAs(capitalised(theme.language.units.specifications?.[1] ?? "specifications"), false),
        ...drawnAs(mainName, true),
      ],
      layout: { ...plot.layout, barmode: "overlay" },
    },
  };
});

/** A specification with its places: x counts from 1, `rows` are the rows of the matrix that it is in. */
interface Drawn {
  readonly x: number;
  readonly result: number;
  readonly range: readonly [number, number] | undefined;
  readonly rows: readonly number[];
  readonly words: string;
}

/** Dots with their intervals in the upper panel, marks in the lower one; the main specification keeps its size among hundreds. */
function specificationTraces(
  own: readonly Drawn[],
  look: { name: string; colour: string; isMain: boolean; slot: number },
): Trace[] {
  if (own.length === 0) return [];
  const { name, colour, isMain, slot } = look;
  const shared = { name, hoverinfo: "text" };
  const ranged = own.flatMap(({ x, range }) => (range === undefined ? [] : [{ x, range }]));
  const marks = own.flatMap(({ x, rows, words }) => rows.map((y) => ({ x, y, words })));
  return [
    {
      ...{ type: "scatter", mode: "lines", name, hoverinfo: "skip" },
      x: ranged.flatMap(({ x }) => [x, x, null]),
      y: ranged.flatMap(({ range }) => [...range, null]),
      line: { color: colour, width: isMain ? 2 : Math.max(0.5, Math.min(2, slot * 0.5)) },
    },
    {
      ...{ type: "scatter", mode: "markers", ...shared, cliponaxis: false },
      x: own.map(({ x }) => x),
      y: own.map(({ result }) => result),
      marker: {
        symbol: isMain ? "diamond" : "circle",
        size: isMain ? 12 : Math.max(2.5, Math.min(8, slot * 0.8)),
        color: colour,
      },
      hovertext: own.map(({ words }) => words),
    },
    {
      ...{ type: "bar", yaxis: "y2", ...shared },
      x: marks.map(({ x }) => x),
      base: marks.map(({ y }) => y - cell / 2),
      y: marks.map(() => cell),
      width: isMain ? cell / slot : Math.min(0.8, cell / slot),
      marker: { color: colour },
      hovertext: marks.map(({ words }) => words),
    },
  ];
}

/** More are dots on dots, and a file of tens of thousands of marks. */
const most = 1000;

/** Pixels: how high a mark of the matrix is, and how wide where there is room. */
const cell = 10;

/** "9 specifications, the lowest result first: £634m–£2,417m". */
function summaryOf(results: readonly number[], amounts: Amounts, language: ChartLanguage): string {
  const count = formatAmount(results.length, "specifications", { language });
  const [lowest, highest] = [results[0], results.at(-1)] as [number, number];
  return `${capitalised(count)}, ${language.lowestFirst}: ${amounts.range(lowest, highest)}`;
}
