import type { Fonts } from "./fonts.ts";
import { type Box, identity, type Matrix, multiply, parseTransform, transformBox, union } from "./matrix.ts";
import { pathBox } from "./path-box.ts";
import { isHidden, textBox } from "./text-layout.ts";
import { parseStyle } from "./text-style.ts";
import { svgNamespace } from "./xml.ts";

/** Elements that are never drawn where they stand. */
const undrawn = new Set([
  "defs",
  "clipPath",
  "linearGradient",
  "radialGradient",
  "pattern",
  "style",
  "title",
  "desc",
]);

const empty: Box = { x: 0, y: 0, width: 0, height: 0 };

/** `getBBox()`: the box of an element in its own coordinates, all zero where it draws nothing. */
export function boundingBox(element: Element, fonts: Fonts): Box {
  return (isShown(element) ? objectBox(element, fonts) : undefined) ?? empty;
}

/** `getBoundingClientRect()`: the box of an element in the coordinates of the outermost SVG. */
export function clientBox(element: Element, fonts: Fonts): Box {
  if (!isSvg(element)) return styledBox(element);
  if (!isShown(element)) return empty;
  const own = element.localName === "svg" ? attributeBox(element) : objectBox(element, fonts);
  return own === undefined ? empty : transformBox(toOutermost(element), own);
}

/** The transform from an element's own coordinates to those of the outermost SVG element around it. */
export function toOutermost(element: Element): Matrix {
  const parent = element.parentNode as Element | null;
  if (parent?.nodeType !== 1 || !isSvg(parent)) return identity;
  return multiply(toOutermost(parent), localMatrix(element));
}

/** In a document that was read as XML, linkedom gives every element the namespace of HTML. */
const isSvg = (element: Element) =>
  element.namespaceURI === svgNamespace || element.ownerDocument.documentElement?.localName === "svg";

function localMatrix(element: Element): Matrix {
  const matrix = parseTransform(element.getAttribute("transform"));
  if (element.localName !== "svg") return matrix;
  return multiply(matrix, [1, 0, 0, 1, number(element, "x"), number(element, "y")]);
}

/** The object bounding box of SVG 2, section 8.10: geometry without strokes, markers and clipping. */
function objectBox(element: Element, fonts: Fonts): Box | undefined {
  const n = (name: string) => number(element, name);
  switch (element.localName) {
    case "text":
    case "tspan":
      return textBox(element, fonts);
    case "a":
      return element.closest("text") === null ? groupBox(element, fonts) : textBox(element, fonts);
    case "path":
      return pathBox(element.getAttribute("d") ?? "");
    case "rect":
    case "image":
    case "foreignObject":
      return attributeBox(element);
    case "circle":
      return ellipseBox(n("cx"), n("cy"), n("r"), n("r"));
    case "ellipse":
      return ellipseBox(n("cx"), n("cy"), n("rx"), n("ry"));
    case "line":
      return pathBox(`M${n("x1")} ${n("y1")}L${n("x2")} ${n("y2")}`);
    case "polyline":
    case "polygon":
      return pathBox(`M${element.getAttribute("points") ?? ""}`);
    default:
      return groupBox(element, fonts);
  }
}

function groupBox(element: Element, fonts: Fonts): Box | undefined {
  let box: Box | undefined;
  for (const child of element.children) {
    if (undrawn.has(child.localName) || isHidden(child)) continue;
    const own = objectBox(child, fonts);
    if (own !== undefined) box = union(box, transformBox(localMatrix(child), own));
  }
  return box;
}

function attributeBox(element: Element): Box | undefined {
  const [width, height] = [number(element, "width"), number(element, "height")];
  if (width <= 0 && height <= 0) return undefined;
  return { x: number(element, "x"), y: number(element, "y"), width, height };
}

function ellipseBox(x: number, y: number, rx: number, ry: number): Box | undefined {
  return rx > 0 && ry > 0 ? { x: x - rx, y: y - ry, width: 2 * rx, height: 2 * ry } : undefined;
}

/** HTML elements: Plotly gives the few that it measures their place and size by style. */
function styledBox(element: Element): Box {
  const style = parseStyle(element.getAttribute("style"));
  const pixels = (name: string) => Number.parseFloat(style.get(name) ?? "") || 0;
  return { x: pixels("left"), y: pixels("top"), width: pixels("width"), height: pixels("height") };
}

function isShown(element: Element): boolean {
  for (let up: Element | null = element; up !== null; up = up.parentElement) if (isHidden(up)) return false;
  return true;
}

function number(element: Element, name: string): number {
  const value = Number.parseFloat(element.getAttribute(name) ?? "");
  return Number.isFinite(value) ? value : 0;
}
