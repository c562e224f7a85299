import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The folder of the built package, found by its own name: the sources may be running under a test runner, but
 * the child process and the types of `import "dossier"` are those that were built.
 */
export const home = dirname(createRequire(import.meta.url).resolve("dossier/package.json"));

export const dist = (...parts: string[]): string => join(home, "dist", ...parts);
