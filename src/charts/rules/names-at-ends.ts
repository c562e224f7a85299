import { type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf, numbersIn } from "./numbers.ts";
import { axisIn, idOf, type Panel, panelsOf } from "./panels.ts";
import { momentOf } from "./places.ts";
import { rangeIn } from "./range.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";
import { itemsOf, plainWords } from "./written.ts";

/** A name beside the end of a line is read as that line's. */
export const namesAtOwnEnds: Rule = {
  name: "names-at-ends",
  check: (chart) =>
    chart.isComputed ? [] : panelsOf(chart.figure).flatMap((panel) => faultsOf(panel, chart)),
};

/** Where a line ends up the axis, or where its name stands. */
interface Place {
  readonly name: string;
  readonly up: number;
}

/** Parts of the height of a panel: what is this near stands beside it, and what is this far stands elsewhere. */
const [beside, elsewhere] = [0.05, 0.1];

function faultsOf(panel: Panel, chart: StatedChart): Fault[] {
  const { data, layout } = chart.figure;
  const axis = axisIn(layout, panel.y);
  if (axis.type !== undefined && axis.type !== "linear" && axis.type !== "log") return [];
  const upOf = (value: number) => (axis.type === "log" ? Math.log10(value) : value);
  const { ends, last } = endsOf(panel, data);
  const [low, high] = heightsOf(panel, axis, data).map(upOf);
  if (ends.length < 2 || low === undefined || high === undefined || !(high > low)) return [];
  const lines = ends.map(({ name, up }) => ({ name, up: upOf(up) }));
  // Annotations on a logarithmic axis are placed by their logarithms already.
  const labels = itemsOf(layout.annotations).flatMap((each) => labelOf(each, panel, lines, last));
  const apart = (a: number, b: number) => Math.abs(a - b) / (high - low);
  return labels.flatMap(({ name, up }): Fault[] => {
    const own = lines.find((line) => isSame(line.name, name)) as Place;
    const far = apart(up, own.up);
    const wrong = lines.find((other) => {
      if (other === own || apart(up, other.up) > Math.min(beside, far / 4)) return false;
      // Names of lines that end close together are moved apart, in the order of their lines.
      const its = labels.filter((label) => isSame(label.name, other.name));
      return its.every((label) => (up - label.up) * (own.up - other.up) < 0);
    });
    if (wrong === undefined || far < elsewhere) return [];
    const { up: end } = ends.find((line) => line.name === own.name) as Place;
    return [
      {
        problem: `the name "${own.name}" stands at the end of "${wrong.name}", and not of its own line`,
        remedy: `Put the annotation where its line ends: y: ${axis.type === "log" ? `Math.log10(${end})` : end}.`,
      },
    ];
  });
}

const isSame = (one: string, other: string) => plainWords(one) === plainWords(other);

/** The lines with names that run to the last place of a panel, and that place. */
function endsOf({ traces }: Panel, data: readonly Trace[]): { ends: Place[]; last: number } {
  const lines = traces
    .map((i) => data[i] as Trace)
    .filter(({ mode, ...trace }) => typeOf(trace) === "scatter" && /lines/.test(String(mode ?? "lines")));
  const names = [...new Set(lines.flatMap(({ x }) => listOf(x) ?? []))];
  const found = lines.flatMap(({ name, x, y }) => {
    const points = (listOf(y) ?? []).flatMap((value, i) => {
      const [up, place] = [numberOf(value), listOf(x)?.[i]];
      return up === undefined || place === undefined ? [] : [{ up, at: placeOf(place, names) }];
    });
    const end = points.toSorted((a, b) => b.at - a.at)[0];
    return end === undefined || typeof name !== "string" || name === "" ? [] : [{ name, ...end }];
  });
  const last = Math.max(...found.map(({ at }) => at));
  const isOnly = ({ name }: Place) => found.filter((each) => isSame(each.name, name)).length === 1;
  return { ends: found.filter((line) => line.at === last && isOnly(line)), last };
}

const placeOf = (place: unknown, names: readonly unknown[]) =>
  momentOf(place) ?? numberOf(place) ?? names.indexOf(place);

/** The ends of the axis that lines are read from, or else the least and the greatest on it. */
function heightsOf({ traces }: Panel, axis: Record<string, unknown>, data: readonly Trace[]): number[] {
  const values = traces.flatMap((i) => numbersIn(data[i]?.y));
  const stated = axis.type === "log" ? [] : (rangeIn(axis) ?? []).map(numberOf);
  return [Math.min, Math.max].map((end) => end(...stated.filter((each) => each !== undefined), ...values));
}

/** The annotation that is the name of a line and nothing else, at the height of a number and at the ends of the lines. */
function labelOf(
  each: Record<string, unknown>,
  panel: Panel,
  lines: readonly Place[],
  last: number,
): Place[] {
  const { text, visible, xref = "x", yref = "y", x, y, showarrow, ax = 0, ay = 0, yshift = 0 } = each;
  const line = lines.find(({ name }) => isSame(name, String(text ?? "")));
  const up = numberOf(y);
  const isMoved = showarrow === true || ax !== 0 || ay !== 0 || Math.abs(Number(yshift)) > 12;
  const id = idOf(panel.x);
  const isAtEnd =
    (xref === id && (momentOf(x) ?? numberOf(x) ?? Number.NEGATIVE_INFINITY) >= last) ||
    (xref === "paper" && Number(x) >= panel.across[1] - 0.01) ||
    (xref === `${id} domain` && Number(x) >= 0.99);
  if (line === undefined || up === undefined || visible === false || isMoved || !isAtEnd) return [];
  return yref === idOf(panel.y) ? [{ name: line.name, up }] : [];
}
