import { Canvas } from "./canvas.ts";
import type { Fonts } from "./fonts.ts";
import { boundingBox, clientBox } from "./geometry.ts";
import { parseTransform } from "./matrix.ts";
import { memo } from "./memo.ts";
import { measurePath } from "./path-lengths.ts";
import { parseSelector, selectAll, selectFirst } from "./selectors.ts";
import { svgElementClass } from "./svg-element.ts";
import { textLength } from "./text-layout.ts";
import { svgNamespace } from "./xml.ts";

type Linkedom = typeof import("linkedom/worker");

/** linkedom, with the questions answered that plotly.js asks of a document and that it leaves open. */
export async function openDom(
  fonts: Fonts,
): Promise<{ readonly linkedom: Linkedom; readonly document: Document }> {
  // linkedom's bundle of one file opens in half the time of its 150 modules.
  const linkedom = await import("linkedom/worker");
  answerGeometry(linkedom.Element.prototype, fonts);
  hastenSelection(linkedom.Element.prototype);
  giveProtocol(linkedom.HTMLAnchorElement.prototype);
  giveCanvas(linkedom.HTMLCanvasElement.prototype);
  // Plotly writes its interactive styles into a style sheet; a static picture has none.
  define(linkedom.HTMLStyleElement.prototype, { sheet: { get: () => ({ insertRule() {} }) } });
  const { document } = linkedom.parseHTML("<!DOCTYPE html><html><head></head><body></body></html>");
  makeSvgElements(document, linkedom.SVGElement.prototype.constructor);
  return { linkedom, document };
}

/** The questions about geometry that linkedom leaves open. */
function answerGeometry(prototype: object, fonts: Fonts): void {
  const method = (value: (this: Element, ...args: never[]) => unknown) => ({ value });
  define(prototype, {
    getBBox: method(function () {
      return boundingBox(this, fonts);
    }),
    getBoundingClientRect: method(function () {
      const { x, y, width, height } = clientBox(this, fonts);
      return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
    }),
    getComputedTextLength: method(function () {
      return textLength(this, fonts);
    }),
    getTotalLength: method(function () {
      return measurePath(this.getAttribute("d") ?? "").getTotalLength();
    }),
    getPointAtLength: method(function (length: number) {
      return measurePath(this.getAttribute("d") ?? "").getPointAtLength(length);
    }),
    transform: {
      get(this: Element) {
        const [a, b, c, d, e, f] = parseTransform(this.getAttribute("transform"));
        const consolidate = () => (this.hasAttribute("transform") ? { matrix: { a, b, c, d, e, f } } : null);
        return { baseVal: { consolidate } };
      },
    },
  });
}

/** Plotly asks an anchor for the protocol of a link, and drops those that run code; linkedom's does not say. */
function giveProtocol(prototype: object): void {
  define(prototype, {
    protocol: {
      get(this: HTMLAnchorElement) {
        const href = this.getAttribute("href") ?? "";
        return URL.canParse(href, "http://localhost")
          ? new URL(href, "http://localhost").protocol
          : "invalid:";
      },
    },
  });
}

/** Heatmaps are painted on a canvas and placed as an image. */
function giveCanvas(prototype: object): void {
  const canvases = new WeakMap<object, Canvas>();
  define(prototype, {
    width: { value: 0, writable: true },
    height: { value: 0, writable: true },
    getContext: {
      value(this: HTMLCanvasElement) {
        const canvas = canvases.get(this) ?? new Canvas(this.width, this.height);
        canvases.set(this, canvas);
        return canvas;
      },
    },
    toDataURL: {
      value(this: HTMLCanvasElement) {
        return canvases.get(this)?.toDataURL() ?? "";
      },
    },
  });
}

/**
 * linkedom compiles a selector anew each time it is asked, and d3 asks with the same few some thousand times a
 * chart: a tenth of the time to draw one.
 */
function hastenSelection(prototype: Element): void {
  const { querySelector, querySelectorAll } = prototype;
  const parse = memo(parseSelector);
  define(prototype, {
    querySelector: {
      value(this: Element, selector: string) {
        const test = parse(selector);
        return test === undefined ? querySelector.call(this, selector) : selectFirst(this, test);
      },
    },
    querySelectorAll: {
      value(this: Element, selector: string) {
        const test = parse(selector);
        return test === undefined ? querySelectorAll.call(this, selector) : selectAll(this, test);
      },
    },
  });
}

/** Has a document make our SVG elements. */
function makeSvgElements(document: Document, linkedomElement: unknown): void {
  const SvgElement = svgElementClass(linkedomElement);
  define(document, {
    createElementNS: {
      value(this: Document, namespace: string, name: string) {
        return namespace === svgNamespace ? new SvgElement(this, name) : this.createElement(name);
      },
    },
  });
}

function define(target: object, properties: PropertyDescriptorMap): void {
  for (const descriptor of Object.values(properties)) descriptor.configurable = true;
  Object.defineProperties(target, properties);
}
