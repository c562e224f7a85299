import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EvidenceError } from "../errors.ts";
import { check } from "../evidence/open.ts";
import { sha256 } from "./hash.ts";
import type { EvidenceRecord } from "./record.ts";

/** The files of a data package that a run rests on. */
export interface DataFiles {
  readonly name: string;
  readonly version: string;
  readonly files: readonly FileHash[];
}

export interface FileHash {
  /** The path in the package's folder, or in the run folder. */
  readonly path: string;
  /** Unknown where a package only tells of its files. */
  readonly bytes?: number;
  readonly hash: string;
}

/** A file's size and hash, as manifests write them. */
export function fileHash(path: string, content: string | Uint8Array): FileHash {
  return { path, bytes: Buffer.byteLength(content), hash: sha256(content) };
}

/**
 * Validates the packages in folders. One without a descriptor is passed over: a notebook may read whatever it likes.
 *
 * @param required a folder that has to hold a package.
 * @throws {EvidenceError} with every problem of each.
 */
export async function checkPackages(folders: readonly string[], required?: string): Promise<void> {
  const packages = folders.filter((folder) => folder === required || existsSync(descriptorIn(folder)));
  const problems = await Promise.all([...packages].sort().map(check));
  if (problems.some((list) => list.length > 0)) throw new EvidenceError(problems.flat());
}

/**
 * Hashes the descriptor and the files of the package in a folder. Undefined where there is none.
 */
async function hashData(folder: string): Promise<DataFiles | undefined> {
  const descriptorFile = descriptorIn(folder);
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

/**
 * The packages that a run rests on: those in the folders that notebooks name, and of those that notebooks only show, what
 * these tell of their files.
 */
export async function dataOf(
  folders: readonly string[],
  shown: readonly EvidenceRecord[],
): Promise<DataFiles[]> {
  const named = (await Promise.all([...folders].sort().map(hashData))).filter((each) => each !== undefined);
  const others = shown.filter(
    ({ name, version }) => !named.some((each) => each.name === name && each.version === version),
  );
  const told = others.map(({ name, version, resources }) => ({
    ...{ name, version },
    files: resources.map(({ path, hash }) => ({ path, hash })),
  }));
  return [...named, ...told];
}

const descriptorIn = (folder: string) => join(folder, "datapackage.json");
