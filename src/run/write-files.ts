import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../errors.ts";
import type { Files } from "./folder.ts";

/**
 * Writes files into a folder among whatever else is there. All are written under other names first and renamed when
 * each of them is whole: until then the files of those names are as they were.
 *
 * @throws {UsageError} when the file system refuses.
 */
export async function writeFiles(folder: string, files: Files, signal?: AbortSignal): Promise<void> {
  const target = resolve(folder);
  const pairs = [...files].map(([name, content]) => ({
    content,
    fresh: join(target, `.${name}.${process.pid}`),
    path: join(target, name),
  }));
  try {
    await refuseFile(target, folder);
    await mkdir(target, { recursive: true });
    for (const { path } of pairs) await refuseFolder(path);
    for (const { fresh, content } of pairs) {
      signal?.throwIfAborted();
      await writeFile(fresh, content);
    }
    signal?.throwIfAborted();
    for (const { fresh, path } of pairs) await rename(fresh, path);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw new UsageError(
      {
        file: folder,
        problem: `the folder cannot be written: ${error.message}`,
        remedy: "Name another folder with --out, or make this one yours to write.",
      },
      { cause: error },
    );
  } finally {
    // Where the folder could not be made there is nothing to remove, and the system says so.
    for (const { fresh } of pairs) await rm(fresh, { force: true }).catch(() => {});
  }
}

async function refuseFile(path: string, shown: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return;
  throw new UsageError({
    file: shown,
    problem: "is a file, and files are to be written into a folder",
    remedy: "Name a folder with --out, or move this file away.",
  });
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return;
  throw new UsageError({
    file: path,
    problem: "is a folder, and a file is to be written there",
    remedy: "Name another folder with --out, or move this one away.",
  });
}
