import type { Size } from "../../render/figure.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf } from "../rules/numbers.ts";
import { areStacked, axisIn, type Panel, panelsOf } from "../rules/panels.ts";
import type { Theme } from "../theme.ts";
import { measured } from "./label-size.ts";
import { markWords } from "./mark-words.ts";
import type { Settling } from "./settling.ts";
import { gap } from "./wanted.ts";

type Options = Record<string, unknown>;

/**
 * An axis that runs on as far as the words beyond the ends of its lying bars, where some amounts are negative: their words
 * would stand on the names, for which Plotly's own axis leaves no room.
 */
export const withBarRange: Settling = (figure, theme, size) => {
  const axes = panelsOf(figure).flatMap((panel): [string, Options][] => {
    const axis = axisIn(figure.layout, panel.x);
    const range = isOpen(axis) ? rangeOf(figure, panel, theme, size) : undefined;
    return range === undefined ? [] : [[panel.x, { ...axis, range }]];
  });
  return { ...figure, layout: { ...figure.layout, ...Object.fromEntries(axes) } };
};

const isOpen = ({ range, autorange, rangemode, minallowed, maxallowed, type = "linear" }: Options) =>
  [range, autorange, rangemode, minallowed, maxallowed].every((option) => option === undefined) &&
  type === "linear";

function rangeOf(
  { data, layout }: PlainFigure,
  { traces, across }: Panel,
  theme: Theme,
  size: Size,
): [number, number] | undefined {
  const bars = traces.map((i) => data[i] as Trace);
  const isLying = bars.every(
    (trace) => typeOf(trace) === "bar" && trace.orientation === "h" && trace.base === undefined,
  );
  if (!isLying || areStacked(layout)) return undefined;
  const ends = bars.flatMap((trace) =>
    (listOf(trace.x) ?? []).map((value, i) => {
      const position = String(listOf(trace.textposition)?.[i] ?? trace.textposition);
      const word = position === "outside" ? (markWords(trace, theme)?.[i] ?? "") : "";
      const block = measured(word, trace.textfont as Options | undefined, theme);
      return { amount: numberOf(value) ?? 0, beyond: word === "" ? 0 : block.width + gap };
    }),
  );
  if (!ends.some(({ amount, beyond }) => amount < 0 && beyond > 0)) return undefined;
  const amounts = ends.map(({ amount }) => amount);
  const span = Math.max(0, ...amounts) - Math.min(0, ...amounts);
  const reach = (isBelow: boolean) =>
    Math.max(gap, ...ends.filter(({ amount }) => amount < 0 === isBelow).map(({ beyond }) => beyond));
  // The names take about a quarter. What words take on both sides is lost to the bars, which have a third at least.
  const plot = size.width * (across[1] - across[0]) * 0.75;
  const perPixel = span / Math.max(plot / 3, plot - reach(true) - reach(false));
  return [
    Math.min(0, ...amounts) - reach(true) * perPixel,
    Math.max(0, ...amounts) + reach(false) * perPixel,
  ];
}
