import { DossierError } from "../errors.ts";
import { log } from "./log.ts";
import { start } from "./start.ts";

// The process that Jupyter starts: see argv in kernelspec.ts.
try {
  await start(process.argv[2] ?? "");
  process.exit(0);
} catch (error) {
  log(error instanceof DossierError ? error.message : String((error as Error).stack));
  process.exit(1);
}
