import type { Fonts } from "./fonts.ts";
import { clientBox } from "./geometry.ts";
import type { Box } from "./matrix.ts";
import { type Pixels, readPng } from "./png-file.ts";
import { isHidden } from "./text-layout.ts";
import { parseStyle } from "./text-style.ts";

interface Filled extends Box {
  /**
   * At a point of the picture. Undefined of what is see-through, of a shape that is no rectangle and of an image from elsewhere:
   * what they put under a label is not known.
   */
  readonly colourAt: (x: number, y: number) => string | undefined;
  /** Its place in the order in which the picture is drawn. */
  readonly order: number;
}

/** Parts of a box's width at which is asked what lies under it. */
const samples = [0.04, 0.2, 0.4, 0.6, 0.8, 0.96];

/** What lies under the labels of a picture: its upright filled rectangles, which are bars, panels and boxes of labels. */
export class Grounds {
  readonly #orders: ReadonlyMap<Element, number>;
  readonly #filled: readonly Filled[];

  constructor(svg: Element, fonts: Fonts) {
    this.#orders = new Map([...svg.querySelectorAll("*")].map((element, order) => [element, order]));
    this.#filled = [...this.#orders].flatMap(([element, order]): Filled[] => {
      if (!shapes.has(element.localName)) return [];
      const fill = fillOf(element);
      if (fill === undefined) return [];
      const box = clientBox(element, fonts);
      const colour = fill.isSolid && isRectangle(element) ? fill.colour : undefined;
      const colourAt = element.localName === "image" ? pixelsOf(element, box) : () => colour;
      return [{ ...box, colourAt, order }];
    });
  }

  /** Whether something drawn after a text hides a part of its box. */
  isCovered(text: Element, { x, y, width, height }: Box): boolean {
    const order = this.#orders.get(text) ?? 0;
    const middle = y + height / 2;
    return samples.some((part) => {
      const at = x + part * width;
      return this.#filled.some((each) => {
        if (each.order <= order || !holds(each, at, middle)) return false;
        const colour = each.colourAt(at, middle);
        return colour !== undefined && colour !== clear;
      });
    });
  }

  /** The colours under a box of a text, each once. Where nothing is, the paper is. */
  under(text: Element, { x, y, width, height }: Box): string[] {
    const order = this.#orders.get(text) ?? 0;
    const middle = y + height / 2;
    const colours = samples.flatMap((part) => {
      const at = x + part * width;
      const ground = this.#filled.findLast(
        (each) => each.order < order && holds(each, at, middle) && each.colourAt(at, middle) !== clear,
      );
      return ground?.colourAt(at, middle) ?? [];
    });
    return [...new Set(colours)];
  }
}

const shapes = new Set(["image", "rect", "path", "circle", "ellipse", "polygon"]);

const holds = (box: Box, x: number, y: number) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** Of a pixel through which all that lies under it is seen. */
const clear = "transparent";

/** The colours of the cells of a heat map, which Plotly draws as an image. */
function pixelsOf(image: Element, box: Box): Filled["colourAt"] {
  const data = /^data:image\/png;base64,(.*)$/s.exec(
    image.getAttribute("xlink:href") ?? image.getAttribute("href") ?? "",
  );
  let known: { pixels: Pixels | undefined } | undefined;
  return (x, y) => {
    if (data === null) return undefined;
    known ??= { pixels: readPng(Buffer.from(data[1] as string, "base64")) };
    const { pixels } = known;
    if (pixels === undefined) return undefined;
    const place = (part: number, length: number) =>
      Math.max(0, Math.min(length - 1, Math.floor(part * length)));
    const column = place((x - box.x) / box.width, pixels.width);
    const row = place((y - box.y) / box.height, pixels.height);
    const start = 4 * (row * pixels.width + column);
    const [red, green, blue, alpha] = pixels.data.subarray(start, start + 4);
    if (alpha === 0) return clear;
    return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : undefined;
  };
}

/** A rectangle, or a path of upright and level lines around one: a bar is written so. */
function isRectangle(element: Element): boolean {
  if (element.localName === "rect") return true;
  const data = element.getAttribute("d") ?? "";
  if (element.localName !== "path" || !/^[MLHVZ\d\s.,e+-]+$/.test(data)) return false;
  let [x, y] = [0, 0];
  const corners: [number, number][] = [];
  for (const [, letter, list = ""] of data.matchAll(/([MLHV])([^MLHVZ]*)/g)) {
    const numbers = (list.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g) ?? []).map(Number);
    if (letter === "H") x = numbers[0] ?? x;
    else if (letter === "V") y = numbers[0] ?? y;
    else [x = 0, y = 0] = numbers;
    corners.push([x, y]);
  }
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return corners.length >= 4 && corners.length <= 5 && [xs, ys].every((all) => new Set(all).size === 2);
}

/** What an element is filled with; undefined where nothing of it is seen. */
function fillOf(element: Element): { colour: string; isSolid: boolean } | undefined {
  let opacity = 1;
  for (let up: Element | null = element; up !== null; up = up.parentElement) {
    if (isHidden(up) || /^(clipPath|defs|pattern)$/i.test(up.localName)) return undefined;
    opacity *= Number(styleOf(up, "opacity") ?? 1);
  }
  if (element.localName === "image") return { colour: "", isSolid: false };
  const colour = styleOf(element, "fill");
  const shown = opacity * Number(styleOf(element, "fill-opacity") ?? 1);
  if (colour === undefined || colour === "none" || shown < 0.05) return undefined;
  return { colour, isSolid: shown > 0.95 && !colour.startsWith("url") };
}

const styleOf = (element: Element, name: string) =>
  parseStyle(element.getAttribute("style")).get(name) ?? element.getAttribute(name) ?? undefined;
