import type { Face } from "./face.ts";
import type { Fonts } from "./fonts.ts";
import { type Box, union } from "./matrix.ts";
import { deriveStyle, parseStyle, type TextStyle, textStyle, toPixels } from "./text-style.ts";

/** A run of text in one style and one face, where it stands in its `<text>` element's own coordinates. */
export interface Fragment {
  /** The text node it is of, or a part of. */
  readonly node: Text;
  /** The face that its line has the height of, where this run is in another for want of a character. */
  readonly lineFace: Face;
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** The left end of the baseline. */
  x: number;
  readonly y: number;
  readonly width: number;
}

/** Fragments that move together: SVG anchors text by the run from one absolute position to the next. */
interface Chunk {
  readonly anchor: string;
  readonly fragments: Fragment[];
}

/**
 * Lays out a `<text>` element as SVG 2, section 11.5 has it, for what Plotly draws: one x, y, dx, dy an
 * element, tspans, anchors, sub- and superscripts; left to right.
 */
export function layoutText(root: Element, fonts: Fonts): Fragment[] {
  const chunks: Chunk[] = [];
  let [x, y, afterSpace] = [0, 0, true];

  const moveTo = (element: Element, style: TextStyle) => {
    const length = (name: string) => {
      const value = element.getAttribute(name);
      return value === null || value === "" ? undefined : toPixels(value, style.size);
    };
    const [absoluteX, absoluteY] = [length("x"), length("y")];
    x = (absoluteX ?? x) + (length("dx") ?? 0);
    y = (absoluteY ?? y) + (length("dy") ?? 0);
    if (absoluteX !== undefined || absoluteY !== undefined || chunks.length === 0)
      chunks.push({ anchor: style.anchor, fragments: [] });
  };

  const walk = (element: Element, parent: TextStyle) => {
    if (isHidden(element)) return;
    const style = deriveStyle(parent, element);
    moveTo(element, style);
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 1) walk(child as Element, style);
      if (child.nodeType !== 3) continue;
      const text = transformCase(collapseSpace(child.nodeValue ?? "", style, afterSpace), style.transform);
      if (text === "") continue;
      afterSpace = text.endsWith(" ");
      for (const run of fonts.runs(text, style)) {
        const width = run.face.advance(run.text, style.size);
        const [node, lineFace] = [child as Text, fonts.face(style)];
        chunks.at(-1)?.fragments.push({ ...run, node, lineFace, size: style.size, x, y, width });
        x += width;
      }
    }
  };

  const parent = root.parentNode;
  walk(root, parent?.nodeType === 1 ? textStyle(parent as Element) : textStyle(root));
  for (const chunk of chunks) anchor(chunk);
  return chunks.flatMap((chunk) => chunk.fragments);
}

/** The cell of a fragment: its line height by its advance, or by its ink where that reaches further. */
export function fragmentBox({ x, y, text, face, lineFace, size }: Fragment): Box {
  const { ascent, descent } = lineFace.lineMetrics(size);
  const { left, right } = face.extent(text, size);
  return { x: x + left, y: y - ascent, width: right - left, height: ascent + descent };
}

/** The box around what an element (a text or a part of one) holds, or undefined where it holds nothing. */
export function textBox(element: Element, fonts: Fonts): Box | undefined {
  return fragmentsOf(element, fonts).map(fragmentBox).reduce<Box | undefined>(union, undefined);
}

/** The sum of the advances of an element's text. */
export function textLength(element: Element, fonts: Fonts): number {
  return fragmentsOf(element, fonts).reduce((sum, { width }) => sum + width, 0);
}

function fragmentsOf(element: Element, fonts: Fonts): Fragment[] {
  let root: Element | null = element;
  while (root !== null && root.localName !== "text") root = root.parentElement;
  if (root === null) return [];
  return layoutText(root, fonts).filter(({ node, width }) => width > 0 && element.contains(node));
}

export function isHidden(element: Element): boolean {
  return (
    element.getAttribute("display") === "none" ||
    parseStyle(element.getAttribute("style")).get("display") === "none"
  );
}

function anchor({ anchor, fragments }: Chunk): void {
  const [first, last] = [fragments[0], fragments.at(-1)];
  if (first === undefined || last === undefined || anchor === "start") return;
  const length = last.x + last.width - first.x;
  for (const fragment of fragments) fragment.x -= anchor === "middle" ? length / 2 : length;
}

function collapseSpace(text: string, style: TextStyle, afterSpace: boolean): string {
  if (style.preserveSpace) return text.replace(/[\n\r\t]/g, " ");
  const collapsed = text.replace(/[ \n\r\t]+/g, " ");
  return afterSpace ? collapsed.replace(/^ /, "") : collapsed;
}

function transformCase(text: string, transform: string): string {
  if (transform === "uppercase") return text.toUpperCase();
  if (transform === "lowercase") return text.toLowerCase();
  if (transform === "capitalize") return text.replace(/(?<!\S)\S/g, (letter) => letter.toUpperCase());
  return text;
}
