import { createRequire } from "node:module";
import type ts from "typescript";

export type { ts };
export type TypeScript = typeof ts;

const require = createRequire(import.meta.url);

/** TypeScript's API, loaded when first asked for: it takes longer to load than most cells to run. */
export function typescript(): TypeScript {
  return require("typescript") as TypeScript;
}

/** Known without loading it. */
export const typescriptVersion = (require("typescript/package.json") as { version: string }).version;
