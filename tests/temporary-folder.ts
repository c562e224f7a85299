import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Everything that tests put into the system's folder for temporary files goes into one of their own, removed at the end: a
 * day of test runs had left seven hundred folders behind.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "dossier-tests-"));
  // The workers are started after this and inherit it.
  process.env.TMPDIR = process.env.TEMP = process.env.TMP = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
