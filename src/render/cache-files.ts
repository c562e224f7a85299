import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Where things are kept that take long to make again: in the `.cache` folder of the `node_modules` that plotly.js is
 * in, as other build tools do. It is as trusted as the code beside it, and goes when the packages are installed anew.
 */
const folder = () =>
  join(
    dirname(createRequire(import.meta.url).resolve("plotly.js-dist-min/package.json")),
    "..",
    ".cache",
    "dossier",
  );

/** What was kept under a name, if anything. */
export function readCache(name: string): Buffer | undefined {
  try {
    return readFileSync(join(folder(), name));
  } catch {
    return undefined;
  }
}

/** Keeps something under a name, whole or not at all: another process may be reading. */
export function writeCache(name: string, data: Buffer | string): void {
  try {
    mkdirSync(folder(), { recursive: true });
    const written = join(folder(), `${name}.${process.pid}`);
    writeFileSync(written, data);
    renameSync(written, join(folder(), name));
  } catch {
    // A read-only installation starts more slowly and draws the same.
  }
}
