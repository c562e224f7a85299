import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.ts";
import { readNotebook } from "../notebook/read.ts";
import { type Collected, collect } from "./collect.ts";
import { manifestFile } from "./manifest.ts";

/**
 * What a run shows, read from its executed notebooks: they are the whole record.
 *
 * @param folder of the run; `shown` is its name in messages.
 * @throws UsageError if there is no run there.
 */
export async function readRun(folder: string, shown: string): Promise<Collected> {
  const paths = await notebooksOf(folder, shown);
  const notebooks = await Promise.all(
    paths.map(async (path) => {
      const file = join(shown, path);
      const text = await readFile(join(folder, path), "utf8");
      return { path, shown: file, notebook: readNotebook(text, file) };
    }),
  );
  return collect(notebooks);
}

async function notebooksOf(folder: string, shown: string): Promise<string[]> {
  try {
    const { format, notebooks } = JSON.parse(await readFile(join(folder, manifestFile), "utf8"));
    if (format === "dossier") return notebooks.map(({ path }: { path: string }) => path);
  } catch {
    // Told below: whatever it is that cannot be read, it is no run.
  }
  throw new UsageError({
    file: shown,
    problem: `there is no run there (no ${manifestFile} that Dossier wrote)`,
    remedy: "Run the notebooks first: npm start, or dossier run. Another run folder is named with --run DIR.",
  });
}
