import { type Layout, type Trace, typeOf } from "../figure.ts";
import { swapped } from "./drawn-pairs.ts";
import { Numbers, readable } from "./known-numbers.ts";
import { isNumber, listOf, numberOf, numbersIn, valueLetter } from "./numbers.ts";
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
    const columns = chart.data.names.map((name) => chart.data.column(name));
    // A wide table has its years as the names of its columns.
    const known = new Numbers([...columns.flat(), ...chart.data.names]);
    return chart.figure.data.flatMap((trace, i) => {
      const lost = [...new Set(numbersDrawn(trace, chart, known))].filter((number) => !known.has(number));
      const name = typeof trace.name === "string" && trace.name !== "" ? ` ("${trace.name}")` : "";
      if (lost.length === 0) return swapped(trace, columns, `trace ${i + 1}${name}`);
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
  indicator: ({ value, delta }) => [value, (delta as Trace | undefined)?.reference],
  table: ({ cells }) => (cells as Trace | undefined)?.values,
};

/** What has parts is their sum, or is written as 0. */
function leaves({ values, labels, ids, parents }: Trace): unknown {
  const names = listOf(ids) ?? listOf(labels) ?? [];
  return listOf(values)?.filter((_, i) => !listOf(parents)?.includes(names[i]));
}

/** The numbers that a reader takes from a trace. Of types that are not known here, none. */
function numbersDrawn(trace: Trace, { figure: { layout } }: StatedChart, known: Numbers): number[] {
  if (isHidden(trace)) return [];
  const type = typeOf(trace);
  const amounts = amountsOf[type];
  if (amounts !== undefined || !isCartesian(trace)) return numbersIn(amounts?.(trace));
  const marker = trace.marker as Trace | undefined;
  // Numbers as colours are amounts too, which a colour bar is read for. Sizes are worked out from them.
  const colours = listOf(marker?.color)?.every(isNumber) ? numbersIn(marker?.color) : [];
  return [...colours, ...errorsOf(trace, known), ...alongAxes(trace, layout)];
}

/** What the bars of an error reach to: high less value, or the error itself, as the data have it. */
function errorsOf(trace: Trace, known: Numbers): number[] {
  return (["x", "y"] as const).flatMap((letter) => {
    const error = trace[`error_${letter}`] as Trace | undefined;
    if (error === undefined || error.visible === false) return [];
    const values = listOf(trace[letter]) ?? [];
    return ["array", "arrayminus"].flatMap((name) =>
      (listOf(error[name]) ?? []).filter(isNumber).filter((length, i) => {
        const value = numberOf(values[i]) ?? 0;
        return ![length, value + length, value - length].some((each) => known.has(each));
      }),
    );
  });
}

function alongAxes(trace: Trace, layout: Layout): number[] {
  const type = typeOf(trace);
  const letters = /^scatter/.test(type) ? ["x", "y"] : [valueLetter(trace)];
  return letters.flatMap((letter) => {
    // Years in texts are names of places, along the axis that has no amounts.
    if (letter !== valueLetter(trace) && listOf(trace[letter])?.every((value) => typeof value === "string"))
      return [];
    // Where words stand for the ticks, the numbers are places that the author chose. "£20m" is a number all the same.
    const { ticktext } = axisIn(layout, axisName(letter, trace));
    if (Array.isArray(ticktext) && !ticktext.every((text) => /\d/.test(String(text)))) return [];
    if (type === "bar") return barEnds(trace[letter], trace.base);
    // Plotly works out the totals of a waterfall, whatever is written in their place.
    if (type === "waterfall") return numbersIn(listOf(trace[letter])?.filter((_, i) => !isTotal(trace, i)));
    return numbersIn([trace[letter], ...(type === "box" ? boxParts.map((name) => trace[name]) : [])]);
  });
}

const boxParts = ["lowerfence", "q1", "median", "q3", "upperfence", "mean"];

const isTotal = ({ measure }: Trace, i: number) => /^t/.test(String(listOf(measure)?.[i] ?? ""));

/** Of bars that float, both ends: Plotly has where one begins, and how long it is; dates begin as dates, and last milliseconds. */
function barEnds(lengths: unknown, base: unknown): number[] {
  return (listOf(lengths) ?? []).flatMap((length, i) => {
    const long = numberOf(length);
    if (long === undefined) return [];
    const start = listOf(base)?.[i] ?? base ?? 0;
    if (typeof start === "string" && numberOf(start) === undefined) return [];
    const from = numberOf(start) ?? 0;
    return from === 0 ? [long] : [from, from + long];
  });
}
