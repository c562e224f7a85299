import { houseFamily } from "./font-files.ts";
import type { FaceStyle } from "./fonts.ts";
import { memo } from "./memo.ts";

/** The properties of a text element that decide where its glyphs stand. */
export interface TextStyle extends Required<FaceStyle> {
  /** Font size in pixels. */
  readonly size: number;
  readonly anchor: string;
  readonly transform: string;
  readonly preserveSpace: boolean;
}

const initial: TextStyle = {
  family: houseFamily,
  weight: 400,
  italic: false,
  size: 16,
  anchor: "start",
  transform: "none",
  preserveSpace: false,
};

const keywordWeights: Record<string, number> = { normal: 400, bold: 700, bolder: 700, lighter: 300 };

/** The style an element inherits from all its ancestors and itself. */
export function textStyle(element: Element): TextStyle {
  const parent = element.parentNode;
  return deriveStyle(parent?.nodeType === 1 ? textStyle(parent as Element) : initial, element);
}

/** A parent's style, changed by what an element states for itself. */
export function deriveStyle(parent: TextStyle, element: Element): TextStyle {
  const declarations = parseStyle(element.getAttribute("style"));
  const value = (name: string) => declarations.get(name) ?? element.getAttribute(name) ?? undefined;
  const size = value("font-size");
  const weight = value("font-weight");
  const slant = value("font-style");
  const space = value("white-space");
  const family = value("font-family");
  return {
    family: family ?? parent.family,
    size: size === undefined ? parent.size : toPixels(size, parent.size),
    weight: weight === undefined ? parent.weight : (keywordWeights[weight] ?? (Number(weight) || 400)),
    italic: slant === undefined ? parent.italic : slant !== "normal",
    anchor: value("text-anchor") ?? parent.anchor,
    transform: value("text-transform") ?? parent.transform,
    preserveSpace: space === undefined ? parent.preserveSpace : space.startsWith("pre"),
  };
}

/** A CSS length in pixels; `em` and `%` are of the font size given. */
export function toPixels(length: string, fontSize: number): number {
  const number = Number.parseFloat(length);
  if (!Number.isFinite(number)) return fontSize;
  if (length.endsWith("em")) return number * fontSize;
  if (length.endsWith("%")) return (number * fontSize) / 100;
  if (length.endsWith("pt")) return (number * 4) / 3;
  return number;
}

const parse = memo(
  (text): ReadonlyMap<string, string> =>
    new Map(
      text.split(";").flatMap((declaration): [string, string][] => {
        const colon = declaration.indexOf(":");
        return colon < 0 ? [] : [[declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()]];
      }),
    ),
);

/** The declarations of a `style` attribute. */
export const parseStyle = (text: string | null): ReadonlyMap<string, string> => parse(text ?? "");
