import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EvidenceError } from "../errors.ts";
import { sha256 } from "./hash.ts";

/** The files of a data package that a run rests on. */
export interface DataFiles {
  readonly name: string;
  readonly version: string;
  readonly files: readonly FileHash[];
}

export interface FileHash {
  /** The path in the package's folder, or in the run folder. */
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
}

/** A file's size and hash, as manifests write them. */
export function fileHash(path: string, content: string | Uint8Array): FileHash {
  return { path, bytes: Buffer.byteLength(content), hash: sha256(content) };
}

/**
 * Hashes the descriptor and the files of the package in a folder. Undefined where there is none: a notebook may read
 * whatever it likes.
 */
export async function hashData(folder: string): Promise<DataFiles | undefined> {
  const descriptorFile = join(folder, "datapackage.json");
  if (!existsSync(descriptorFile)) return undefined;
  try {
    const text = await readFile(descriptorFile, "utf8");
    const { name = "", version = "", resources = [] } = JSON.parse(text);
    const paths: string[] = resources.flatMap(
      (resource: { path?: string | string[] }) => resource.path ?? [],
    );
    const files = [fileHash("datapackage.json", text)];
    for (const path of [...new Set(paths)].sort())
      files.push(fileHash(path, await readFile(join(folder, path))));
    return { name, version, files };
  } catch (cause) {
    throw new EvidenceError(
      {
        file: descriptorFile,
        problem: `the package cannot be read: ${(cause as Error).message}`,
        remedy: "Write: dossier check, with this folder, for everything that is wrong with it.",
      },
      { cause },
    );
  }
}
