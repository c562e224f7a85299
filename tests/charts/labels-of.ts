import { parseHTML } from "linkedom";
import { measureText } from "../../src/charts/measure.ts";
import { textStyle } from "../../src/render/text-style.ts";

/** One line of text in a picture, by the box of its letters. */
export interface Label {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every line of text that a picture shows, where the finished SVG has it: read from the markup, not from what drew it. */
export function labelsOf(svg: string): Label[] {
  const { document } = parseHTML(`<body>${svg}</body>`);
  return [...document.querySelectorAll("text")].flatMap((text) => {
    const style = text.getAttribute("style") ?? "";
    const size = Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1]);
    const weight = Number(/font-weight:\s*(\d+)/.exec(style)?.[1] ?? 400);
    const anchor = text.getAttribute("text-anchor") ?? /text-anchor:\s*(\w+)/.exec(style)?.[1] ?? "start";
    const [dx, dy] = offsetOf(text);
    const spans = [...text.querySelectorAll("tspan.line")];
    return (spans.length === 0 ? [text] : spans).flatMap((line): Label[] => {
      const shown = (line.textContent ?? "").replaceAll("\u200b", "").trim();
      if (shown === "") return [];
      const isBold = weight >= 600 || /font-weight:\s*(bold|[67]00)/.test(line.innerHTML);
      const width = measureText(shown, textStyle(text).family, size, isBold ? 700 : 400);
      // Where a line needs a second font, each stretch of it is placed by itself, from its left.
      const stretch = line.querySelector("tspan[x][y]");
      const place = stretch ?? line;
      const x = dx + Number(place.getAttribute("x") ?? text.getAttribute("x"));
      const y = dy + Number(place.getAttribute("y") ?? text.getAttribute("y"));
      const from = stretch === null ? anchor : "start";
      const left = from === "end" ? x - width : from === "middle" ? x - width / 2 : x;
      // Capitals and descenders of Open Sans reach 0.76 em up and 0.24 em down.
      return [{ text: shown, left, right: left + width, top: y - 0.76 * size, bottom: y + 0.24 * size }];
    });
  });
}

function offsetOf(element: Element): [number, number] {
  let [x, y] = [0, 0];
  for (let up: Element | null = element; up !== null; up = up.parentElement)
    for (const [, kind, numbers] of (up.getAttribute?.("transform") ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
      const [a = 0, b = 0] = (numbers ?? "").split(/[\s,]+/).map(Number);
      if (kind === "translate") [x, y] = [x + a, y + b];
      else if (kind !== "rotate" || a !== 0) throw new Error(`a label is ${kind}d: ${numbers}`);
    }
  return [x, y];
}

/** What is wrong with the labels of a picture: those that leave it, and pairs that overlap. */
export function labelFaults(svg: string): string[] {
  const [, width, height] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  const labels = labelsOf(svg);
  const outside = labels.filter(
    ({ left, right, top, bottom }) =>
      left < -0.5 || top < -0.5 || right > (width as number) + 0.5 || bottom > (height as number) + 0.5,
  );
  const pairs = labels.flatMap((a, i) =>
    labels.slice(i + 1).flatMap((b) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return across > 0.5 && down > 0.5 ? [`"${a.text}" overlaps "${b.text}"`] : [];
    }),
  );
  return [...outside.map(({ text }) => `"${text}" leaves the picture`), ...pairs];
}
