import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CachedScript } from "./code-cache.ts";
import type { Window } from "./dom.ts";
import type { Figure } from "./figure.ts";

/** The part of plotly.js that is used here. */
export interface Plotly {
  toImage(figure: Figure & { config: object }, options: object): Promise<string>;
  validate(data: readonly object[], layout: object): PlotlyFault[] | undefined;
  PlotSchema: { get(): unknown };
}

/** What `Plotly.validate` says of one attribute. */
export interface PlotlyFault {
  readonly code: "schema" | "value" | "array" | "object" | "unused" | "invisible" | "dynamic";
  readonly container: "data" | "layout";
  readonly trace: number | null;
  readonly path: readonly (string | number)[];
  readonly astr: string;
}

/** Names that plotly.js must not find: it would take Node for its bundler, or for a page that it owns. */
const withheld = ["define", "process", "Buffer", "require", "MathJax", "crypto", "fetch", "XMLHttpRequest"];

/**
 * Runs plotly.js in a window, and gives it with the means to keep its compiled code for the next process.
 * The bundle becomes a function whose parameters stand before the process's own globals. (A `vm` context would
 * hide those as well, at the price of a second realm: its arrays and objects would not be ours.)
 */
export function loadPlotly(window: Window): { readonly plotly: Plotly; keepCompiled(): void } {
  const path = plotlyBundle();
  const module: { exports: unknown } = { exports: {} };
  const hidden = Object.fromEntries(withheld.map((name) => [name, undefined]));
  const scope = { ...window, ...hidden, module, exports: module.exports };
  const parameters = Object.keys(scope).join();
  const bundle = readFileSync(path, "utf8");
  // V8 tells sources apart by their length alone.
  const edition = createHash("sha256").update(parameters).update(bundle.slice(0, 100)).digest("hex");
  const cache = join(dirname(path), "..", ".cache", "dossier", `plotly-${edition.slice(0, 16)}`);
  const script = new CachedScript(`(function(${parameters}){${bundle}\n})`, path, cache);
  (script.run() as (...values: unknown[]) => void).apply(window, Object.values(scope));
  return { plotly: module.exports as Plotly, keepCompiled: () => script.save() };
}

/** The file of plotly.js: one minified script, for browsers as for here. */
export function plotlyBundle(): string {
  return createRequire(import.meta.url).resolve("plotly.js-dist-min");
}
