import { type Trace, typeOf } from "../figure.ts";
import { isNumber, listOf, numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isCartesian, isHidden } from "./panels.ts";
import { axisName } from "./resolve.ts";
import type { Rule, StatedChart } from "./rule.ts";

/**
 * The table that goes out beside a picture is what the picture shows. A figure made from another frame, or from numbers worked
 * out on the way, would leave its reader with other numbers than they see.
 */
export const dataIsDrawn: Rule = {
  name: "data-drawn",
  check: (chart) => {
    if (chart.isComputed) return [];
    const known = new Numbers(chart.data.names.flatMap((name) => [...chart.data.column(name)]));
    return chart.figure.data.flatMap((trace, i) => {
      const lost = [...new Set(numbersDrawn(trace, chart))].filter((number) => !known.has(number));
      if (lost.length === 0) return [];
      const name = typeof trace.name === "string" && trace.name !== "" ? ` ("${trace.name}")` : "";
      const more = lost.length > 3 ? ` and ${lost.length - 3} more` : "";
      return [
        {
          problem: `trace ${i + 1}${name} draws ${lost.slice(0, 3).map(readable).join(", ")}${more}, which the data do not have`,
          remedy:
            "Give as data the frame that is drawn, with a column for each number that was worked out (derive). A line to compare with goes into layout.shapes.",
        },
      ];
    });
  },
};

/** Numbers to look up, of which some were worked out twice and differ in their last digit. */
class Numbers {
  readonly #exact: ReadonlySet<number>;
  readonly #rounded: ReadonlySet<string>;

  constructor(values: readonly unknown[]) {
    const numbers = values
      .map((value) => (typeof value === "bigint" ? Number(value) : value))
      .filter((value) => typeof value === "number");
    this.#exact = new Set(numbers);
    this.#rounded = new Set(numbers.map(rounded));
  }

  has(number: number): boolean {
    return this.#exact.has(number) || this.#rounded.has(rounded(number));
  }
}

const rounded = (number: number) => number.toPrecision(12);

const readable = (number: number) => Number(rounded(number));

/** Where traces have their amounts that have no axes, or have more to them than an x and a y. */
const amountsOf: Record<string, (trace: Trace) => unknown> = {
  ...Object.fromEntries(["pie", "funnelarea"].map((type) => [type, ({ values }: Trace) => values])),
  ...Object.fromEntries(["sunburst", "treemap", "icicle"].map((type) => [type, leaves])),
  ...Object.fromEntries(
    ["heatmap", "contour", "choropleth", "scatter3d", "surface"].map((type) => [type, ({ z }: Trace) => z]),
  ),
  // What a histogram counts is in its bins; what it is given is its data.
  ...Object.fromEntries(
    ["histogram", "histogram2d", "histogram2dcontour"].map((type) => [type, ({ x, y }: Trace) => [x, y]]),
  ),
  ...Object.fromEntries(
    ["candlestick", "ohlc"].map((type) => [
      type,
      ({ open, high, low, close }: Trace) => [open, high, low, close],
    ]),
  ),
  ...Object.fromEntries(["scatterpolar", "barpolar"].map((type) => [type, ({ r }: Trace) => r])),
  scatterternary: ({ a, b, c }) => [a, b, c],
  sankey: ({ link }) => (link as Trace | undefined)?.value,
  indicator: ({ value }) => [value],
};

/** What has parts is their sum, or is written as 0. */
function leaves({ values, labels, ids, parents }: Trace): unknown {
  const names = listOf(ids) ?? listOf(labels) ?? [];
  return listOf(values)?.filter((_, i) => !listOf(parents)?.includes(names[i]));
}

/** The numbers that a reader takes from a trace. Of types that are not known here, none. */
function numbersDrawn(trace: Trace, { figure: { layout } }: StatedChart): number[] {
  if (isHidden(trace)) return [];
  const type = typeOf(trace);
  const amounts = amountsOf[type];
  if (amounts !== undefined || !isCartesian(trace)) return numbersIn(amounts?.(trace));
  const letters = /^scatter/.test(type) ? ["x", "y"] : [valueLetter(trace)];
  return letters.flatMap((letter) => {
    // Where words stand for the ticks, the numbers are places that the author chose.
    if (Array.isArray(axisIn(layout, axisName(letter, trace)).ticktext)) return [];
    if (type === "bar") return barEnds(trace[letter], trace.base);
    // Plotly works out the totals of a waterfall, whatever is written in their place.
    if (type === "waterfall") return numbersIn(listOf(trace[letter])?.filter((_, i) => !isTotal(trace, i)));
    return numbersIn([trace[letter], ...(type === "box" ? boxParts.map((name) => trace[name]) : [])]);
  });
}

const boxParts = ["lowerfence", "q1", "median", "q3", "upperfence", "mean"];

const isTotal = ({ measure }: Trace, i: number) => /^t/.test(String(listOf(measure)?.[i] ?? ""));

/** Of bars that float, both ends: Plotly has where one begins, and how long it is. */
function barEnds(lengths: unknown, base: unknown): number[] {
  return (listOf(lengths) ?? []).flatMap((length, i) => {
    if (!isNumber(length)) return [];
    const start = listOf(base)?.[i] ?? base ?? 0;
    if (!isNumber(start) || start === 0) return [length];
    return [start, start + length];
  });
}
