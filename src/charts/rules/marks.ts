import { type Colour, contrast, over, parseColour } from "../colour.ts";
import type { Trace } from "../figure.ts";
import { listOf, valueLetter } from "./numbers.ts";
import { isHidden, typeOf } from "./panels.ts";
import type { StatedChart } from "./rule.ts";

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
  const told = [plainWords(headline), plainWords(subtitle), ...words];
  const boxes = data.filter((trace) => /^(box|violin)$/.test(typeOf(trace)) && !isHidden(trace));
  return data.flatMap((trace, i) => {
    if (isHidden(trace)) return [];
    const name = typeof trace.name === "string" ? trace.name : "";
    const named = name !== "" && words.some((text) => names(text, plainWords(name)));
    const own = colourway[i % colourway.length] as string;
    const looks = ((): Look[] => {
      switch (typeOf(trace)) {
        case "bar":
        case "histogram":
        case "funnel":
          return barLooks(trace, own, told, layout.annotations);
        case "pie":
          return pieLooks(trace, (layout.piecolorway as string[] | undefined) ?? colourway, words);
        case "box":
        case "violin":
          return [boxLook(trace, own, boxes.length)];
        case "scatter":
          return scatterLooks(trace, own, String(layout.paper_bgcolor ?? "#FFFFFF"));
        default:
          return [];
      }
    })();
    return looks.map((look) => ({ ...look, trace: i, name, labelled: named || look.labelled }));
  });
}

type Look = Omit<Marks, "trace" | "name">;

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
    outline: Number(line?.width ?? 0) > 0 ? (line?.color as string | undefined) : undefined,
    opacity: opacityOf(trace),
    shape: `bar ${shape ?? ""}`,
    labelled: isEachItsOwn || isBySign || hasText(trace) || (looks.length > 1 && isNamed(at)),
  }));
}

/** Whether words stand at a bar, or the chart's words name its category: "Japan" in the headline, and Japan's bar stands out. */
function categoryIsTold(trace: Trace, bar: number, told: readonly string[], annotations: unknown): boolean {
  const letter = valueLetter(trace) === "x" ? "y" : "x";
  const place = listOf(trace[letter])?.[bar];
  if (place === undefined || place === null) return false;
  const category = plainWords(String(place));
  return (
    (typeof place === "string" && category !== "" && told.some((text) => text.includes(category))) ||
    (listOf(annotations) ?? []).some((each) => (each as Record<string, unknown>)[letter] === place)
  );
}

/** 1 where all these bars are above zero, -1 where all are below, else 0. */
function signs(trace: Trace, at: readonly number[] = []): number {
  const values = at.map((bar) => Math.sign(Number(listOf(trace[valueLetter(trace)])?.[bar] ?? 0)));
  return values.every((sign) => sign > 0) ? 1 : values.every((sign) => sign < 0) ? -1 : 0;
}

function pieLooks(trace: Trace, colourway: readonly string[], words: readonly string[]): Look[] {
  const marker = trace.marker as Options;
  const line = marker?.line as Options;
  const patterns = (marker?.pattern as Options)?.shape;
  const labels = [...new Set((listOf(trace.labels) ?? listOf(trace.values) ?? []).map(String))];
  const onSlices = namesOnSlices(trace);
  return labels.map((label, i) => ({
    colour: String(listOf(marker?.colors)?.[i] ?? colourway[i % colourway.length]),
    outline: Number(line?.width ?? 0) > 0 ? single(line?.color) : undefined,
    opacity: opacityOf(trace),
    shape: `slice ${listOf(patterns)?.[i] ?? patterns ?? ""}`,
    labelled: onSlices || words.some((text) => names(text, plainWords(label))),
  }));
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
  const drawn = (line?.color ?? single((trace.marker as Options)?.color) ?? own) as string;
  // Without places of its own, a box stands at its name.
  const isAtName = trace[valueLetter(trace) === "y" ? "x" : "y"] === undefined;
  return {
    colour: (trace.fillcolor as string | undefined) ?? drawn,
    outline: line?.width === 0 ? undefined : drawn,
    opacity: opacityOf(trace),
    shape: "box",
    labelled: isAtName ? typeof trace.name === "string" && trace.name !== "" : count === 1,
  };
}

function scatterLooks(trace: Trace, own: string, background: string): Look[] {
  const mode = (trace.mode as string | undefined) ?? "lines+markers";
  const marker = trace.marker as Options;
  const line = trace.line as Options;
  const around = marker?.line as Options;
  const hasLine = mode.includes("lines") && line?.width !== 0;
  // A line with markers is one look: another dash alone tells it from its neighbour, and so does another symbol.
  const dash = hasLine ? `line ${line?.dash ?? "solid"}` : "";
  const shapeWith = (symbol: unknown) =>
    mode.includes("markers") ? `${dash} marker ${symbol ?? "circle"}` : dash;
  const shared = { opacity: opacityOf(trace), labelled: mode.includes("text") && hasText(trace) };
  const looks: Look[] = [];
  const marks = pairs(marker, own, marker?.symbol);
  const colour = (line?.color ?? single(marker?.color) ?? own) as string;
  if (hasLine) looks.push({ ...shared, colour, outline: undefined, shape: shapeWith(marks[0]?.shape) });
  else if (trace.stackgroup !== undefined || /^to(zero|self)/.test(String(trace.fill ?? "")))
    looks.push({
      ...{ ...shared, opacity: Number(trace.opacity ?? 1), outline: undefined },
      colour: (trace.fillcolor as string | undefined) ?? colour,
      shape: `area ${(trace.fillpattern as Options)?.shape ?? ""}`,
    });
  if (mode.includes("markers")) {
    const outline = Number(around?.width ?? 0) > 0 ? single(around?.color) : undefined;
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

function opacityOf(trace: Trace): number {
  const marker = trace.marker as Options;
  // Plotly's own default where marks differ in size.
  const usual = Array.isArray(marker?.size) ? 0.7 : 1;
  return Number(trace.opacity ?? 1) * (typeof marker?.opacity === "number" ? marker.opacity : usual);
}

const hasText = ({ text }: Trace) =>
  typeof text === "string"
    ? text !== ""
    : Array.isArray(text) && text.some((item) => item !== "" && item !== null);

/** The words of a figure's annotations. */
export const annotationTexts = (annotations: unknown) =>
  (Array.isArray(annotations) ? annotations : []).map((annotation: { text?: unknown }) =>
    plainWords(String(annotation.text ?? "")),
  );

/** A label without its markup and its line breaks. */
export const plainWords = (label: string) => label.replace(/<[^>]*>|\s/g, "").toLowerCase();

/** Whether a label holds a name, or as much of it as there was room for. */
export function names(label: string, name: string): boolean {
  const cut = label.indexOf("…");
  return label.includes(name) || (cut > 0 && name.startsWith(label.slice(0, cut)));
}
