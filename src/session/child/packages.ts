import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { isPlotly, plotlyModule } from "../display/plotly.ts";
import { interop } from "./interop.ts";

/**
 * Imports a package, a builtin or a JavaScript file as the file `referrer` would: from its folder upwards, and
 * then from among Dossier's own packages, so that danfo.js can be imported in any folder.
 */
export async function importPackage(
  specifier: string,
  referrer: string,
  options?: ImportCallOptions,
): Promise<object> {
  if (specifier === "tslab") return import("../display/tslab.ts");
  if (isPlotly(specifier)) return plotlyModule;
  const url = resolveFrom(specifier, referrer);
  if (url.startsWith("node:")) return import(url);
  const attributes = options ?? (url.endsWith(".json") ? { with: { type: "json" } } : undefined);
  return interop((await import(url, attributes)) as object);
}

/** The URL of what `specifier` means in the file `referrer`. */
export function resolveFrom(specifier: string, referrer: string): string {
  if (/^dossier(\/|$)/.test(specifier)) return import.meta.resolve(specifier);
  try {
    return import.meta.resolve(specifier, pathToFileURL(referrer));
  } catch (missing) {
    try {
      return import.meta.resolve(specifier);
    } catch {
      throw missing;
    }
  }
}

/** `require` as the file `referrer` would call it, falling back to Dossier's own packages. */
export function requireFrom(referrer: string): NodeJS.Require {
  const near = createRequire(referrer);
  const own = createRequire(import.meta.url);
  const resolve = (specifier: string): string => {
    try {
      return near.resolve(specifier);
    } catch (missing) {
      try {
        return own.resolve(specifier);
      } catch {
        throw missing;
      }
    }
  };
  const require = (specifier: string): unknown =>
    isPlotly(specifier) ? plotlyModule : near(resolve(specifier));
  return Object.assign(require, near, { resolve: Object.assign(resolve, near.resolve) });
}
