#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { DossierError, exitCodes } from "../errors.ts";
import { dossierVersion } from "../run/versions.ts";
import { checkCommand } from "./check.ts";
import { paintFor } from "./colour.ts";
import { exportCommand } from "./export.ts";
import type { Io } from "./io.ts";
import { kernelCommand } from "./kernel.ts";
import { labCommand } from "./lab.ts";
import { runCommand } from "./run.ts";
import { traceCommand } from "./trace.ts";
import { isShown, withUsageErrors } from "./usage.ts";

/** The whole program: each command is in the file of its name. */
function program(io: Io): Command {
  const dossier = withUsageErrors(new Command("dossier"))
    .description("TypeScript notebooks for policy analysis: evidence in, findings and charts out.")
    .version(dossierVersion(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .usage("COMMAND [options]")
    .addHelpText("after", "\nWhat a command takes: dossier COMMAND --help");
  dossier
    .addCommand(runCommand(io))
    .addCommand(checkCommand(io))
    .addCommand(exportCommand(io))
    .addCommand(traceCommand(io))
    .addCommand(kernelCommand(io))
    .addCommand(labCommand(io));
  return dossier;
}

/** Runs a command line and gives its exit code. Nothing is thrown: what goes wrong is said on stderr. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    const dossier = program(io);
    for (const command of [dossier, ...dossier.commands])
      command.configureOutput({ writeOut: (text) => io.stdout.write(text) });
    await dossier.parseAsync(args.length > 0 ? args : ["--help"], { from: "user" });
    return exitCodes.done;
  } catch (error) {
    if (isShown(error)) return exitCodes.done;
    const { red } = paintFor(io);
    if (io.signal.aborted) {
      io.stderr.write(`${red("interrupted")}: nothing was written.\n`);
      return exitCodes.interrupted;
    }
    if (!(error instanceof DossierError)) {
      const { syscall, message, stack } = error as NodeJS.ErrnoException;
      // A refusal by the file system tells all in its message; anything else is ours, and the stack tells us where.
      const said = syscall === undefined ? `${stack}\n  → This is a fault of Dossier itself.` : message;
      io.stderr.write(`${red("error:")} ${said}\n`);
      return 1;
    }
    const { length } = error.problems;
    const count = length > 1 ? ` ${length} problems\n` : " ";
    io.stderr.write(`${red("error:")}${count}${error.message}\n`);
    return error.exitCode;
  }
}

async function start(): Promise<void> {
  const interruption = new AbortController();
  const interrupt = () => {
    // The first asks for an orderly end; whoever presses again wants it at once.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
  // A reader may close early: `dossier run --json | head -1`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const { env, stdout, stderr } = process;
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    env,
    stdout,
    stderr,
    signal: interruption.signal,
  });
}

// npm's bin is a link to this file.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await start();
