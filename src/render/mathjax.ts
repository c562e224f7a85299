import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * The file of MathJax 3, which sets TeX: of the package "mathjax", looked for from the folder that the process runs in and then
 * from Dossier's own; undefined where nobody installed it. It is as large as plotly.js and few charts need it, so it does not ship.
 */
export function findMathJax(folder = process.cwd()): string | undefined {
  for (const from of [join(folder, "x.js"), import.meta.url])
    try {
      return createRequire(from).resolve("mathjax/es5/tex-svg.js");
    } catch {
      // looked for in the next place
    }
  return undefined;
}
