import { existsSync, realpathSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../errors.ts";

/** Files of a folder by their path in it, with forward slashes. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** A folder that Dossier writes is known by one file in it, which lists what else is Dossier's. */
export interface FolderKind {
  /** `manifest.json`: its `outputs` are the folder's other files. */
  readonly marker: string;
  /** What such a folder is called in messages: "a run". */
  readonly noun: string;
}

/**
 * Refuses to replace a folder that holds anything Dossier did not write: no marker in it, or files that the marker does
 * not list. Dotfiles are let pass, since Jupyter and file managers leave them wherever a folder is opened.
 */
export async function refuseForeign(folder: string, kind: FolderKind): Promise<void> {
  if (!existsSync(folder)) {
    refuseBelowFile(folder);
    return;
  }
  if (!statSync(folder).isDirectory())
    throw new UsageError({
      file: folder,
      problem: "is a file, and a folder is to be written there",
      remedy: "Name another folder with --out, or move the file away.",
    });
  // The marker first, and the whole tree only where there is one: somebody may name their home folder, or "/".
  if ((await entriesOf(folder)).every(isHidden)) return;
  const written = await listed(join(folder, kind.marker));
  if (written === undefined)
    throw new UsageError({
      file: folder,
      problem: `holds files and is not ${kind.noun} (it has no ${kind.marker} that Dossier wrote): it will not be replaced`,
      remedy: "Name another folder with --out, or move these files away.",
    });
  const found = (await filesOf(folder)).filter((path) => !path.split("/").some(isHidden));
  const foreign = found.filter((path) => path !== kind.marker && !written.has(path));
  if (foreign.length > 0)
    throw new UsageError(
      foreign.map((path) => ({
        file: join(folder, path),
        problem: "was not written by the run in this folder, and replacing the folder would delete it",
        remedy: "Move it elsewhere, or name another folder with --out.",
      })),
    );
}

/**
 * Writes a folder whole or not at all: beside the target first, then swapped in by rename. Whatever goes wrong before
 * the swap, the earlier folder is as it was and nothing is left beside it.
 *
 * @throws {UsageError} when the file system refuses.
 */
export async function replaceFolder(folder: string, files: Files, signal?: AbortSignal): Promise<void> {
  // A link to a folder stays a link: what it points at is what is replaced.
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const fresh = join(dirname(target), `.${basename(target)}.${process.pid}`);
  const old = `${fresh}.old`;
  try {
    await rm(fresh, { recursive: true, force: true });
    for (const [path, content] of files) {
      signal?.throwIfAborted();
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), content);
    }
    signal?.throwIfAborted();
    if (existsSync(target)) await rename(target, old);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (existsSync(old)) await rename(old, target);
      throw error;
    }
  } catch (error) {
    throw refusedBySystem(error) ? unusable(folder, "written", error) : error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
    if (existsSync(target)) await rm(old, { recursive: true, force: true });
  }
}

/** Removes a folder that Dossier wrote; the caller has made sure that it did ({@link refuseForeign}). */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** A folder cannot be made where a file is in its path. */
function refuseBelowFile(folder: string): void {
  let above = dirname(folder);
  while (!existsSync(above)) above = dirname(above);
  if (statSync(above).isDirectory()) return;
  throw new UsageError({
    file: folder,
    problem: `cannot be made: ${above} is a file`,
    remedy: "Name another folder with --out.",
  });
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw unusable(folder, "read", error as Error);
  }
}

const isHidden = (name: string) => name.startsWith(".");

const refusedBySystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error;

const unusable = (folder: string, done: "read" | "written", cause: Error) =>
  new UsageError(
    {
      file: folder,
      problem: `the folder cannot be ${done}: ${cause.message}`,
      remedy: "Name another folder with --out, or make this one yours to write.",
    },
    { cause },
  );

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Whether a folder has a marker that Dossier wrote. */
export const isWritten = async (folder: string, marker: string): Promise<boolean> =>
  (await listed(join(folder, marker))) !== undefined;

async function listed(marker: string): Promise<Set<string> | undefined> {
  try {
    const { format, outputs } = JSON.parse(await readFile(marker, "utf8"));
    if (format !== "dossier" || !Array.isArray(outputs)) return undefined;
    return new Set(outputs.map((output) => output.path));
  } catch {
    return undefined;
  }
}
