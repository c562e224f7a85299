import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** What can change a result besides data, notebooks and parameters. */
const libraries: Readonly<Record<string, string>> = {
  typescript: "typescript",
  "danfojs-node": "danfojs-node",
  plotly: "plotly.js-dist-min",
  duckdb: "@duckdb/node-api",
};

/** Versions of Dossier, Node and the libraries that compute and draw. */
export function versions(): Record<string, string> {
  const found: Record<string, string> = { dossier: dossierVersion(), node: process.versions.node };
  for (const [name, library] of Object.entries(libraries)) found[name] = libraryVersion(library);
  return found;
}

/** Dossier's own version. */
export function dossierVersion(): string {
  return versionIn(new URL("../../package.json", import.meta.url));
}

/** Read from the folder and not by `require`, because a package need not export its package.json. */
function libraryVersion(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, name, "package.json")).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} is not installed: run npm ci in Dossier's folder.`);
  return versionIn(found);
}

const versionIn = (file: string | URL): string => JSON.parse(readFileSync(file, "utf8")).version;
