import type { Value } from "../../evidence/columns.ts";
import { type Layout, type Trace, typeOf } from "../figure.ts";
import { itemsOf } from "./marks.ts";
import { isNumber, listOf, numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isHidden, lieOver, type Panel, panelsOf, sameScale, scaleOf } from "./panels.ts";
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
  // A count of rows by measure has the measures as its names.
  const places = new Set(
    chart.figure.data.flatMap(({ x, y, labels }) => [x, y, labels].flatMap((list) => listOf(list) ?? [])),
  );
  if (measures.every((measure) => places.has(measure))) return [];
  const along = scales(chart);
  const columns = data.names.map((name) => data.column(name));
  const numbersOf = new Map<Value, ReadonlySet<Value>>(
    measures.map((measure) => [
      measure,
      new Set(
        columns.flatMap((values) => values.filter((_, row) => column[row] === measure)).filter(isNumber),
      ),
    ]),
  );
  return along.flatMap((numbers) => {
    const stated = [...numbers].filter((number) =>
      measures.some((measure) => numbersOf.get(measure)?.has(number)),
    );
    // A kind may have turned all amounts into pixels: its rows are what it draws.
    if (stated.length === 0) return chart.isComputed && along.length === 1 ? [measures] : [];
    const isOf = (measure: Value) => (number: number) => numbersOf.get(measure)?.has(number) === true;
    if (measures.some((measure) => stated.every(isOf(measure)))) return [];
    return [measures.filter((measure) => stated.some(isOf(measure)))];
  });
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
        .filter(({ base }) => !Array.isArray(base))
        .map((trace) => axisName(valueLetter(trace), trace))
        .concat(data.filter(isFilledToZero).map((trace) => axisName(valueLetter(trace), trace))),
    );
    const based = data.flatMap((trace, i) =>
      typeOf(trace) === "bar" && typeof trace.base === "number" && trace.base !== 0 && !isHidden(trace)
        ? [
            {
              problem: `the bars of trace ${i + 1} all begin at ${trace.base}, and not at zero`,
              remedy: 'Leave base out, or draw dots (mode: "markers"), which are read by their place.',
            },
          ]
        : [],
    );
    return [...axes]
      .flatMap((name) => {
        const { type, autorange, ...limits } = axisIn(layout, name);
        const range = autorange === true ? undefined : rangeIn(limits);
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
      })
      .concat(based);
  },
};

/** An area is read by its height, as a bar is. */
const isFilledToZero = (trace: Trace) =>
  typeOf(trace) === "scatter" && trace.fill === "tozeroy" && !isHidden(trace);

/** The ends that an axis is given in one of the ways that Plotly has for it. */
function rangeIn({ range, minallowed, maxallowed, autorangeoptions }: Axis): unknown {
  if (Array.isArray(range))
    return range.map((end) =>
      typeof end === "string" && end.trim() !== "" && Number.isFinite(Number(end)) ? Number(end) : end,
    );
  const options = (autorangeoptions ?? {}) as Axis;
  const low = [minallowed, options.minallowed, options.clipmin].find((end) => end !== undefined);
  const high = [maxallowed, options.maxallowed, options.clipmax].find((end) => end !== undefined);
  return low === undefined && high === undefined ? undefined : [low ?? null, high ?? null];
}

/** What Plotly draws without a word, and not as it was meant: amounts that are texts, lists of unlike length, slices below zero. */
export const valuesAreAmounts: Rule = {
  name: "amounts",
  check: ({ figure: { data } }) =>
    data.flatMap((trace, i): Fault[] => {
      if (isHidden(trace)) return [];
      const what = `trace ${i + 1}`;
      const letter = valueLetter(trace);
      const [x, y] = [listOf(trace.x), listOf(trace.y)];
      const amounts = listOf(trace[letter]) ?? [];
      const texts = amounts.filter(
        (value) => typeof value === "string" && /\d/.test(value) && Number.isNaN(Number(value)),
      );
      const isBar = /^(bar|funnel|waterfall)$/.test(typeOf(trace));
      const isPaired = isBar || typeOf(trace) === "scatter";
      const slices = typeOf(trace) === "pie" ? numbersIn(trace.values).filter((value) => value < 0) : [];
      return [
        ...(isBar && texts.length > 0
          ? [
              {
                problem: `the amounts of ${what} are texts (${JSON.stringify(texts[0])}), which Plotly takes for names`,
                remedy: 'Give numbers, and the unit as ticks: { tickprefix: "£", ticksuffix: "m" }.',
              },
            ]
          : []),
        ...(isPaired && x !== undefined && y !== undefined && x.length !== y.length
          ? [
              {
                problem: `${what} has ${x.length} values for x and ${y.length} for y, and would leave some out`,
                remedy: "Give both lists the same length, with null where a value is missing.",
              },
            ]
          : []),
        ...(slices.length > 0
          ? [
              {
                problem: `${what} is a pie with values below zero (${slices[0]})`,
                remedy: "Draw sortedBars.",
              },
            ]
          : []),
      ];
    }),
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
      if (angle === "auto" || (typeof angle === "number" && angle !== 0))
        faults.push({
          problem:
            angle === "auto" ? `${what} may be turned (auto)` : `${what} is turned by ${angle} degrees`,
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
    itemsOf(figure.layout.annotations).forEach((annotation, i) => {
      turned(`annotation ${i + 1}`, annotation.textangle);
    });
    itemsOf(figure.layout.shapes).forEach((shape, i) => {
      turned(`the label of shape ${i + 1}`, (shape.label as Axis | undefined)?.textangle);
    });
    figure.data.forEach((trace, i) => {
      const hasWords = trace.text !== undefined || trace.texttemplate !== undefined;
      if (hasWords) turned(`the text of trace ${i + 1}`, trace.textangle);
      const { title, tickangle } = (trace.colorbar ?? {}) as { title?: Axis; tickangle?: unknown };
      turned(`the colour bar of trace ${i + 1}`, tickangle);
      if (title?.side === "right" && title.text)
        faults.push({
          problem: `the title of the colour bar of trace ${i + 1} is set sideways`,
          remedy: 'Take title: { side: "top" }.',
        });
    });
    return faults;
  },
};
