import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf } from "../rules/numbers.ts";
import { axisIn, idOf, type Panel, panelsOf } from "../rules/panels.ts";
import { positionOf } from "../rules/places.ts";
import { itemsOf } from "../rules/written.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;

/**
 * Lines that are named at their ends run to the edge of the plot, and the names stand in the margin. Plotly would run the axis
 * on to years that no line has, to have the names in the plot.
 */
export const withDirectLabels: Settling = (figure) => {
  const all = panelsOf(figure);
  const axes = all.flatMap((panel): [string, Options][] => {
    const axis = axisIn(figure.layout, panel.x);
    const ends = isOpen(axis) ? endsOf(figure, panel) : undefined;
    const isNamedAtEnd = itemsOf(figure.layout.annotations).some(
      (each) => ends !== undefined && isAtEnd(each, panel, ends[1]),
    );
    return ends !== undefined && isNamedAtEnd ? [[panel.x, { ...axis, range: [...ends] }]] : [];
  });
  const own = new Set(axes.map(([name]) => name));
  const panels = all.filter(({ x }) => own.has(x));
  const touching = new Set(panels.flatMap(({ traces }) => traces));
  const clear = panels.flatMap(({ y, traces }): [string, Options][] => {
    const radius = Math.max(...traces.map((i) => radiusOf(figure.data[i] as Trace)));
    const axis = axisIn(figure.layout, y);
    return radius > 0 ? [[y, { ticklabelstandoff: 4 + Math.ceil(radius), ...axis }]] : [];
  });
  return {
    data: figure.data.map((trace, i) => (touching.has(i) ? { cliponaxis: false, ...trace } : trace)),
    layout: { ...figure.layout, ...Object.fromEntries([...axes, ...clear]) },
  };
};

/** Pixels that the first dots of a line reach over the edge of the plot, to the labels of its axis. */
function radiusOf({ mode, marker, x }: Trace): number {
  // Plotly gives short lines dots unless told otherwise.
  const hasDots = mode === undefined ? (listOf(x) ?? []).length < 20 : /markers/.test(String(mode));
  if (!hasDots) return 0;
  const { size = 6 } = (marker ?? {}) as Options;
  return Math.max(...[listOf(size) ?? size].flat().map((each) => numberOf(each) ?? 0)) / 2;
}

const isOpen = ({ range, autorange, minallowed, maxallowed, type }: Options) =>
  [range, autorange, minallowed, maxallowed].every((option) => option === undefined) &&
  (type === undefined || type === "linear" || type === "date");

/** The first and the last place of a panel that has lines alone, along numbers or dates. */
function endsOf({ data }: PlainFigure, { traces }: Panel): readonly [unknown, unknown] | undefined {
  const lines = traces.map((i) => data[i] as Trace);
  if (!lines.every((trace) => typeOf(trace) === "scatter" && /lines/.test(String(trace.mode ?? "lines"))))
    return undefined;
  const places = lines.flatMap((trace) => listOf(trace.x) ?? []).filter((place) => place !== null);
  const along = places.map((place) => ({ place, at: positionOf(place) }));
  if (along.length < 2 || along.some(({ at }) => at === undefined)) return undefined;
  const sorted = along.toSorted((a, b) => Number(a.at) - Number(b.at));
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first?.at === last?.at ? undefined : [first?.place, last?.place];
}

/** Whether an annotation begins at the end of the lines. */
function isAtEnd({ x, xref = "x", xanchor, text }: Options, panel: Panel, end: unknown): boolean {
  if (xref !== idOf(panel.x) || xanchor !== "left" || typeof text !== "string") return false;
  return positionOf(x) === positionOf(end);
}
