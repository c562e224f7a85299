import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { suggest, UsageError } from "../errors.ts";

/** A notebook to run. */
export interface NotebookFile {
  /** Its path as messages name it. */
  readonly shown: string;
  readonly file: string;
  /** Its path in the run folder, the same on every machine: `notebooks/1-what-were-the-sales-worth.ipynb`. */
  readonly path: string;
}

/**
 * The notebooks that a command line names: files, or folders of them; all of `notebooks/` when it names none. Sorted,
 * each once.
 */
export function findNotebooks(named: readonly string[], cwd: string): NotebookFile[] {
  const given = named.length > 0 ? named : ["notebooks"];
  const files = [...new Set(given.flatMap((name) => expand(name, cwd)))].sort(natural);
  const root = commonFolder(files);
  return files.map((file) => ({
    shown: shownFrom(cwd, file),
    file,
    path: `notebooks/${slashed(relative(root, file))}`,
  }));
}

/** A path as a person in `cwd` would write it. */
export function shownFrom(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path.startsWith(`..${sep}..`) ? file : slashed(path) || ".";
}

/** A path with forward slashes, the same on every platform. */
export const slashed = (path: string) => path.split(sep).join("/");

function expand(name: string, cwd: string): string[] {
  const path = resolve(cwd, name);
  if (!existsSync(path))
    throw new UsageError({
      file: name,
      problem: "there is no such notebook or folder",
      remedy: remedyFor(name, dirname(path)),
    });
  if (!statSync(path).isDirectory()) {
    if (path.endsWith(".ipynb")) return [path];
    throw new UsageError({
      file: name,
      problem: "is not a notebook (its name does not end in .ipynb)",
      remedy: "Name a .ipynb file or a folder of them.",
    });
  }
  const found = notebooksIn(path);
  if (found.length > 0) return found.map((file) => join(path, file));
  throw new UsageError({
    file: name,
    problem: "the folder holds no notebook",
    remedy: "Name a .ipynb file or a folder of them.",
  });
}

function remedyFor(name: string, folder: string): string {
  if (name === "notebooks") return "Go to a folder that has notebooks/, or write: dossier run NOTEBOOK.ipynb";
  const there = existsSync(folder) ? notebooksIn(folder) : [];
  return there.length > 0 ? suggest(basename(name), there) : "Name a .ipynb file or a folder of them.";
}

const notebooksIn = (folder: string) => readdirSync(folder).filter((file) => /^[^.].*\.ipynb$/.test(file));

/** `2-x` before `10-x`, the same in every locale. */
const natural = (a: string, b: string) =>
  new Intl.Collator("en", { numeric: true }).compare(a, b) || (a < b ? -1 : 1);

function commonFolder(files: readonly string[]): string {
  let root = dirname(files[0] ?? "");
  while (files.some((file) => !file.startsWith(root === sep ? root : root + sep))) root = dirname(root);
  return root;
}
