import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../dist/kernel/main.js", import.meta.url));

/** What starts the built kernel, as its kernelspec does. */
export const dossierArgv = [process.execPath, main, "{connection_file}"];

/** What starts stock tslab, as the kernelspec that it installs does. */
export const tslabArgv = [
  process.execPath,
  fileURLToPath(new URL("../../node_modules/tslab/bin/tslab", import.meta.url)),
  "kernel",
  "--config-path",
  "{connection_file}",
];
