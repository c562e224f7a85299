import type { Value } from "../../evidence/columns.ts";
import { typeOf } from "../figure.ts";
import { isNumber, listOf, numbersIn, valueLetter } from "./numbers.ts";
import { axisIn, isHidden, scaleOf } from "./panels.ts";
import { axisName } from "./resolve.ts";
import type { Rule, StatedChart } from "./rule.ts";

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
