import { basename } from "node:path";
import type { Notebook } from "../notebook/notebook.ts";

/** A notebook's title: its first heading, or else the name of its file. */
export function titleOf(notebook: Notebook, file: string): string {
  for (const { cell_type, source } of notebook.cells) {
    const heading = cell_type === "markdown" ? /^#{1,6}\s+(.+?)\s*#*\s*$/m.exec(source)?.[1] : undefined;
    if (heading !== undefined) return heading;
  }
  return basename(file, ".ipynb");
}
