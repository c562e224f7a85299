import { UsageError } from "../errors.ts";
import type { Size } from "./figure.ts";

/**
 * An SVG document as a tree.
 *
 * @throws UsageError for what is not SVG
 */
export async function parseSvg(text: string): Promise<Element> {
  const { DOMParser } = await import("linkedom/worker");
  const root = new DOMParser().parseFromString(text, "image/svg+xml")
    .documentElement as unknown as Element | null;
  if (root?.localName !== "svg") throw notDrawable("it does not begin with <svg>");
  return root;
}

/**
 * The size that an SVG states, in CSS pixels; without a width and a height, that of its view box.
 *
 * @throws UsageError when it states none
 */
export function sizeOf(svg: Element): Size {
  const box = (svg.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const stated = (name: string) => {
    const value = svg.getAttribute(name) ?? "";
    return /^[\d.]+(px)?$/.test(value) ? Number.parseFloat(value) : undefined;
  };
  const [width = 0, height = 0] = [stated("width") ?? box[2], stated("height") ?? box[3]];
  if (!(width > 0 && height > 0)) throw notDrawable("it has no size");
  return { width, height };
}

/** The first title and desc of an SVG: its name and its description. */
export function wordsOf(svg: Element): { readonly title: string; readonly desc: string } {
  const text = (name: string) => [...svg.children].find((child) => child.localName === name)?.textContent;
  return { title: text("title") ?? "", desc: text("desc") ?? "" };
}

const notDrawable = (why: string) =>
  new UsageError({
    problem: `the text is not an SVG that can be drawn: ${why}`,
    remedy: "Give a whole SVG document with a width and a height, such as renderSvg returns.",
  });
