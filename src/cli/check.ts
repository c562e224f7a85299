import { resolve } from "node:path";
import { Command } from "commander";
import { EvidenceError } from "../errors.ts";
import { paintFor } from "./colour.ts";
import type { Io } from "./io.ts";
import { withUsageErrors } from "./usage.ts";

/** `dossier check`: validate an evidence package. */
export function checkCommand(io: Io): Command {
  return withUsageErrors(new Command("check"))
    .description("Validate an evidence package: every problem with its file, line, column and remedy.")
    .argument("[data]", "folder of the package", "data")
    .helpOption("-h, --help", "show this help")
    .option("--seal", "if nothing else is wrong, write the files' hashes and sizes into datapackage.json")
    .addHelpText("after", "\nExit codes: 0 valid, 2 usage, 3 invalid.")
    .action((data: string, options: { seal?: true }) => act(data, options.seal === true, io));
}

async function act(data: string, sealed: boolean, io: Io): Promise<void> {
  const { check, seal } = await import("../evidence/open.ts");
  const folder = resolve(io.cwd, data);
  if (sealed) await seal(folder);
  const problems = await check(folder);
  if (problems.length > 0) throw new EvidenceError(problems);
  io.stderr.write(`${paintFor(io).green("valid")}: ${data}\n`);
}
