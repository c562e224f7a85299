import { DossierError, UsageError } from "../errors.ts";
import { copyFigure, type Figure, type Size } from "./figure.ts";
import type { Fonts } from "./fonts.ts";
import { loadPlotly, type Plotly } from "./plotly.ts";
import { seededRandom } from "./random.ts";
import { turnRings } from "./rings.ts";
import type { Schema } from "./schema.ts";
import { openWindow, type Window } from "./window.ts";

/** plotly.js in a page of its own, where it draws one figure at a time. */
export class Page {
  /** What plotly.js takes in a figure. */
  readonly schema: Schema;
  readonly #plotly: Plotly;
  readonly #document: Document;
  readonly #parser: typeof DOMParser;
  readonly #keepCompiled: () => void;
  readonly #random = seededRandom();
  #take: (svg: Element) => void = () => {};
  #queue: Promise<unknown> = Promise.resolve();

  constructor(window: Window) {
    const take = (svg: Element) => this.#take(svg);
    // Plotly marks its clip paths and gradients with random ids. Seeded by the figure they are the same in every
    // run, and different between figures: two pictures in one HTML page must not clip each other.
    window.Math = Object.create(Math, { random: { value: this.#random.next } });
    window.XMLSerializer = class {
      serializeToString(svg: Element): string {
        take(svg);
        // Plotly goes on to mend what browsers make of entities and quotes: there is nothing to mend.
        return "";
      }
    };
    const { plotly, schema, keepCompiled } = loadPlotly(window);
    // Its warnings go to the console, which is where a notebook shows what a cell prints.
    // A static plot has no areas to drag in, which take a tenth of the time and never go out.
    plotly.setPlotConfig({ logging: 0, staticPlot: true });
    this.schema = schema;
    this.#plotly = plotly;
    this.#document = window.document;
    this.#parser = window.DOMParser as typeof DOMParser;
    this.#keepCompiled = keepCompiled;
  }

  /** Draws a figure and gives what `serialize` makes of its SVG element. */
  draw<Picture>(
    figure: Figure,
    { width, height }: Size,
    serialize: (svg: Element) => Picture,
  ): Promise<Picture> {
    const drawn = this.#queue.then(async () => {
      this.#random.reseed(JSON.stringify([figure.data, figure.layout, width, height]));
      let picture: Picture | undefined;
      this.#take = (svg) => {
        picture = serialize(svg);
      };
      try {
        const options = { format: "svg", width, height, imageDataOnly: true };
        await this.#plotly.toImage(copyFigure(turnRings(figure)), options);
        return picture as Picture;
      } catch (cause) {
        throw cause instanceof DossierError ? cause : undrawable(cause as Error);
      } finally {
        // A figure that failed stays behind in the page.
        for (const left of this.#document.querySelectorAll("body > div")) left.remove();
        this.#keepCompiled();
      }
    });
    this.#queue = drawn.catch(() => {});
    return drawn;
  }

  /** Gives what `serialize` makes of an SVG that was drawn elsewhere. */
  read<Picture>(svg: string, serialize: (svg: Element) => Picture): Picture {
    // As XML: read as HTML its gradients would lose the capital of their name, and their colours with it.
    const { documentElement } = new this.#parser().parseFromString(svg, "image/svg+xml");
    return serialize(documentElement);
  }
}

function undrawable(cause: Error): UsageError {
  return new UsageError(
    {
      problem: `plotly.js cannot draw the figure: ${cause.message}`,
      remedy:
        "See that the data fit the axes, and that margins and labels leave room for the chart at its size.",
    },
    { cause },
  );
}

let page: Promise<Page> | undefined;

/** The page, opened once a process: plotly.js takes most of a cold start. */
export function openPage(fonts: Fonts): Promise<Page> {
  page ??= openWindow(fonts).then((window) => new Page(window));
  return page;
}
