import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
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
      const path = this.#path(key);
      const entry = JSON.parse(readFileSync(path, "utf8")) as Entry;
      if (!entry.inputs.every(isUnchanged)) return undefined;
      const now = new Date();
      utimesSync(path, now, now);
      return entry.value as T;
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

  /** Removes the entries that were used longest ago, when there are very many. */
  prune(limit = 5000): void {
    try {
      const entries = readdirSync(this.#folder).map((name) => join(this.#folder, name));
      if (entries.length <= limit) return;
      const used = new Map(entries.map((path) => [path, statSync(path).mtimeMs]));
      entries.sort((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0));
      for (const path of entries.slice(0, entries.length - limit / 2)) unlinkSync(path);
    } catch {
      // There is none yet, or another session prunes at the same time.
    }
  }

  #path(key: readonly string[]): string {
    return join(this.#folder, `${hashOf(...key)}.json`);
  }
}
