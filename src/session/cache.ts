import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Fingerprint, fingerprints, hashOf, isUnchanged } from "./fingerprint.ts";

interface Entry {
  readonly value: unknown;
  readonly inputs: readonly Fingerprint[];
}

/** Where compiled cells are kept unless the caller says otherwise. */
export function defaultCacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "dossier");
}

/**
 * Keeps what takes long to compile, under a key for what it was compiled from, with the state of the files that
 * it read. It can be deleted at any time; what is damaged, or cannot be written, is as if it were not there.
 */
export class CompileCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, "compiled");
  }

  get<T>(key: readonly string[]): T | undefined {
    try {
      const entry = JSON.parse(readFileSync(this.#path(key), "utf8")) as Entry;
      return entry.inputs.every(isUnchanged) ? (entry.value as T) : undefined;
    } catch {
      return undefined;
    }
  }

  set(key: readonly string[], value: unknown, inputs: Iterable<string>): void {
    const path = this.#path(key);
    // Written beside and renamed: another session never reads half an entry.
    const beside = `${path}.${process.pid}`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(beside, JSON.stringify({ value, inputs: fingerprints(inputs) } satisfies Entry));
      renameSync(beside, path);
    } catch {
      // A read-only home costs time, not the cell.
    }
  }

  #path(key: readonly string[]): string {
    return join(this.#folder, `${hashOf(...key)}.json`);
  }
}
