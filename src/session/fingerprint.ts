import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";

/** What a file was like: the quick look first, its content where that differs. */
export interface Fingerprint {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
}

export function hashOf(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest("hex");
}

/** The state of files that something was made from. Of an installed package, its manifest stands for all. */
export function fingerprints(paths: Iterable<string>): Fingerprint[] {
  const prints = new Map<string, Fingerprint>();
  for (const path of paths) {
    const file = manifestOf(path) ?? path;
    const print = prints.has(file) ? undefined : fingerprint(file);
    if (print !== undefined) prints.set(file, print);
  }
  return [...prints.values()];
}

/** Whether a file still has the content that it had. */
export function isUnchanged(print: Fingerprint): boolean {
  const stats = statSync(print.path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.size === print.size && stats.mtimeMs === print.modified) return true;
  return stats.size === print.size && hashOf(readFileSync(print.path, "utf8")) === print.hash;
}

function fingerprint(path: string): Fingerprint | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return { path, size: stats.size, modified: stats.mtimeMs, hash: hashOf(readFileSync(path, "utf8")) };
}

function manifestOf(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0].concat("package.json");
}
