import { fileURLToPath } from "node:url";
import { kernelspec } from "../../src/kernel/kernelspec.ts";

/** What starts the built kernel, as its kernelspec does. */
export const dossierArgv = kernelspec().argv as string[];

/** What starts stock tslab, as the kernelspec that it installs does. */
export const tslabArgv = [
  process.execPath,
  fileURLToPath(new URL("../../node_modules/tslab/bin/tslab", import.meta.url)),
  "kernel",
  "--config-path",
  "{connection_file}",
];
