import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type { Notebook } from "../notebook/notebook.ts";
import { type FileHash, fileHash } from "./data.ts";
import { slashed } from "./find.ts";

/**
 * The local files that a notebook's cells import by a relative path, and those that these import, with their hashes: they
 * are as much a part of what was run as the cells. Paths are relative to the notebook's folder.
 */
export async function localImports(file: string, notebook: Notebook): Promise<FileHash[]> {
  const folder = dirname(file);
  const found = new Map<string, FileHash>();
  const follow = async (source: string, from: string): Promise<void> => {
    for (const path of importedBy(source, from)) {
      const shown = slashed(relative(folder, path));
      if (found.has(shown)) continue;
      const text = await readFile(path, "utf8");
      found.set(shown, fileHash(shown, text));
      await follow(text, dirname(path));
    }
  };
  for (const { cell_type, source } of notebook.cells) if (cell_type === "code") await follow(source, folder);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `from "./x.ts"`, `import "./x.ts"`, `import("./x.ts")`. Read by pattern: the compiler would take half a second. */
const importing = /\b(?:from|import)\s*\(?\s*(["'])(\.\.?\/[^"'\n]+)\1/g;

function importedBy(source: string, folder: string): string[] {
  return [...source.matchAll(importing)].flatMap(([, , specifier = ""]) => {
    const path = resolve(folder, specifier);
    const written = [path, `${path}.ts`, path.replace(/\.js$/, ".ts")];
    return written.find((each) => existsSync(each) && statSync(each).isFile()) ?? [];
  });
}
