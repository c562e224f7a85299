import { type Trace, typeOf } from "../figure.ts";
import { listOf, numberOf } from "../rules/numbers.ts";
import { axisIn, isHidden, panelsOf } from "../rules/panels.ts";
import { namesIn } from "../rules/places.ts";
import { resolve } from "../rules/resolve.ts";
import { itemsOf } from "../rules/written.ts";
import type { Theme } from "../theme.ts";
import { inset, measured } from "./label-size.ts";
import { readableOn } from "./readable-colour.ts";
import { type ScaleColours, scaleColours } from "./scale-colours.ts";
import type { Settling } from "./settling.ts";
import { templateText } from "./template-text.ts";

type Options = Record<string, unknown>;

/**
 * Words in the cells of a heat map in colours that can be read there: Plotly's white and grey have a contrast of less than 3:1
 * to the middle of most scales. A trace has one colour for its words, and a size that goes by their number of letters; theirs
 * become annotations. Those of a template that is not known here stay.
 */
export const withCellWords: Settling = (figure, theme, size) => {
  if (!figure.data.some(hasWords)) return figure;
  const [drawn, panels] = [resolve(figure, theme), panelsOf(figure)];
  const settled = figure.data.map((trace, i) => {
    const scale = hasWords(trace)
      ? scaleColours(drawn.data[i] as Trace, drawn.data, drawn.layout)
      : undefined;
    const panel = panels.find(({ traces }) => traces.includes(i));
    if (scale === undefined || panel === undefined) return { trace, annotations: [] };
    // What the names of rows and the scale leave.
    const width = size.width * (panel.across[1] - panel.across[0]) * 0.7;
    const at = (letter: "x" | "y") => placesOn(axisIn(figure.layout, panel[letter]), trace, letter);
    return withWordsOf(trace, scale, { width, xs: at("x"), ys: at("y") }, theme);
  });
  const annotations = settled.flatMap((each) => each.annotations);
  const data = settled.map(({ trace }) => trace);
  if (annotations.length === 0) return { ...figure, data };
  // After the author's: a fault names these by their number.
  const all = [...itemsOf(figure.layout.annotations), ...annotations];
  return { data, layout: { ...figure.layout, annotations: all } };
};

const hasWords = (trace: Trace) =>
  typeOf(trace) === "heatmap" &&
  !isHidden(trace) &&
  typeof trace.texttemplate === "string" &&
  (trace.textfont as Options | undefined)?.color === undefined &&
  trace.transpose !== true &&
  listOf(trace.z)?.every(Array.isArray) === true;

function withWordsOf(
  trace: Trace,
  scale: ScaleColours,
  { width, xs, ys }: Cells,
  theme: Theme,
): { trace: Trace; annotations: Options[] } {
  const rows = trace.z as unknown[][];
  const texts = listOf(trace.text) as unknown[][] | undefined;
  const columns = columnsOf(trace);
  if (xs === undefined || ys === undefined) return { trace, annotations: [] };
  const font = (trace.textfont ?? {}) as Options;
  const cells = rows.flatMap((row, i) =>
    row.flatMap((value, j) => {
      const z = numberOf(value);
      if (z === undefined) return [];
      const cell = { z, text: texts?.[i]?.[j], x: xs[j], y: ys[i] };
      const text = templateText(String(trace.texttemplate), cell, theme.language.locale);
      return [{ text, x: xs[j], y: ys[i], color: readableOn(scale.colourAt(z), theme) }];
    }),
  );
  if (cells.some(({ text }) => text === undefined)) {
    const [color, ...others] = new Set(cells.map((cell) => cell.color));
    return {
      trace: others.length === 0 ? { ...trace, textfont: { ...font, color } } : trace,
      annotations: [],
    };
  }
  const { texttemplate: _, ...plain } = trace;
  const axes = { xref: trace.xaxis ?? "x", yref: trace.yaxis ?? "y" };
  const words = cells.map(({ text }) => text as string);
  const look = { size: sizeFor(words, width / columns, theme), ...font };
  return {
    trace: plain,
    annotations: cells
      .filter(({ text }) => text !== "")
      .map(({ color, ...cell }) => ({ ...cell, ...axes, showarrow: false, font: { ...look, color } })),
  };
}

/** The room for the cells of a heat map, and where their middles are. */
interface Cells {
  readonly width: number;
  readonly xs: readonly unknown[] | undefined;
  readonly ys: readonly unknown[] | undefined;
}

const columnsOf = ({ z }: Trace) => Math.max(...(z as unknown[][]).map((row) => row.length));

/** On an axis of names by their number: a name that is one, such as a year, would be taken for a place. */
function placesOn(
  { type, categoryorder, categoryarray }: Options,
  trace: Trace,
  letter: "x" | "y",
): unknown[] | undefined {
  const all = places(trace, letter, letter === "x" ? columnsOf(trace) : (trace.z as unknown[]).length);
  if (type !== "category" || all === undefined || namesIn(all) !== undefined) return all;
  const names = [...new Set(all)];
  // In another order than theirs, their number is not known.
  return categoryorder === undefined && categoryarray === undefined
    ? all.map((name) => names.indexOf(name))
    : undefined;
}

/** Where the middles of cells are along an axis: as stated, or between edges, or by number. Undefined between dates. */
function places(trace: Trace, letter: "x" | "y", count: number): unknown[] | undefined {
  const stated = listOf(trace[letter]);
  if (stated === undefined) {
    const [start, step] = [numberOf(trace[`${letter}0`]) ?? 0, numberOf(trace[`d${letter}`]) ?? 1];
    return Array.from({ length: count }, (_, i) => start + i * step);
  }
  if (stated.length !== count + 1) return [...stated];
  const edges = stated.map(numberOf).filter((edge) => edge !== undefined);
  return edges.length === stated.length
    ? edges.slice(1).map((edge, i) => (edge + Number(edges[i])) / 2)
    : undefined;
}

/** The size of the theme's words, or of its small ones where those are wider than the cells. */
function sizeFor(texts: readonly string[], room: number, theme: Theme): number {
  const widest = Math.max(...texts.map((text) => measured(text, undefined, theme).width));
  return widest + 2 * inset <= room ? theme.text.size : theme.text.small;
}
