import { openDom } from "./dom.ts";
import type { Fonts } from "./fonts.ts";
import { noOutlines } from "./maps.ts";
import { parseStyle } from "./text-style.ts";

/** What the page's window holds beside the standard library: the names that plotly.js looks up. */
export type Window = Record<string, unknown> & { readonly document: Document };

/**
 * The window of a page with no browser. It is a value of its own: nothing is put on `globalThis`, where a notebook's
 * cells would see it and take the process for a browser.
 */
export async function openWindow(fonts: Fonts): Promise<Window> {
  const { linkedom, document } = await openDom(fonts);
  const window: Window = {
    document,
    Node: linkedom.Node,
    Element: linkedom.Element,
    SVGElement: linkedom.SVGElement,
    HTMLElement: linkedom.HTMLElement,
    HTMLImageElement: linkedom.HTMLImageElement,
    HTMLCanvasElement: linkedom.HTMLCanvasElement,
    HTMLVideoElement: linkedom.HTMLVideoElement,
    Event: linkedom.Event,
    CustomEvent: linkedom.CustomEvent,
    DOMParser: linkedom.DOMParser,
    ImageData: class {},
    PlotlyGeoAssets: noOutlines(),
    // Names that code for the pointer tests with `instanceof`; there is no pointer.
    MouseEvent: class {},
    TouchEvent: class {},
    WheelEvent: class {},
    // An unnamed browser. With a name that knows `image-rendering: pixelated`, plotly.js would make a heatmap an image
    // of a pixel a cell, which PNG and Word would show blurred; so it paints each cell at its size.
    navigator: { userAgent: "", language: "en", platform: "", maxTouchPoints: 0 },
    location: { href: "", protocol: "", host: "", pathname: "", search: "", hash: "" },
    devicePixelRatio: 1,
    innerWidth: 1280,
    innerHeight: 800,
    scrollX: 0,
    scrollY: 0,
    getComputedStyle: computedStyle,
    matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
    CSS: { supports: () => true, escape: (text: string) => text },
    addEventListener() {},
    removeEventListener() {},
    requestAnimationFrame: (step: (time: number) => void) => setImmediate(() => step(performance.now())),
    cancelAnimationFrame: (handle: NodeJS.Immediate) => clearImmediate(handle),
    // Plotly waits for a browser to have drawn; a timer takes a millisecond at least.
    setTimeout: (step: () => void, wait = 0) => (wait > 0 ? setTimeout(step, wait) : setImmediate(step)),
    clearTimeout,
    setInterval,
    clearInterval,
    console,
    performance,
    URL: class extends URL {
      static override createObjectURL = () => "";
      static override revokeObjectURL = () => {};
    },
  };
  window.window = window.self = window.globalThis = window;
  Object.defineProperty(document, "defaultView", { get: () => window });
  return window;
}

/** There are no style sheets: what an element states for itself is its computed style. */
function computedStyle(element: Element): Record<string, unknown> {
  const own = parseStyle(element.getAttribute("style"));
  return {
    display: own.get("display") ?? "block",
    getPropertyValue: (name: string) => own.get(name) ?? (name.endsWith("transform") ? "none" : ""),
  };
}
