import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf, valueLetter } from "../rules/numbers.ts";
import type { Panel } from "../rules/panels.ts";
import { isYear, momentOf } from "../rules/places.ts";

/** What stands along an axis of a panel. */
export interface Along {
  readonly values: readonly unknown[];
  /** Whether these are places (names, years, dates) and not amounts. */
  readonly arePlaces: boolean;
}

export function placesAlong({ data }: PlainFigure, panel: Panel, letter: "x" | "y"): Along {
  const parts = panel.traces.map((i) => along(data[i] as Trace, letter));
  return {
    values: parts.flatMap(({ values }) => values).filter((value) => value !== null),
    arePlaces: parts.every(({ arePlaces }) => arePlaces),
  };
}

/** Types that have a grid of places, and their amounts in its cells. */
export const grids = /^(heatmap|contour|histogram2d|histogram2dcontour|image)$/;

function along(trace: Trace, letter: "x" | "y"): Along {
  const values = listOf(trace[letter]) ?? [];
  const type = typeOf(trace);
  if (grids.test(type)) return { values, arePlaces: true };
  const spans = type === "bar" && valueLetter(trace) === letter ? spansOf(trace, values) : undefined;
  if (spans !== undefined) return spans;
  if (type !== "scatter") return { values, arePlaces: valueLetter(trace) !== letter };
  const isTime = (list: readonly unknown[]) =>
    list.length > 0 && list.every((value) => isYear(value) || momentOf(value) !== undefined);
  // Dots down the years: their amounts are along the other axis.
  return { values, arePlaces: letter === "x" || (isTime(values) && !isTime(listOf(trace.x) ?? [])) };
}

/** Bars that float between years or dates, as spans of time do, by both their ends; undefined of others. */
function spansOf(trace: Trace, lengths: readonly unknown[]): Along | undefined {
  const starts = listOf(trace.base) ?? [];
  if (starts.length === 0) return undefined;
  const ends = starts.map((start, i) => {
    const length = numberOf(lengths[i]) ?? 0;
    const [year, moment] = [numberOf(start), momentOf(start)];
    if (moment !== undefined) return new Date(moment + length).toISOString().slice(0, 10);
    return year === undefined ? undefined : year + length;
  });
  const values = [...starts, ...ends].filter((value) => value !== undefined && value !== null);
  return values.every((value) => isYear(value) || momentOf(value) !== undefined)
    ? { values, arePlaces: true }
    : undefined;
}

/** The places of bars and cells, or of two or three even dates, that have room for a tick each; undefined of others. */
export function fewPlaces(
  { data }: PlainFigure,
  panel: Panel,
  places: readonly number[],
  most: number,
): number[] | undefined {
  const own = [...new Set(places)].sort((a, b) => a - b);
  const hasColumns = panel.traces.some(
    (i) =>
      grids.test(typeOf(data[i] as Trace)) ||
      (typeOf(data[i] as Trace) === "bar" && !Array.isArray(data[i]?.base)),
  );
  return own.length <= (hasColumns ? most : 2) || isEvenThree(own) ? own : undefined;
}

/** Three months in a row are a few days unlike. */
function isEvenThree(places: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = places;
  const [one, other] = [second - first, third - second];
  return places.length === 3 && Math.abs(one - other) <= 0.1 * Math.max(one, other);
}
