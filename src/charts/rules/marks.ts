import type { Trace } from "../figure.ts";
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

const bars = new Set(["bar", "histogram", "funnel"]);

/** What the traces of a figure draw that is coloured by a code. Traces coloured by a continuous scale, and kinds of trace whose marks are not understood, give none. */
export function marksOf({ figure, theme }: StatedChart): Marks[] {
  const colourway = (figure.layout.colorway as string[] | undefined) ?? theme.palette;
  const words = annotationTexts(figure.layout.annotations);
  return figure.data.flatMap((trace, i) => {
    if (trace.visible === false || trace.visible === "legendonly") return [];
    const name = typeof trace.name === "string" ? trace.name : "";
    const named = name !== "" && words.some((text) => names(text, plainWords(name)));
    const own = colourway[i % colourway.length] as string;
    const looks = bars.has(kindOf(trace)) ? barLooks(trace, own) : scatterLooks(trace, own, theme.background);
    return looks.map((look) => ({ ...look, trace: i, name, labelled: named || look.labelled }));
  });
}

type Look = Omit<Marks, "trace" | "name">;

const kindOf = (trace: Trace) => (trace.type as string | undefined) ?? "scatter";

function barLooks(trace: Trace, own: string): Look[] {
  const marker = trace.marker as Options;
  const line = marker?.line as Options;
  const pattern = (marker?.pattern as Options)?.shape;
  return distinct(marker?.color, own).map((colour, i, all) => ({
    colour,
    outline: Number(line?.width ?? 0) > 0 ? (line?.color as string | undefined) : undefined,
    opacity: opacityOf(trace),
    shape: `bar ${Array.isArray(pattern) ? pattern[i] : (pattern ?? "")}`,
    // Bars of several colours in one trace stand each at its own category, which the axis names.
    labelled: all.length > 1 || hasText(trace),
  }));
}

function scatterLooks(trace: Trace, own: string, background: string): Look[] {
  if (kindOf(trace) !== "scatter") return [];
  const mode = (trace.mode as string | undefined) ?? "lines+markers";
  const marker = trace.marker as Options;
  const line = trace.line as Options;
  const around = marker?.line as Options;
  const symbols = Array.isArray(marker?.symbol) ? [...new Set(marker.symbol)] : undefined;
  // A line with markers is one look: another dash alone tells it from its neighbour, and so does another symbol.
  const dash = mode.includes("lines") ? `line ${line?.dash ?? "solid"}` : "";
  const shape = (i: number) =>
    mode.includes("markers") ? `${dash} marker ${symbols?.[i] ?? marker?.symbol ?? "circle"}` : dash;
  const shared = { opacity: opacityOf(trace), labelled: mode.includes("text") && hasText(trace) };
  const looks: Look[] = [];
  if (mode.includes("lines")) {
    const colour = (line?.color ?? single(marker?.color) ?? own) as string;
    looks.push({ ...shared, colour, outline: undefined, shape: shape(0) });
  }
  if (mode.includes("markers")) {
    const outline = Number(around?.width ?? 0) > 0 ? single(around?.color) : undefined;
    for (const [i, colour] of distinct(marker?.color, own).entries()) {
      const hollow = colour.toLowerCase() === background.toLowerCase() ? " hollow" : "";
      looks.push({ ...shared, colour, outline, shape: shape(i) + hollow });
    }
  }
  return looks;
}

const single = (colour: unknown) => (typeof colour === "string" ? colour : undefined);

/** The colours of the marks; none where numbers run along a scale. */
function distinct(colour: unknown, own: string): string[] {
  if (colour === undefined || colour === null) return [own];
  if (typeof colour === "string") return [colour];
  if (!Array.isArray(colour) || colour.some((item) => typeof item === "number")) return [];
  return [...new Set(colour.filter((item) => typeof item === "string"))] as string[];
}

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
