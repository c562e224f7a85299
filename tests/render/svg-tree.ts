import { parseHTML } from "linkedom/worker";

/** What a browser's drawing of a figure and ours have to agree on. */
export interface SvgTree {
  /** The names of the elements in document order, with their depth. */
  readonly elements: string[];
  /** Every number of an attribute that places or shapes something. */
  readonly numbers: number[];
}

const placing = ["x", "y", "width", "height", "d", "transform", "cx", "cy", "r", "dx", "dy", "points"];

/** The tree of a picture, without the parts that we add: title, desc and style. */
export function svgTree(svg: string): SvgTree {
  const elements: string[] = [];
  const numbers: number[] = [];
  const visit = (element: Element, depth: number) => {
    if (depth === 1 && ["title", "desc", "style"].includes(element.localName)) return;
    elements.push(`${depth} ${element.localName}`);
    // Lines of a label are placed by y alone in ours; where they stand is compared by what they cover.
    const isLine = element.localName === "tspan" && element.hasAttribute("y");
    for (const name of placing.filter((each) => !(isLine && /^d?y$/.test(each))))
      numbers.push(...(element.getAttribute(name)?.match(/-?\d+\.?\d*(?:e-?\d+)?/g) ?? []).map(Number));
    for (const child of element.children) visit(child, depth + 1);
  };
  const { document } = parseHTML(`<!DOCTYPE html><html><body>${svg}</body></html>`);
  visit(document.querySelector("svg") as Element, 0);
  return { elements, numbers };
}
