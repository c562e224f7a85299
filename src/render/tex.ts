import type { Figure } from "./figure.ts";

export interface Text {
  /** Where it stands in the figure: "layout.title.text". */
  readonly path: string;
  readonly text: string;
}

/** Every text of a figure, with its place. */
export function textsIn(value: unknown, path = ""): Text[] {
  const found: Text[] = [];
  collect(value, path, found);
  return found;
}

function collect(value: unknown, path: string, found: Text[]): void {
  if (typeof value === "string") found.push({ path, text: value });
  // Of a list of ten thousand numbers none has a place that is asked for.
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  const isList = Array.isArray(value);
  for (const [name, item] of Object.entries(value))
    if (typeof item === "string" || typeof item === "object")
      collect(item, isList ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`, found);
}

/** Whether a text is TeX as a whole; sums of money ("$5 to $7") are not. */
export const isTex = (text: string): boolean => /^\s*\$[^$]+\$\s*$/.test(text);

export const hasTex = ({ data, layout }: Figure): boolean =>
  textsIn([data, layout]).some(({ text }) => isTex(text));

/**
 * A figure whose texts are TeX only where they are so as a whole: with MathJax at hand, plotly.js takes what stands between two
 * dollars for TeX wherever it finds them.
 */
export function onlyWholeTex<F extends Figure>(figure: F): F {
  return plain(figure) as F;
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return isTex(value) ? value : value.replaceAll("$", "&#36;");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}
