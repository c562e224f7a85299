import { type Colour, contrast, over, parseColour } from "../colour.ts";
import { type PlainFigure, type Trace, typeOf } from "../figure.ts";
import { listOf, valueLetter } from "./numbers.ts";
import { axisIn, isHidden } from "./panels.ts";
import { namesIn } from "./places.ts";
import { axisName } from "./resolve.ts";
import type { StatedChart } from "./rule.ts";
import { isUnseen } from "./unseen-slices.ts";
import { wordsOnMarks } from "./words-on-marks.ts";
import { annotationTexts, itemsOf, names, namingTexts, plainWords } from "./written.ts";

/** The marks of one look in a trace: everything of a colour, with what else tells them from others. */
export interface Marks {
  readonly trace: number;
  readonly name: string;
  readonly colour: string;
  /** The colour of a line around the marks. */
  readonly outline: string | undefined;
  readonly opacity: number;
  /** Symbol, dash or pattern, and the kind of mark: two looks that differ here differ without colour. */
  readonly shape: string;
  /** Whether the picture names them in words: text on the marks, their name in an annotation, or a category on the axis. */
  readonly labelled: boolean;
}

type Options = Record<string, unknown> | undefined;

/** What the traces of a figure draw that is coloured by a code: kinds of trace whose marks are not understood give none. */
export function marksOf({ figure, headline, subtitle }: StatedChart): Marks[] {
  const { data, layout } = figure;
  const colourway = (layout.colorway as string[] | undefined) ?? ["#000000"];
  const words = annotationTexts(layout.annotations);
  const naming = namingTexts(layout.annotations, data);
  const told = [plainWords(headline), plainWords(subtitle), ...words];
  const boxes = data.filter((trace) => /^(box|violin)$/.test(typeOf(trace)) && !isHidden(trace));
  return data.flatMap((trace, i) => {
    if (isHidden(trace)) return [];
    const name = typeof trace.name === "string" ? trace.name : "";
    const named = name !== "" && naming.some((text) => names(text, plainWords(name)));
    const own = colourway[i % colourway.length] as string;
    const looks = ((): Look[] => {
      switch (typeOf(trace)) {
        case "bar":
        case "histogram":
        case "funnel":
        case "barpolar":
          return barLooks(trace, own, told, layout.annotations);
        case "pie":
        case "funnelarea":
          return pieLooks(
            trace,
            (layout.piecolorway as string[] | undefined) ?? colourway,
            words,
            String(layout.paper_bgcolor ?? "#FFFFFF"),
          );
        case "box":
        case "violin":
          return [boxLook(trace, own, boxes.length)];
        case "scatter":
        case "scattergl":
        case "scatterpolar":
        case "scatterternary":
        case "scattergeo":
          return isBand(trace, data)
            ? []
            : scatterLooks(trace, own, String(layout.paper_bgcolor ?? "#FFFFFF"));
        case "waterfall":
        case "candlestick":
        case "ohlc":
          return directionLooks(trace);
        case "treemap":
        case "sunburst":
        case "icicle":
          return listedLooks(trace, listOf((trace.marker as Options)?.colors), "area").filter(
            // The root is the ground.
            ({ colour }) => colour.toLowerCase() !== String(layout.paper_bgcolor).toLowerCase(),
          );
        case "sankey":
          return listedLooks(trace, [(trace.node as Options)?.color].flat(), "node");
        default:
          return [];
      }
    })();
    const isEmphasis = isFocus(trace, looks, figure);
    return looks.map((look) => ({ name, ...look, trace: i, labelled: named || isEmphasis || look.labelled }));
  });
}

/**
 * Whether the second of two colours says "look here", and not what its marks are: the axis names each of them, and no other
 * series stands beside them that a colour would have to name.
 */
function isFocus(trace: Trace, looks: readonly Look[], { data, layout }: PlainFigure): boolean {
  const type = typeOf(trace);
  if (!/^(bar|scatter)$/.test(type) || /lines/.test(String(trace.mode ?? "")) || looks.length !== 2)
    return false;
  if (looks[0]?.colour === looks[1]?.colour || looks[0]?.shape !== looks[1]?.shape) return false;
  const isAlone = !data.some(
    (other) => other !== trace && typeOf(other) === type && !isHidden(other) && onSameAxes(trace, other),
  );
  const isNamed = ["x", "y"].some((letter) => {
    const places = listOf(trace[letter]) ?? [];
    const isNames =
      namesIn(places) !== undefined || axisIn(layout, axisName(letter, trace)).type === "category";
    return isNames && new Set(places).size === places.length;
  });
  return isAlone && isNamed;
}

/** A look has a name of its own where the trace's would not do: that of a slice. */
type Look = Omit<Marks, "trace" | "name"> & { readonly name?: string };

function barLooks(trace: Trace, own: string, told: readonly string[], annotations: unknown): Look[] {
  const marker = trace.marker as Options;
  const line = marker?.line as Options;
  const pattern = (marker?.pattern as Options)?.shape;
  const looks = pairs(marker, own, pattern);
  const isNamed = (bars: readonly number[]) =>
    bars.every((bar) => categoryIsTold(trace, bar, told, annotations));
  // Bars of which no two share a colour stand each at its own category, which the axis names.
  const isEachItsOwn = looks.length > 1 && looks.every(({ at }) => at.length === 1);
  const isBySign = looks.length === 2 && signs(trace, looks[0]?.at) * signs(trace, looks[1]?.at) < 0;
  return looks.map(({ colour, shape, at }) => ({
    colour,
    outline: outlineOf(line),
    opacity: opacityOf(trace),
    shape: `bar ${shape ?? ""}`,
    labelled: isEachItsOwn || isBySign || isNamedByText(trace) || (looks.length > 1 && isNamed(at)),
  }));
}

/** What rises, what falls and what sums up: told by where they stand, and still to be seen. */
function directionLooks(trace: Trace): Look[] {
  return ["increasing", "decreasing", "totals"].flatMap((way) => {
    const { marker, line } = (trace[way] ?? {}) as Record<string, Options>;
    const colour = single(marker?.color) ?? single(line?.color);
    return colour === undefined
      ? []
      : [{ colour, outline: undefined, opacity: opacityOf(trace), shape: way, labelled: true }];
  });
}

/** Areas that have their names written on them. */
const listedLooks = (trace: Trace, colours: readonly unknown[] | undefined, shape: string): Look[] =>
  [...new Set(colours ?? [])]
    .filter((colour) => typeof colour === "string")
    .map((colour) => ({ colour, outline: undefined, opacity: opacityOf(trace), shape, labelled: true }));

/** Whether words stand at a bar, or the chart's words name its category: "Japan" in the headline, and Japan's bar stands out. */
function categoryIsTold(trace: Trace, bar: number, told: readonly string[], annotations: unknown): boolean {
  const letter = valueLetter(trace) === "x" ? "y" : "x";
  const place = listOf(trace[letter])?.[bar];
  if (place === undefined || place === null) return false;
  const category = plainWords(String(place));
  return (
    (typeof place === "string" && told.some((text) => names(text, category))) ||
    itemsOf(annotations).some((each) => each[letter] === place)
  );
}

/** 1 where all these bars are above zero, -1 where all are below, else 0. */
function signs(trace: Trace, at: readonly number[] = []): number {
  const values = at.map((bar) => Math.sign(Number(listOf(trace[valueLetter(trace)])?.[bar] ?? 0)));
  return values.every((sign) => sign > 0) ? 1 : values.every((sign) => sign < 0) ? -1 : 0;
}

function pieLooks(
  trace: Trace,
  colourway: readonly string[],
  words: readonly string[],
  paper: string,
): Look[] {
  const marker = trace.marker as Options;
  const line = marker?.line as Options;
  const patterns = (marker?.pattern as Options)?.shape;
  const labels = [...new Set((listOf(trace.labels) ?? listOf(trace.values) ?? []).map(String))];
  const onSlices = namesOnSlices(trace);
  const looks = labels.map((label, i) => ({
    name: label,
    colour: String(listOf(marker?.colors)?.[i] ?? colourway[i % colourway.length]),
    outline: outlineOf(line),
    opacity: opacityOf(trace),
    shape: `slice ${listOf(patterns)?.[i] ?? patterns ?? ""}`,
    labelled: onSlices || words.some((text) => names(text, plainWords(label))),
  }));
  return looks.filter(({ name }, i) => !isUnseen(trace, name, i, paper));
}

/** Whether a pie writes what its slices are of onto them. */
export const namesOnSlices = (trace: Trace): boolean =>
  trace.textposition !== "none" &&
  (trace.texttemplate === undefined
    ? /label|text/.test(String(trace.textinfo ?? (trace.text === undefined ? "" : "text")))
    : /%\{(label|text)/.test(String(trace.texttemplate)));

/** A box or a violin: a line around a fill, which is the line's colour at half its strength unless it says another. */
function boxLook(trace: Trace, own: string, count: number): Look {
  const line = trace.line as Options;
  const drawn = single(line?.color) ?? single((trace.marker as Options)?.color) ?? own;
  // Without places of its own, a box stands at its name.
  const isAtName = trace[valueLetter(trace) === "y" ? "x" : "y"] === undefined;
  return {
    colour: single(trace.fillcolor) ?? drawn,
    outline: line?.width === 0 ? undefined : drawn,
    opacity: opacityOf(trace),
    shape: "box",
    labelled: isAtName ? typeof trace.name === "string" && trace.name !== "" : count === 1,
  };
}

/** A band around a line of its legendgroup, or there and back behind one on its axes, which says where it is: it may be pale. */
const isBand = (trace: Trace, data: readonly Trace[]) =>
  trace.fill === "toself" &&
  data.some(
    (other) =>
      other !== trace &&
      ((trace.legendgroup !== undefined && other.legendgroup === trace.legendgroup) ||
        (isThereAndBack(trace) && onSameAxes(trace, other))) &&
      !isHidden(other) &&
      /lines/.test(String(other.mode ?? "lines")) &&
      other.fill === undefined,
  );

/** Without an outline of its own, and over each place along one of its axes twice: once above and once below. */
function isThereAndBack(trace: Trace): boolean {
  const line = trace.line as Options;
  const isOutlined =
    /lines/.test(String(trace.mode ?? "lines")) &&
    Number(line?.width ?? 2) > 0 &&
    parseColour(single(line?.color) ?? "#000000")?.alpha !== 0;
  const isTwice = (list: readonly unknown[]) =>
    list.length > 3 && list.every((place) => list.indexOf(place) !== list.lastIndexOf(place));
  return !isOutlined && [trace.x, trace.y].some((list) => isTwice(listOf(list) ?? []));
}

const onSameAxes = (one: Trace, other: Trace) =>
  typeOf(one) === typeOf(other) &&
  ["x", "y"].every((letter) => axisName(letter, one) === axisName(letter, other));

function scatterLooks(trace: Trace, own: string, background: string): Look[] {
  const marker = trace.marker as Options;
  const line = trace.line as Options;
  const around = marker?.line as Options;
  const mode = (trace.mode as string | undefined) ?? usualMode(trace);
  const isSeen = parseColour(single(line?.color) ?? "#000000")?.alpha !== 0;
  const hasLine = mode.includes("lines") && isSeen && Number(line?.width ?? 2) > 0;
  // A line with markers is one look: another dash alone tells it from its neighbour, and so does another symbol.
  const dash = hasLine ? `line ${line?.dash ?? "solid"}` : "";
  const shapeWith = (symbol: unknown) =>
    mode.includes("markers") ? `${dash} marker ${symbol ?? "circle"}` : dash;
  const shared = { opacity: opacityOf(trace), labelled: mode.includes("text") && isNamedByText(trace) };
  const looks: Look[] = [];
  // Markers without a colour have the line's, and a line without one the markers'.
  const colour = single(line?.color) ?? single(marker?.color) ?? own;
  const marks = pairs(marker, isSeen ? colour : own, marker?.symbol);
  if (hasLine) looks.push({ ...shared, colour, outline: undefined, shape: shapeWith(marks[0]?.shape) });
  else if (trace.stackgroup !== undefined || /^to(zero|self)/.test(String(trace.fill ?? "")))
    looks.push({
      ...{ ...shared, opacity: Number(trace.opacity ?? 1), outline: undefined },
      colour: single(trace.fillcolor) ?? colour,
      shape: `area ${(trace.fillpattern as Options)?.shape ?? ""}`,
    });
  if (mode.includes("markers")) {
    const outline = outlineOf(around);
    for (const each of marks) {
      const hollow = each.colour.toLowerCase() === background.toLowerCase() ? " hollow" : "";
      looks.push({ ...shared, colour: each.colour, outline, shape: shapeWith(each.shape) + hollow });
    }
  }
  return looks;
}

/** The colours of a trace's marks, each with the symbol or the pattern that it comes with, and the marks that have both. */
function pairs(marker: Options, own: string, shapes: unknown) {
  const colours = marker?.color;
  if (Array.isArray(colours) && colours.some((colour) => typeof colour === "number"))
    return scaleColour(marker);
  const count = Math.max(listOf(colours)?.length ?? 1, listOf(shapes)?.length ?? 1);
  const found = new Map<string, { colour: string; shape: unknown; at: number[] }>();
  for (let i = 0; i < count; i++) {
    const colour = listOf(colours)?.[i] ?? single(colours) ?? own;
    const shape = Array.isArray(shapes) ? shapes[i] : shapes;
    if (typeof colour !== "string") continue;
    const key = `${colour} ${shape}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { colour, shape, at: [i] });
    else known.at.push(i);
  }
  return [...found.values()];
}

/** Of a scale of colours that numbers run along, its strongest end: it may be pale at the other. None for a scale by name. */
function scaleColour(marker: Options) {
  const stops = (listOf(marker?.colorscale) ?? []).map((stop) => listOf(stop)?.[1]);
  const dark = stops.filter(
    (stop): stop is string => typeof stop === "string" && parseColour(stop) !== undefined,
  );
  const white = parseColour("#FFFFFF") as Colour;
  const strength = (code: string) => contrast(over(parseColour(code) as Colour, white), white);
  const [colour] = dark.toSorted((a, b) => strength(b) - strength(a));
  return colour === undefined ? [] : [{ colour, shape: "scale" as unknown, at: [] as number[] }];
}

const single = (colour: unknown) => (typeof colour === "string" ? colour : undefined);

/** The colour of a line around marks that is wide enough to be seen; of several, the first. */
function outlineOf(line: Options): string | undefined {
  const width = Math.min(...[line?.width ?? 0].flat().map(Number));
  return width >= 0.5 ? single([line?.color].flat()[0]) : undefined;
}

/** Plotly draws the points of a line as well where they are few. */
const usualMode = ({ x, y }: Trace) =>
  Math.max(listOf(x)?.length ?? 0, listOf(y)?.length ?? 0) < 20 ? "lines+markers" : "lines";

function opacityOf(trace: Trace): number {
  const marker = trace.marker as Options;
  // Plotly's own default where marks differ in size.
  const usual = Array.isArray(marker?.size) ? 0.7 : 1;
  const own = [marker?.opacity ?? usual].flat().filter((value) => typeof value === "number");
  return Number(trace.opacity ?? 1) * Math.min(...own, 1);
}

/** Whether the words on marks say what these are: the amount alone, on bars of every series, tells none from another. */
function isNamedByText(trace: Trace): boolean {
  if (trace.textposition === "none") return false;
  const { name } = trace;
  const words = wordsOnMarks(trace).map(plainWords);
  const isNamed = typeof name === "string" && words.some((each) => names(each, plainWords(name)));
  return isNamed || words.some((each) => /\p{L}{2}/u.test(each));
}
