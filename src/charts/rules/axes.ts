import type { Layout } from "../figure.ts";
import { numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isHidden, lieOver, type Panel, panelsOf, sameScale, scaleOf, typeOf } from "./panels.ts";
import { axisName } from "./resolve.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";

type Axis = Record<string, unknown>;

const axesOf = (layout: Layout): [string, Axis][] =>
  Object.entries(layout).filter(
    (entry): entry is [string, Axis] =>
      /^[xy]axis\d*$/.test(entry[0]) && typeof entry[1] === "object" && entry[1] !== null,
  );

/** Two scales over one plot make any two series seem to move together, and more so where the second is not even shown. */
export const noDualAxis: Rule = {
  name: "dual-axis",
  check: ({ figure }) => {
    const panels = panelsOf(figure);
    const over = panels.flatMap((panel, i) =>
      panels.slice(0, i).flatMap((below) => (lieOver(panel, below) ? twoScales(panel, below) : [])),
    );
    const pairs = new Map(over.map((pair) => [pair.join(), pair]));
    return [...pairs.values()].map(([name, below]) => ({
      problem: `${name} lies over another axis (${below}) with a scale of its own (dual axis)`,
      remedy: "Draw two charts, or index both series to one scale.",
    }));
    function twoScales(panel: Panel, below: Panel): [string, string][] {
      const pairs: [string, string][] = [
        [panel.x, below.x],
        [panel.y, below.y],
      ];
      return pairs
        .filter(([one, other]) => !sameScale(one, other, figure.layout))
        .map(([one, other]) => (one > other ? [one, other] : [other, one]));
    }
  },
};

/** Nominal pounds, real pounds and TIV are not amounts of one thing. */
export const oneMeasure: Rule = {
  name: "mixed-measures",
  check: (chart) => {
    const mixed = chart.data.names.includes("measure") ? mixedRows(chart) : mixedColumns(chart);
    return mixed.map((measures) => ({
      problem: `amounts of different measures are drawn on one axis: ${measures.join(", ")}`,
      remedy: "Draw one chart a measure, or convert the amounts first (filter the rows by measure).",
    }));
  },
};

/** The numbers drawn along each scale: panels with equal ends are read as one. */
function scales({ figure: { data, layout } }: StatedChart): ReadonlySet<number>[] {
  const drawn = new Map<string, Set<number>>();
  for (const trace of data) {
    if (isHidden(trace)) continue;
    // Rows of amounts lie along x, whatever Plotly calls the traces that mark them.
    const values = { x: numbersIn(trace.x), y: numbersIn(trace.y) };
    const isFlat =
      typeOf(trace) === "scatter" && Array.isArray(axisIn(layout, axisName("y", trace)).ticktext);
    const letter = isFlat ? "x" : valueLetter(trace);
    const scale = scaleOf(axisName(letter, trace), layout);
    drawn.set(scale, new Set([...(drawn.get(scale) ?? []), ...values[letter]]));
  }
  return [...drawn.values()];
}

function mixedRows(chart: StatedChart): unknown[][] {
  const { data } = chart;
  const column = data.column("measure");
  const measures = [...new Set(column)].filter((measure) => measure !== null);
  if (measures.length < 2) return [];
  const along = scales(chart);
  if (along.length < 2) return [measures];
  // With several scales, a number that the rows of one measure alone have tells whose it is.
  const owner = new Map<number, unknown>();
  const columns = data.names.map((name) => data.column(name));
  column.forEach((measure, row) => {
    for (const number of columns.map((values) => values[row]).filter((value) => typeof value === "number"))
      owner.set(number, owner.has(number) && owner.get(number) !== measure ? null : measure);
  });
  return along
    .map((numbers) => [...new Set([...numbers].map((number) => owner.get(number) ?? null))])
    .map((found) => found.filter((measure) => measure !== null))
    .filter((found) => found.length > 1);
}

/** What a column's name says its amounts are; undefined where it says nothing. Only words that leave no doubt. */
function measureOf(name: string): string | undefined {
  const said = name.toLowerCase().split(/[^a-z]+/);
  if (said.includes("tiv")) return "TIV";
  if (said.includes("nominal")) return "nominal";
  return said.includes("real") ? "real" : undefined;
}

function mixedColumns(chart: StatedChart): string[][] {
  const { data } = chart;
  const named = data.names
    .map((name) => ({ name, measure: measureOf(name), numbers: new Set(numbersIn([...data.column(name)])) }))
    .filter(({ measure, numbers }) => measure !== undefined && numbers.size > 0);
  return scales(chart)
    .map((drawn) => named.filter(({ numbers }) => [...numbers].every((number) => drawn.has(number))))
    .filter((columns) => {
      // Of two columns with the same numbers, only one need be drawn.
      const own = columns.filter(({ numbers }) =>
        columns.every(
          (other) => other.numbers === numbers || [...numbers].some((n) => !other.numbers.has(n)),
        ),
      );
      return new Set(own.map(({ measure }) => measure)).size > 1;
    })
    .map((columns) => columns.map(({ name }) => name));
}

/** A bar is read by its length: without its zero, 98 looks a third of 100, and a logarithmic axis has none. */
export const barsFromZero: Rule = {
  name: "bars-from-zero",
  check: ({ figure: { data, layout } }) => {
    const axes = new Set(
      data
        .filter((trace) => /^(bar|histogram|funnel|waterfall)$/.test(typeOf(trace)) && !isHidden(trace))
        .filter(({ base }) => base === undefined || base === 0)
        .map((trace) => axisName(valueLetter(trace), trace)),
    );
    return [...axes].flatMap((name) => {
      const { type, range } = axisIn(layout, name);
      if (type === "log")
        return [
          {
            problem: `bars stand on the logarithmic axis ${name}, which has no zero to measure them from`,
            remedy: 'Draw dots (mode: "markers") on that axis, or the bars on a linear one.',
          },
        ];
      if (!Array.isArray(range) || range.some((end) => end !== null && typeof end !== "number")) return [];
      const ends = range.filter((end) => end !== null) as number[];
      const isFromZero = ends.length === 0 || (Math.min(...ends) <= 0 && Math.max(...ends) >= 0);
      const [low, high] = range as (number | null)[];
      const isOpen = (low === null && Number(high) > 0) || (high === null && Number(low) < 0);
      return isFromZero || isOpen
        ? []
        : [
            {
              problem: `bars are cut off: ${name} shows ${JSON.stringify(range)}, and their zero is not in it`,
              remedy:
                'Let the axis include 0, or draw dots (mode: "markers"), which are read by their place.',
            },
          ];
    });
  },
};

/** What a logarithmic axis cannot show, plotly.js leaves out without a word. */
export const nothingVanishes: Rule = {
  name: "log-of-zero",
  check: ({ figure: { data, layout } }) =>
    data.flatMap((trace, i) =>
      isHidden(trace)
        ? []
        : ["x", "y"].flatMap((letter) => {
            const name = axisName(letter, trace);
            if (axisIn(layout, name).type !== "log") return [];
            const lost = numbersIn(trace[letter]).filter((value) => value <= 0).length;
            return lost === 0
              ? []
              : [
                  {
                    problem: `${lost} of the values of trace ${i + 1} along ${name} are 0 or less, and a logarithmic axis leaves them out`,
                    remedy:
                      "Take a linear axis, or leave these rows out and say in the subtitle how many are.",
                  },
                ];
          }),
    ),
};

/** Text that is turned is read slowly, and not at all by some. */
export const horizontalText: Rule = {
  name: "horizontal-text",
  check: ({ figure }) => {
    const faults: Fault[] = [];
    const turned = (what: string, angle: unknown) => {
      if (typeof angle === "number" && angle !== 0)
        faults.push({
          problem: `${what} is turned by ${angle} degrees`,
          remedy: "Set it horizontally: turn the chart on its side, break the label, or label fewer ticks.",
        });
    };
    for (const [name, axis] of axesOf(figure.layout)) {
      turned(`the text of ${name}`, axis.tickangle);
      const title = axis.title as { text?: unknown } | string | undefined;
      const text = typeof title === "string" ? title : title?.text;
      if (name.startsWith("y") && text !== undefined && text !== "")
        faults.push({
          problem: `${name} has a title, ${JSON.stringify(text)}, which Plotly sets sideways`,
          remedy: "Say it in the subtitle, or in an annotation above the axis.",
        });
    }
    const annotations = (figure.layout.annotations ?? []) as Axis[];
    annotations.forEach((annotation, i) => {
      turned(`annotation ${i + 1}`, annotation.textangle);
    });
    figure.data.forEach((trace, i) => {
      turned(`the text of trace ${i + 1}`, trace.textangle);
    });
    return faults;
  },
};
