import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { synchronizeStreams } from "./channel.ts";

/**
 * Has what a child process writes to inherited streams appear between what the cell wrote before it and after: for those
 * that the cell waits for, as `execSync` does.
 */
export function orderChildProcesses(): void {
  for (const name of ["spawnSync", "execSync", "execFileSync"] as const) {
    const original = childProcess[name] as (...values: unknown[]) => unknown;
    const ordered = (...values: unknown[]): unknown => {
      synchronizeStreams();
      try {
        return original(...values);
      } finally {
        synchronizeStreams();
      }
    };
    Object.assign(childProcess, { [name]: Object.defineProperty(ordered, "name", { value: name }) });
  }
  syncBuiltinESMExports();
}
