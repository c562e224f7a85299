import { DossierError } from "../errors.ts";
import { log } from "./log.ts";
import { start } from "./start.ts";

// The process that Jupyter starts: see argv in kernelspec.ts.
const end = new AbortController();
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => end.abort());
try {
  await start(process.argv[2] ?? "", end.signal, (server) => {
    // Ctrl-C in a terminal reaches the kernel of a console too, and must cost the cell, not the kernel.
    process.on("SIGINT", () => void server.interrupt());
  });
  process.exit(0);
} catch (error) {
  log(error instanceof DossierError ? error.message : String((error as Error).stack));
  process.exit(1);
}
