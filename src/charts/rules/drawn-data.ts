import { type Trace, typeOf } from "../figure.ts";
import { pointOf } from "../theme.ts";
import { swapped } from "./drawn-pairs.ts";
import { Numbers, readable } from "./known-numbers.ts";
import { numberText, says } from "./number-text.ts";
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
  check: (stated) => {
    if (stated.isComputed) return [];
    const chart = { ...stated, figure: stated.given };
    const columns = chart.data.names.map((name) => chart.data.column(name));
    // A wide table has its years as the names of its columns.
    const years = chart.data.names.flatMap((name) => name.match(/(?<!\d)\d{4}(?!\d)/g) ?? []);
    const known = new Numbers([...columns.flat(), ...years]);
    return chart.figure.data.flatMap((trace, i) => {
      const lost = [...new Set(numbersDrawn(trace, chart, known))].filter((number) => !known.has(number));
      const name = typeof trace.name === "string" && trace.name !== "" ? ` ("${trace.name}")` : "";
      if (lost.length === 0)
        return hasAmountsAlong(trace, valueLetter(trace), chart)
          ? swapped(trace, columns, `trace ${i + 1}${name}`)
          : [];
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
  // A cell that is a text has been written for its reader.
  table: ({ cells }) =>
    (listOf((cells as Trace | undefined)?.values) ?? []).flatMap((column) =>
      (listOf(column) ?? []).filter(isNumber),
    ),
};

/** What has parts is their sum, or is written as 0. */
function leaves({ values, labels, ids, parents }: Trace): unknown {
  const names = listOf(ids) ?? listOf(labels) ?? [];
  return listOf(values)?.filter((_, i) => !listOf(parents)?.includes(names[i]));
}

/** The numbers that a reader takes from a trace. Of types that are not known here, none. */
function numbersDrawn(trace: Trace, chart: StatedChart, known: Numbers): number[] {
  // Words alone are set where there is room for them.
  if (isHidden(trace) || trace.mode === "text") return [];
  const type = typeOf(trace);
  const amounts = amountsOf[type];
  if (amounts !== undefined || !isCartesian(trace)) return numbersIn(amounts?.(trace));
  const marker = trace.marker as Trace | undefined;
  // Numbers as colours are amounts too, which a colour bar is read for. Sizes are worked out from them.
  const colours = listOf(marker?.color)?.every(isNumber) ? numbersIn(marker?.color) : [];
  return [...colours, ...errorsOf(trace, known), ...alongAxes(trace, chart, known)];
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

function alongAxes(trace: Trace, chart: StatedChart, known: Numbers): number[] {
  const type = typeOf(trace);
  const letters = /^scatter/.test(type) ? (["x", "y"] as const) : [valueLetter(trace)];
  return letters.flatMap((letter) => {
    // Years in texts are names of places, along the axis that has no amounts.
    if (letter !== valueLetter(trace) && listOf(trace[letter])?.every((value) => typeof value === "string"))
      return [];
    if (!hasAmountsAlong(trace, letter, chart)) return [];
    if (type === "bar") return barEnds(trace[letter], trace.base, known);
    // Plotly works out the totals of a waterfall, whatever is written in their place.
    if (type === "waterfall") return numbersIn(listOf(trace[letter])?.filter((_, i) => !isTotal(trace, i)));
    return numbersIn([trace[letter], ...(type === "box" ? boxParts.map((name) => trace[name]) : [])]);
  });
}

/**
 * Whether a reader takes numbers from an axis. One that is not shown, or has words for its ticks, has places that the author
 * chose. "£20m" is a number all the same.
 */
function hasAmountsAlong(
  trace: Trace,
  letter: "x" | "y",
  { figure: { layout }, theme }: StatedChart,
): boolean {
  const { visible, ticktext, tickvals } = axisIn(layout, axisName(letter, trace));
  const point = pointOf(theme.language.locale);
  const isItsNumber = (text: unknown, i: number) => {
    const [written, place] = [numberText(text, point), numberOf(listOf(tickvals)?.[i])];
    return written !== undefined && place !== undefined && says(written, place);
  };
  return visible !== false && (listOf(ticktext)?.every(isItsNumber) ?? true);
}

const boxParts = ["lowerfence", "q1", "median", "q3", "upperfence", "mean"];

const isTotal = ({ measure }: Trace, i: number) => /^t/.test(String(listOf(measure)?.[i] ?? ""));

/**
 * Of bars that float, both ends: Plotly has where one begins, and how long it is. Dates begin as dates, and last milliseconds.
 * What is set about a middle or stacked by its author begins where the author says, and is as long as the data have it; what
 * runs to the left is as long as that, below zero.
 */
function barEnds(lengths: unknown, base: unknown, known: Numbers): number[] {
  return (listOf(lengths) ?? []).flatMap((length, i) => {
    const long = numberOf(length);
    if (long === undefined || known.has(-long)) return [];
    const start = listOf(base)?.[i] ?? base ?? 0;
    if (typeof start === "string" && numberOf(start) === undefined) return [];
    const from = numberOf(start) ?? 0;
    return from === 0 || known.has(long) ? [long] : [from, from + long];
  });
}
