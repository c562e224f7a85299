import { plainFigure } from "../../charts/figure.ts";
import { interactiveScript, pictureName } from "../../charts/interactive.ts";
import { RefusedError, UsageError } from "../../errors.ts";
import { html } from "../../html.ts";
import type { Figure, Size } from "../../render/figure.ts";
import type { MimeBundle } from "../output.ts";
import { display } from "./display.ts";
import { jupyterDisplay } from "./mime.ts";

/**
 * What plotly.js is to a cell that imports it. The package itself is for a page in a browser and fails
 * without one, at its import; code that was copied from a tutorial draws below its cell instead.
 */
const drawing = {
  /** Draws under the cell; the page's element that is named is passed over. */
  newPlot: draw,
  react: draw,
  plot: draw,
  purge(): void {},
  /** A data URL of the figure, as SVG or PNG. */
  async toImage(figure: Figure, options: ImageOptions = {}): Promise<string> {
    const own = sizeOf(figure);
    const {
      format = "png",
      scale = 1,
      imageDataOnly = false,
      width = own.width,
      height = own.height,
    } = options;
    const svg = await drawSvg(figure, { width, height });
    if (format === "svg") return imageDataOnly ? svg : `data:image/svg+xml,${encodeURIComponent(svg)}`;
    if (format !== "png")
      throw new UsageError({
        problem: `Plotly.toImage makes no ${format} here`,
        remedy: 'Ask for format: "png" or "svg".',
      });
    const { renderPng } = await import("../../render/png.ts");
    const data = Buffer.from(await renderPng(svg, { scale })).toString("base64");
    return imageDataOnly ? data : `data:image/png;base64,${data}`;
  },
};

interface ImageOptions extends Partial<Size> {
  readonly format?: string;
  readonly scale?: number;
  readonly imageDataOnly?: boolean;
}

/** What needs the page that a figure stands in. */
const pageOnly = (
  "addFrames addTraces animate deleteFrames deleteTraces downloadImage extendTraces moveTraces prependTraces " +
  "redraw relayout restyle update validate makeTemplate validateTemplate register setPlotConfig"
).split(" ");

const refusals = Object.fromEntries(
  pageOnly.map((name) => [
    name,
    () => {
      throw new RefusedError({
        problem: `Plotly.${name} works on a figure in a page, and a cell has none`,
        remedy:
          "Draw the whole figure with Plotly.newPlot, which says what is wrong with it, or with a chart of Dossier's.",
      });
    },
  ]),
);

const plotly = { ...drawing, ...refusals };

/** The package as a module, however it is imported or required. */
export const plotlyModule: object = Object.assign(Object.create(null), plotly, { default: plotly });

/** The packages of plotly.js, whole and in parts, and files in them. */
export const isPlotly = (specifier: string): boolean =>
  /^plotly\.js(-[a-z0-9-]+)?-dist(-min)?$|^plotly\.js(\/|$)/.test(specifier);

/** Shows a figure as `Plotly.newPlot(element, data, layout)` takes it, or `(element, { data, layout })`. */
async function draw(_element: unknown, data: readonly object[] | Figure, layout?: object): Promise<object> {
  const figure: Figure = Array.isArray(data)
    ? { data, ...(layout === undefined ? {} : { layout }) }
    : (data as Figure);
  const shown = { [jupyterDisplay]: () => figureBundle(figure) };
  display(shown);
  // The figure is shown once: a cell that ends in it shows it no second time.
  return { ...figure, [jupyterDisplay]: () => ({}) };
}

async function figureBundle(figure: Figure): Promise<MimeBundle> {
  const plain = plainFigure(figure);
  const size = sizeOf(figure);
  const svg = await drawSvg(plain, size);
  const alt = titleOf(figure) ?? `A chart: ${kindsOf(figure)}`;
  const name = pictureName(plain);
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;
  const { width, height } = size;
  const markup = html`<div style="max-width:${width}px;background:#fff;color-scheme:light">
<img alt="${alt}" data-dossier-chart="${name}" width="${width}" height="${height}" style="display:block;max-width:100%;height:auto" src="${picture}">
${interactiveScript(name, plain, alt)}
</div>`;
  return {
    "application/vnd.plotly.v1+json": plain,
    "image/svg+xml": svg,
    "text/html": markup.markup,
    "text/plain": `[${alt}]`,
  };
}

async function drawSvg(figure: Figure, size: Size): Promise<string> {
  const { renderSvg } = await import("../../render/svg.ts");
  return renderSvg(figure, size);
}

/** Plotly's own size where the layout says none. */
function sizeOf({ layout = {} }: Figure): Size {
  const { width, height } = layout as Partial<Size>;
  return { width: width ?? 700, height: height ?? 450 };
}

function titleOf({ layout = {} }: Figure): string | undefined {
  const { title } = layout as { title?: string | { text?: string } };
  return typeof title === "string" ? title : title?.text;
}

function kindsOf({ data }: Figure): string {
  const kinds = new Set(data.map((trace) => (trace as { type?: string }).type ?? "scatter"));
  return [...kinds].join(", ");
}
