import { clipId, clipRectangles } from "./clips.ts";
import type { Fonts } from "./fonts.ts";
import { toOutermost } from "./geometry.ts";
import { Grounds } from "./grounds.ts";
import { type Box, transformBox, union } from "./matrix.ts";
import { isHidden, layoutText } from "./text-layout.ts";
import { parseStyle, textStyle } from "./text-style.ts";

/** A line of text in a picture: the upright box around its letters, in pixels of the picture. */
export interface Label extends Box {
  readonly text: string;
  /** The height of its font as it is shown: Plotly makes some texts smaller to fit. */
  readonly size: number;
  /** How far it turns from the horizontal, in degrees, clockwise. */
  readonly angle: number;
  /** What is left of its box where something cuts it off. */
  readonly seen: Box;
  readonly colour: string;
  readonly isBold: boolean;
  /** What it is of: the ticks of an axis, which Plotly writes, the cells of a table, or anything else. */
  readonly role: "x tick" | "y tick" | "table" | "other";
  /** Whether something that is drawn after it hides a part of it. */
  readonly isCovered: boolean;
  /** The colours of the bars, boxes and cells that it stands on, each once; none on the bare paper. */
  readonly grounds: readonly string[];
}

/** How far capitals and accents reach above the baseline, and descenders below it, in parts of the font's height. */
const [above, below] = [0.74, 0.22];

/** The lines of text that a picture shows, in the order in which they are drawn. */
export function labelsIn(svg: Element, fonts: Fonts): Label[] {
  const rectangles = clipRectangles(svg);
  const grounds = new Grounds(svg, fonts);
  return [...svg.querySelectorAll("text")].flatMap((element): Label[] => {
    if (isInvisible(element)) return [];
    const matrix = toOutermost(element);
    const [a, b] = matrix;
    const clips = clipsOf(element, rectangles);
    const lines = new Map<number, { text: string; size: number; box: Box }>();
    for (const { text, x, y, width, size } of layoutText(element, fonts)) {
      if (text.trim() === "") continue;
      const own = { x, y: y - above * size, width, height: (above + below) * size };
      const line = nearestLine(y, size, lines) ?? y;
      const known = lines.get(line);
      const box = union(known?.box, own) as Box;
      lines.set(line, { text: (known?.text ?? "") + text, size: Math.max(known?.size ?? 0, size), box });
    }
    return [...lines.values()].flatMap(({ text, size, box }): Label[] => {
      const shown = transformBox(matrix, box);
      const seen = clips.reduce<Box | undefined>((rest, clip) => rest && intersection(rest, clip), shown);
      if (seen === undefined) return [];
      const angle = (Math.atan2(b, a) * 180) / Math.PI;
      const look = {
        colour: colourOf(element),
        isBold: textStyle(element).weight >= 700,
        role: roleOf(element),
        grounds: grounds.under(element, seen),
        isCovered: grounds.isCovered(element, seen),
      };
      return [{ text: text.trim(), ...shown, size: size * Math.hypot(a, b), angle, seen, ...look }];
    });
  });
}

function roleOf(element: Element): Label["role"] {
  for (let up: Element | null = element; up !== null; up = up.parentElement) {
    const classes = (up.getAttribute("class") ?? "").split(/\s+/);
    if (classes.some((each) => /^x\d*tick$/.test(each))) return "x tick";
    if (classes.some((each) => /^y\d*tick$/.test(each))) return "y tick";
    if (classes.includes("table")) return "table";
  }
  return "other";
}

/** The line that a stretch of text belongs to: a subscript stands a few pixels below it, and a superscript three fifths above. */
function nearestLine(
  y: number,
  size: number,
  lines: ReadonlyMap<number, { readonly size: number }>,
): number | undefined {
  const near = [...lines].filter(([at, line]) => Math.abs(at - y) < 0.65 * Math.max(size, line.size));
  return near.toSorted(([one], [other]) => Math.abs(one - y) - Math.abs(other - y))[0]?.[0];
}

function colourOf(element: Element): string {
  for (let up: Element | null = element; up !== null; up = up.parentElement) {
    const fill = parseStyle(up.getAttribute("style")).get("fill") ?? up.getAttribute("fill");
    if (fill) return fill;
  }
  return "#000000";
}

/** What cuts an element off, in pixels of the picture. */
function clipsOf(element: Element, rectangles: ReadonlyMap<string, Box>): Box[] {
  const clips: Box[] = [];
  for (let up: Element | null = element; up !== null; up = up.parentElement) {
    const clip = rectangles.get(clipId(up));
    if (clip !== undefined) clips.push(transformBox(toOutermost(up), clip));
  }
  return clips;
}

function isInvisible(element: Element): boolean {
  for (let up: Element | null = element; up !== null; up = up.parentElement) {
    const style = parseStyle(up.getAttribute("style"));
    const value = (name: string) => style.get(name) ?? up?.getAttribute(name);
    if (isHidden(up) || value("opacity") === "0" || value("visibility") === "hidden") return true;
  }
  return parseStyle(element.getAttribute("style")).get("fill-opacity") === "0";
}

/** What two boxes share; undefined where they do not meet. */
function intersection(one: Box, other: Box): Box | undefined {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const right = Math.min(one.x + one.width, other.x + other.width);
  const bottom = Math.min(one.y + one.height, other.y + other.height);
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}
