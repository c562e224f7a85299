import { resolve } from "node:path";
import type { SourceFile } from "../evidence/check-source.ts";
import type { Io } from "./io.ts";

/** What `--source` takes: `FILE`, or `ID=FILE`. A file's name may have "=" in it too, but hardly after a bare word. */
export function sourceFile(text: string, { cwd }: Io): SourceFile {
  const [, id, path = text] = /^([\w.-]+)=(.+)$/s.exec(text) ?? [];
  return { path: resolve(cwd, path), id };
}

/** Collects the values of an option that may be repeated. */
export const append = (value: string, list: readonly string[] = []) => [...list, value];
