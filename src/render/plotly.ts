import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { CachedScript } from "./code-cache.ts";
import type { Figure } from "./figure.ts";
import { readSchema, type Schema } from "./schema.ts";
import { readScript } from "./script-text.ts";
import type { Window } from "./window.ts";

/** The part of plotly.js that is used here. */
export interface Plotly {
  toImage(figure: Figure, options: object): Promise<string>;
  setPlotConfig(config: object): void;
  PlotSchema: { get(): unknown };
}

/** Names that plotly.js must not find: it would take Node for its bundler, or for a page that it owns. */
const withheld = ["define", "process", "Buffer", "require", "MathJax", "crypto", "fetch", "XMLHttpRequest"];

/** plotly.js running in a window. */
export interface LoadedPlotly {
  readonly plotly: Plotly;
  readonly schema: Schema;
  /** Keeps its compiled code for the next process. */
  keepCompiled(): void;
}

/**
 * Runs plotly.js in a window. The bundle becomes a function whose parameters stand before the process's own globals.
 * (A `vm` context would hide those as well, at the price of a second realm: its arrays and objects would not be ours.)
 */
export function loadPlotly(window: Window): LoadedPlotly {
  const module = { exports: {} };
  const hidden = Object.fromEntries(withheld.map((name) => [name, undefined]));
  const scope = { ...window, ...hidden, module, exports: module.exports };
  const parameters = Object.keys(scope).join();
  const bundle = readScript(plotlyBundle());
  // The banner has the version.
  const hash = createHash("sha256").update(parameters).update(bundle.slice(0, 100)).digest("hex");
  const edition = hash.slice(0, 16);
  const source = `(function(${parameters}){${bundle}\n})`;
  const script = new CachedScript(source, plotlyBundle(), `plotly-${edition}`);
  (script.run() as (...values: unknown[]) => void).apply(window, Object.values(scope));
  const plotly = module.exports as Plotly;
  const schema = readSchema(edition, () => plotly.PlotSchema.get());
  return { plotly, schema, keepCompiled: () => script.keep() };
}

/** The file of plotly.js: one minified script, for browsers as for here. */
export function plotlyBundle(): string {
  return createRequire(import.meta.url).resolve("plotly.js-dist-min");
}
