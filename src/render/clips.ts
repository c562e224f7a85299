import type { Fonts } from "./fonts.ts";
import { boundingBox } from "./geometry.ts";
import type { Box } from "./matrix.ts";
import { parseStyle } from "./text-style.ts";

/** Beyond this many parts, one clip costs less to draw than it costs to find out whether it cuts. */
const mostParts = 200;

/**
 * Takes off the clips that cut nothing. Plotly clips every bar, line and marker to its axes, almost always
 * for nothing; and each clip has a raster program draw to a picture of its own, which doubles the time for a PNG.
 */
export function removeIdleClips(svg: Element, fonts: Fonts): void {
  const rectangles = clipRectangles(svg);
  for (const element of svg.querySelectorAll("[clip-path]")) {
    const clip = rectangles.get(clipId(element));
    if (clip === undefined) continue;
    const parts = [element, ...element.querySelectorAll("*")];
    if (parts.length > mostParts || parts.some((part) => part.localName === "image")) continue;
    const margin = Math.max(...parts.map(strokeReach));
    if (holds(clip, boundingBox(element, fonts), margin)) element.removeAttribute("clip-path");
  }
}

/** The id of the clip path that an element is cut by; empty of one that is not. */
export const clipId = (element: Element): string =>
  /^url\(#(.+)\)$/.exec(element.getAttribute("clip-path") ?? "")?.[1] ?? "";

/** The clip paths that are one upright rectangle, by id. */
export function clipRectangles(svg: Element): Map<string, Box> {
  const rectangles = new Map<string, Box>();
  for (const path of svg.querySelectorAll("clipPath")) {
    const [only, second] = path.children;
    if (only?.localName !== "rect" || second !== undefined || only.hasAttribute("transform")) continue;
    const number = (name: string) => Number(only.getAttribute(name) ?? 0);
    rectangles.set(path.id, {
      x: number("x"),
      y: number("y"),
      width: number("width"),
      height: number("height"),
    });
  }
  return rectangles;
}

/** How far a stroke reaches beyond its path: at a sharp corner, by SVG's limit for mitres, twice its width. */
function strokeReach(element: Element): number {
  const style = parseStyle(element.getAttribute("style"));
  const stroke = style.get("stroke");
  return stroke === undefined || stroke === "none"
    ? 0
    : 2 * (Number.parseFloat(style.get("stroke-width") ?? "") || 1);
}

function holds(outer: Box, inner: Box, margin: number): boolean {
  return (
    inner.x - margin >= outer.x &&
    inner.y - margin >= outer.y &&
    inner.x + inner.width + margin <= outer.x + outer.width &&
    inner.y + inner.height + margin <= outer.y + outer.height
  );
}
