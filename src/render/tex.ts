import type { Figure } from "./figure.ts";

export interface Text {
  /** Where it stands in the figure: "layout.title.text". */
  readonly path: string;
  readonly text: string;
}

/** Every text of a figure, with its place. */
export function textsIn(value: unknown, path = ""): Text[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    textsIn(item, path === "" ? name : `${path}.${name}`),
  );
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
