import type { Interval } from "../analysis/quantities/interval.ts";
import type { Trace } from "./figure.ts";
import { amountsIn, type Ranged } from "./ranges.ts";

/** Where along the axis lines without a bound stop, as arrows that point on: a little beyond all that has a number. */
export function arrowsEnd(rows: readonly Ranged[], include: readonly number[]): readonly [number, number] {
  const amounts = [...amountsIn(rows), ...include];
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const beyond = 0.12 * (high - low || Math.abs(high) || 1);
  return [low - beyond, high + beyond];
}

/** What a row draws, from the lowest to the highest: its amount, and its interval as far as it is drawn. */
export function reachOf(
  { value, range }: Ranged,
  arrows: readonly [number, number],
): readonly [number, number] | undefined {
  const reached = [
    ...(value === null ? [] : [value]),
    ...(range === undefined ? [] : drawnEnds(range, arrows)),
  ];
  return reached.length === 0 ? undefined : [Math.min(...reached), Math.max(...reached)];
}

const drawnEnds = ({ lo, hi }: Interval, [left, right]: readonly [number, number]) =>
  [Number.isFinite(lo) ? lo : left, Number.isFinite(hi) ? hi : right] as const;

/** Whether a ring or an arrow stands at an end of its interval, and so a little beyond it. */
export const hasMarkAtEnd = ({ range }: Ranged) =>
  range !== undefined && (range.openLo || range.openHi || !Number.isFinite(range.hi - range.lo));

/** What is drawn of an interval is meant together, its amount too: the words beside a row name all of it. */
export const intervalGroup = "interval";

/** How intervals look. */
export interface IntervalLook {
  readonly colour: string;
  readonly background: string;
  /** Pixels: the stroke across an end that belongs to the interval, which shows where a dot would cover a short one. */
  readonly cap: number;
}

/**
 * Intervals as lines. An end that is left out has a ring in place of a cap, as on the number line of a schoolbook; one
 * without a bound is an arrow.
 */
export function intervalTraces(
  rows: readonly { readonly range: Interval; readonly y: number }[],
  arrows: readonly [number, number],
  { colour, background, cap }: IntervalLook,
): Trace[] {
  const ends = rows.flatMap(({ range, y }) => {
    const [lo, hi] = drawnEnds(range, arrows);
    return [
      { x: lo, y, as: endOf(range.lo, range.openLo), arrow: "triangle-left" },
      { x: hi, y, as: endOf(range.hi, range.openHi), arrow: "triangle-right" },
    ];
  });
  const [rings, heads] = (["ring", "arrow"] as const).map((as) => ends.filter((end) => end.as === as));
  const shared = { type: "scatter", legendgroup: intervalGroup, cliponaxis: false, hoverinfo: "skip" };
  const line = { color: colour, width: 3 };
  const at = (some: typeof ends = []) => ({ x: some.map(({ x }) => x), y: some.map(({ y }) => y) });
  return [
    {
      ...shared,
      mode: "lines+markers",
      x: rows.flatMap(({ range }) => [...drawnEnds(range, arrows), null]),
      y: rows.flatMap(({ y }) => [y, y, null]),
      line,
      marker: {
        symbol: "line-ns",
        // The gap between two lines counts as a point.
        size: ends.flatMap(({ as }, i) => [as === "cap" ? cap : 0, ...(i % 2 === 1 ? [0] : [])]),
        color: colour,
        // Sizes of their own make Plotly take the marks for bubbles, seven tenths opaque.
        opacity: 1,
        line,
      },
    },
    ...(rings?.length
      ? [
          {
            ...shared,
            mode: "markers",
            ...at(rings),
            marker: { symbol: "circle", size: 9, color: background, line },
          },
        ]
      : []),
    ...(heads?.length
      ? [
          {
            ...shared,
            mode: "markers",
            ...at(heads),
            marker: { symbol: heads.map(({ arrow }) => arrow), size: 12, color: colour },
          },
        ]
      : []),
  ];
}

const endOf = (end: number, isOpen: boolean) => (Number.isFinite(end) ? (isOpen ? "ring" : "cap") : "arrow");
