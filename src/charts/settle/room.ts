import type { Size } from "../../render/figure.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { measureText } from "../measure.ts";
import { listOf, numberOf, valueLetter } from "../rules/numbers.ts";
import { axisIn, isCartesian, isHidden, type Panel, panelsOf } from "../rules/panels.ts";
import { momentOf } from "../rules/places.ts";
import { itemsOf } from "../rules/written.ts";
import { lineHeight } from "../text.ts";
import { margins, type Theme } from "../theme.ts";
import type { Settling } from "./settling.ts";

type Options = Record<string, unknown>;
type Margins = { l: number; r: number; t: number; b: number };

/** Pixels between words and the edge of the picture. */
const gap = 8;

/**
 * Margins for what stands around the plot: words at the ends of bars and lines, annotations above, below and beside it, what is
 * round; and a legend above the plot, as one beside it takes from its width.
 */
export const withRoom: Settling = (figure, theme, size) => {
  const shown = figure.data.filter((trace) => !isHidden(trace));
  const isRound = !shown.some(isCartesian);
  const usual = isRound ? margins.round : margins.axes;
  const wanted = [
    ...lastTicks(figure, theme),
    ...wordsAround(figure, theme, size),
    ...annotationsAround(figure, theme, size),
  ];
  const settled = Object.fromEntries(
    Object.entries(usual).map(([side, least]) => [
      side,
      Math.ceil(
        Math.max(least, ...wanted.map((each) => (each as Partial<Margins>)[side as keyof Margins] ?? 0)),
      ),
    ]),
  );
  const stated = figure.layout.margin as Options | undefined;
  const isSame = Object.entries(margins.axes).every(([side, pixels]) => settled[side] === pixels);
  return {
    ...figure,
    layout: {
      ...figure.layout,
      ...(isSame ? {} : { margin: { ...settled, ...stated } }),
      ...withLegend(figure),
    },
  };
};

/** Half of the last label along an axis, which may stand at the very end of it. */
function lastTicks({ data, layout }: PlainFigure, theme: Theme): Partial<Margins>[] {
  const panels = panelsOf({ data, layout }).filter(({ across }) => isAt(across[1], 1));
  return panels.flatMap((panel): Partial<Margins>[] => {
    const {
      ticktext,
      tickprefix = "",
      ticksuffix = "",
      visible,
      showticklabels,
      tickfont,
      type,
    } = axisIn(layout, panel.x);
    if (visible === false || showticklabels === false || type === "category") return [];
    const numbers = panel.traces.flatMap((i) => (listOf(data[i]?.x) ?? []).map(numberOf));
    const most = numbers.every((number) => number !== undefined)
      ? Math.max(...(numbers as number[]))
      : undefined;
    const last =
      listOf(ticktext)?.at(-1) ?? (most === undefined ? undefined : Math.round(most).toLocaleString("en-GB"));
    if (last === undefined) return [];
    const font = { size: theme.text.small, ...(tickfont as Options | undefined) };
    return [{ r: measured(`${tickprefix}${last}${ticksuffix}`, font, theme).width / 2 + 4 }];
  });
}

const legendPlace = ["x", "y", "xref", "yref", "orientation", "xanchor", "yanchor"];

function withLegend({ data, layout }: PlainFigure): Options {
  const stated = (layout.legend ?? {}) as Options;
  const isPlaced = legendPlace.some((option) => stated[option] !== undefined);
  const isRound = !data.some(isCartesian);
  if (layout.showlegend !== true || isPlaced || isRound) return {};
  return { legend: { orientation: "h", x: 0, xanchor: "left", y: 1, yanchor: "bottom", ...stated } };
}

/** Lines, width and height of a label in a font of the theme. */
function measured(text: string, font: Options | undefined, theme: Theme) {
  const size = numberOf(font?.size) ?? theme.text.size;
  const lines = text.split(/<br\s*\/?>/i).map((line) => line.replace(/<[^>]*>/g, ""));
  const weight = /<b>/i.test(text) || Number(font?.weight) >= 600 ? 700 : 400;
  return {
    width: Math.max(...lines.map((line) => measureText(line, theme.font, size, weight))),
    height: lines.length * size * lineHeight,
  };
}

const isAt = (edge: number, end: number) => Math.abs(edge - end) < 0.03;

/** What the words beside marks want of the margins of the picture, where their panel reaches to these. */
function wordsAround(figure: PlainFigure, theme: Theme, size: Size): Partial<Margins>[] {
  return panelsOf(figure)
    .flatMap((panel) =>
      panel.traces.flatMap((i): Partial<Margins>[] => {
        const trace = figure.data[i] as Trace;
        const texts = listOf(trace.text)?.map((text) => (typeof text === "string" ? text : ""));
        if (texts === undefined) return [];
        const blocks = texts.map((text) => measured(text, trace.textfont as Options | undefined, theme));
        if (typeOf(trace) === "bar" && trace.textposition === "outside")
          return barWords(trace, blocks, panel);
        if (typeOf(trace) !== "scatter" || !/text/.test(String(trace.mode ?? ""))) return [];
        return pointWords(trace, texts, blocks, panel);
      }),
    )
    .map((wanted) => limited(wanted, size));
}

interface Block {
  readonly width: number;
  readonly height: number;
}

function barWords(trace: Trace, blocks: readonly Block[], { across, up }: Panel): Partial<Margins>[] {
  const letter = valueLetter(trace);
  const amounts = (listOf(trace[letter]) ?? []).map(numberOf);
  const most = Math.max(...amounts.map((amount) => amount ?? 0));
  if (letter === "y") {
    const height = Math.max(...blocks.map((block) => block.height));
    return isAt(up[1], 1) && most > 0 ? [{ t: height + gap }] : [];
  }
  if (!isAt(across[1], 1) || most <= 0) return [];
  // Plotly leaves a bar the last twentieth of the plot.
  const reach = blocks.map(({ width }, i) => width - (1.05 - Math.max(0, amounts[i] ?? 0) / most) * 400);
  return [{ r: Math.max(...reach) + 20 + gap }];
}

function pointWords(
  trace: Trace,
  texts: readonly string[],
  blocks: readonly Block[],
  { across, up }: Panel,
): Partial<Margins>[] {
  const place = (list: unknown) => (listOf(list) ?? []).map((value) => numberOf(value) ?? momentOf(value));
  const [xs, ys] = [place(trace.x), place(trace.y)];
  const known = (list: readonly (number | undefined)[]) => list.filter((value) => value !== undefined);
  const [right, left, top] = [Math.max(...known(xs)), Math.min(...known(xs)), Math.max(...known(ys))];
  return texts.flatMap((text, i): Partial<Margins>[] => {
    const block = blocks[i] as Block;
    if (text === "") return [];
    const position = String(listOf(trace.textposition)?.[i] ?? trace.textposition ?? "middle center");
    return [
      ...(/right/.test(position) && xs[i] === right && isAt(across[1], 1) ? [{ r: block.width + gap }] : []),
      ...(/left/.test(position) && xs[i] === left && isAt(across[0], 0) ? [{ l: block.width + gap }] : []),
      ...(/top/.test(position) && ys[i] === top && isAt(up[1], 1) ? [{ t: block.height + gap }] : []),
    ];
  });
}

/** What annotations want that are placed by the edges of the plot, or at the ends of its lines. */
function annotationsAround(figure: PlainFigure, theme: Theme, size: Size): Partial<Margins>[] {
  const panels = panelsOf(figure);
  return itemsOf(figure.layout.annotations).flatMap((each): Partial<Margins>[] => {
    if (each.visible === false || typeof each.text !== "string" || each.text.trim() === "") return [];
    const block = measured(each.text, each.font as Options | undefined, theme);
    return [...sidesOf(each, block, panels, size), ...atEnd(each, block, figure, panels)].map((wanted) =>
      limited(wanted, size),
    );
  });
}

/** By the paper or by the domain of an axis, beyond the edge that this has in common with the picture. */
function sidesOf(
  annotation: Options,
  block: Block,
  panels: readonly Panel[],
  size: Size,
): Partial<Margins>[] {
  const along = (letter: "x" | "y") => {
    const ref = String(annotation[`${letter}ref`] ?? letter);
    const [axis, domain] = ref.split(" ");
    const panel = panels.find((each) => each[letter].replace("axis", "") === axis);
    const span = letter === "x" ? panel?.across : panel?.up;
    if (ref !== "paper" && (domain !== "domain" || span === undefined)) return undefined;
    const [low, high] = ref === "paper" ? [0, 1] : (span as readonly [number, number]);
    const at = low + (numberOf(annotation[letter]) ?? 0) * (high - low);
    const anchor = String(annotation[`${letter}anchor`] ?? "auto");
    return {
      at,
      anchor: anchor === "auto" ? autoAnchor(letter, at) : anchor,
      shift: numberOf(annotation[`${letter}shift`]) ?? 0,
    };
  };
  const [x, y] = [along("x"), along("y")];
  const part = (anchor: string, first: string, last: string) =>
    anchor === first ? 0 : anchor === last ? 1 : 0.5;
  // The plot takes about four fifths of the picture.
  const [wide, high] = [0.85 * size.width, 0.8 * size.height];
  return [
    ...(y === undefined
      ? []
      : [{ t: (y.at - 1) * high + y.shift + (1 - part(y.anchor, "bottom", "top")) * block.height + gap }]),
    ...(y === undefined || y.at >= 0
      ? []
      : [{ b: -y.at * high - y.shift + part(y.anchor, "bottom", "top") * block.height + gap }]),
    ...(x === undefined
      ? []
      : [{ r: (x.at - 1) * wide + x.shift + (1 - part(x.anchor, "left", "right")) * block.width + gap }]),
    ...(x === undefined || x.at >= 0
      ? []
      : [{ l: -x.at * wide - x.shift + part(x.anchor, "left", "right") * block.width + gap }]),
  ];
}

/** Plotly's own choice by the place on the paper. */
function autoAnchor(letter: "x" | "y", at: number): string {
  const [low, middle, high] = letter === "x" ? ["left", "center", "right"] : ["bottom", "middle", "top"];
  return (at <= 1 / 3 ? low : at >= 2 / 3 ? high : middle) as string;
}

/** At the last place of the lines of a panel that reaches to the right of the picture. */
function atEnd(
  annotation: Options,
  block: Block,
  { data, layout }: PlainFigure,
  panels: readonly Panel[],
): Partial<Margins>[] {
  const { x, xref = "x", xanchor, xshift, ax, showarrow } = annotation;
  const panel = panels.find((each) => each.x.replace("axis", "") === xref);
  if (panel === undefined || xanchor !== "left" || !isAt(panel.across[1], 1)) return [];
  const range = listOf((layout[panel.x] as Options | undefined)?.range);
  const places = range ?? panel.traces.flatMap((i) => listOf(data[i]?.x) ?? []);
  const known = places.map((place) => numberOf(place) ?? momentOf(place)).filter((at) => at !== undefined);
  const at = numberOf(x) ?? momentOf(x);
  if (range === undefined || at === undefined || at < Math.max(...known)) return [];
  const arrow = showarrow === true ? Math.max(0, numberOf(ax) ?? -10) : 0;
  return [{ r: block.width + (numberOf(xshift) ?? 0) + arrow + gap }];
}

/** No margin takes more than two fifths of the picture: what is longer is told, and broken by its author. */
const limited = (wanted: Partial<Margins>, { width, height }: Size): Partial<Margins> =>
  Object.fromEntries(
    Object.entries(wanted).map(([side, pixels]) => [
      side,
      Math.min(Number(pixels), 0.4 * (/[lr]/.test(side) ? width : height)),
    ]),
  );
