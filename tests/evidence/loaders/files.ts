import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { EvidenceError } from "../../../src/errors.ts";
import type { Columns, Value } from "../../../src/evidence/columns.ts";

/** Writes a file into a folder of its own, which goes when the test ends. */
export async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "dossier-loaders-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const file = join(dir, name);
  await writeFile(file, content);
  return file;
}

/** The columns of a table by name. */
export const byName = ({ names, columns }: Columns): Record<string, readonly Value[]> =>
  Object.fromEntries(names.map((name, j) => [name, columns[j] ?? []]));

/** The message of what a reading throws, without the folder of the file. */
export async function messageOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  if (!(error instanceof EvidenceError) && error?.name !== "UsageError")
    throw error ?? new Error("nothing was thrown");
  return error.message.replaceAll(/\S*dossier-loaders-\w+\//g, "");
}
