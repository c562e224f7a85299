import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { renderPage } from "../../src/briefing/page.ts";
import { type RunOptions, run } from "../../src/run/run.ts";

export const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

/** A project of fixture notebooks that is gone when the test ends. */
export function projectOf(...notebooks: string[]): Project {
  const project = new Project(...notebooks);
  onTestFinished(() => project.remove());
  return project;
}

/** A folder with fixture notebooks in `notebooks/`. Its path has a space. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), "dossier run "));

  constructor(...notebooks: string[]) {
    mkdirSync(join(this.root, "notebooks"));
    for (const name of notebooks)
      copyFileSync(join(fixtures, `${name}.ipynb`), join(this.root, "notebooks", `${name}.ipynb`));
  }

  /** Adds a notebook of these cells of code. */
  write(path: string, ...sources: string[]): void {
    const cells = sources.map((source, i) => ({
      ...{ cell_type: "code", id: `cell-${i + 1}`, metadata: {}, execution_count: null, outputs: [] },
      source,
    }));
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
    writeFileSync(join(this.root, path), JSON.stringify(notebook));
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }

  run(options: Partial<RunOptions> = {}) {
    const given = { notebooks: [], parameters: {}, out: "out", page: renderPage };
    return run({ ...given, cwd: this.root, ...options });
  }

  bytes(path: string): Buffer {
    return readFileSync(join(this.root, path));
  }

  text(path: string): string {
    return this.bytes(path).toString("utf8");
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a test reads is what it checks.
  json(path: string): any {
    return JSON.parse(this.text(path));
  }

  /** The files under a folder with their content: what "byte for byte" compares. Undefined where there is no folder. */
  files(folder: string): Record<string, string> | undefined {
    const path = join(this.root, folder);
    if (!existsSync(path)) return undefined;
    const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return Object.fromEntries(
      entries
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((file) => [file.slice(path.length + 1), readFileSync(file, "base64")]),
    );
  }

  /** What lies in the project's folder, hidden leftovers included. */
  get entries(): string[] {
    return readdirSync(this.root).sort();
  }
}
