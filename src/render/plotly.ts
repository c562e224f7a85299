import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import { openWindow, type Window } from "./dom.ts";
import type { Figure, Size } from "./figure.ts";
import type { Fonts } from "./fonts.ts";
import { seededRandom } from "./random.ts";
import { serializeXml } from "./xml.ts";

/** The part of plotly.js that is used here. */
export interface Plotly {
  toImage(figure: Figure, options: object): Promise<string>;
  validate(data: readonly object[], layout: object): PlotlyFault[] | undefined;
}

/** What `Plotly.validate` says of one attribute. */
export interface PlotlyFault {
  readonly code: string;
  readonly container: "data" | "layout";
  readonly trace: number | null;
  readonly path: readonly (string | number)[];
  readonly astr: string;
  readonly msg: string;
}

/** plotly.js running in a page of its own. */
export class PlotlyPage {
  readonly plotly: Plotly;
  readonly #reseed: (seed: string) => void;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(window: Window) {
    // Plotly marks its clip paths and gradients with random ids. Seeded by the figure, they are the same in every
    // run, and different between figures: two pictures inlined in one page must not clip each other.
    const random = seededRandom();
    this.#reseed = random.reseed;
    const math = Object.create(Math, { random: { value: random.next } });
    const xml = class {
      // Plotly marks the quotes of font names with a word, for browsers that write them into the attribute raw.
      serializeToString = (node: Node) => serializeXml(node).replaceAll("TOBESTRIPPED", "'");
    };
    this.plotly = evaluate({ ...window, Math: math, XMLSerializer: xml }, window);
  }

  /** Draws a figure as SVG, one at a time: figures drawn at once would share the sequence of ids. */
  draw(figure: Figure, { width, height }: Size): Promise<string> {
    const drawn = this.#queue.then(() => {
      this.#reseed(JSON.stringify([figure.data, figure.layout, width, height]));
      return this.plotly.toImage(figure, { format: "svg", width, height, imageDataOnly: true });
    });
    this.#queue = drawn.catch(() => {});
    return drawn;
  }
}

/** Names that plotly.js must not find: it would take Node for its bundler, or for a page that it owns. */
const withheld = ["define", "process", "Buffer", "require", "MathJax", "crypto", "fetch", "XMLHttpRequest"];

/**
 * Runs the bundle in a function whose parameters stand before the process's own globals.
 * A `vm` context would do the same at the price of a second realm: its arrays and objects are not ours.
 */
function evaluate(names: Record<string, unknown>, window: Window): Plotly {
  Object.assign(window, names);
  const path = plotlyBundle();
  const module = { exports: {} };
  const parameters = { ...names, module, exports: module.exports };
  for (const name of withheld) Object.assign(parameters, { [name]: undefined });
  const source = `(function(${Object.keys(parameters).join(",")}){${readFileSync(path, "utf8")}\n})`;
  const run = new Script(source, { filename: path }).runInThisContext() as (...values: unknown[]) => void;
  run.apply(window, Object.values(parameters));
  return module.exports as Plotly;
}

/** The file of plotly.js: one minified script, for browsers as for here. */
export function plotlyBundle(): string {
  return createRequire(import.meta.url).resolve("plotly.js-dist-min");
}

let page: Promise<PlotlyPage> | undefined;

/** The page, opened once a process: plotly.js takes most of a cold start. */
export function plotlyPage(fonts: Fonts): Promise<PlotlyPage> {
  page ??= openWindow(fonts).then((window) => new PlotlyPage(window));
  return page;
}
