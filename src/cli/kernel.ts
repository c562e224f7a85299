import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { UsageError } from "../errors.ts";
import { paintFor } from "./colour.ts";
import type { Io } from "./io.ts";
import { withUsageErrors } from "./usage.ts";

interface Where {
  readonly user?: true;
  readonly prefix?: string;
  readonly sysPrefix?: true;
}

/** `dossier kernel install | start | remove`: make Jupyter know the kernel. No Python needed. */
export function kernelCommand(io: Io): Command {
  return withUsageErrors(new Command("kernel"))
    .description("Install the Jupyter kernel, remove it, or start it.")
    .usage("install | remove | start")
    .helpOption("-h, --help", "show this help")
    .addCommand(
      placed("install", io)
        .description("Write the kernelspec, so that Jupyter offers TypeScript (Dossier).")
        .action((where: Where) => install(where, io)),
    )
    .addCommand(
      placed("remove", io)
        .description("Undo install.")
        .action((where: Where) => remove(where, io)),
    )
    .addCommand(
      withUsageErrors(new Command("start"))
        .description("Run a kernel until it is shut down, as Jupyter does.")
        .argument("<connection-file>", "where to listen, written by a Jupyter frontend")
        .helpOption("-h, --help", "show this help")
        .action(async (file: string) => {
          const { start } = await import("../kernel/start.ts");
          await start(resolve(io.cwd, file), io.signal);
        }),
    );
}

function placed(name: string, io: Io): Command {
  return withUsageErrors(new Command(name))
    .helpOption("-h, --help", "show this help")
    .addOption(new Option("--user", "for the user (default)").conflicts(["prefix", "sysPrefix"]))
    .addOption(new Option("--prefix <dir>", "under DIR/share/jupyter").conflicts("sysPrefix"))
    .option("--sys-prefix", `for the active virtual or conda environment${environment(io)}`);
}

const environment = ({ env }: Io) => {
  const active = env.VIRTUAL_ENV ?? env.CONDA_PREFIX;
  return active === undefined ? " (none is active)" : ` (${active})`;
};

async function folderFor({ prefix, sysPrefix }: Where, io: Io): Promise<string> {
  const [{ jupyterDataFolder }, { kernelspecFolder }] = await Promise.all([
    import("../kernel/folders.ts"),
    import("../kernel/kernelspec.ts"),
  ]);
  if (prefix === undefined && sysPrefix !== true) return kernelspecFolder(jupyterDataFolder(io));
  const environment = prefix ?? io.env.VIRTUAL_ENV ?? io.env.CONDA_PREFIX;
  if (environment !== undefined)
    return kernelspecFolder(join(resolve(io.cwd, environment), "share", "jupyter"));
  throw new UsageError({
    problem: "--sys-prefix: no virtual environment is active",
    remedy: "Activate one first, or name its folder: --prefix DIR",
  });
}

async function install(where: Where, io: Io): Promise<void> {
  const { installKernelspec } = await import("../kernel/kernelspec.ts");
  const folder = await folderFor(where, io);
  await installKernelspec(folder);
  io.stderr.write(
    `${paintFor(io).green("installed")}: ${folder}\n  choose "TypeScript (Dossier)" in Jupyter\n`,
  );
}

async function remove(where: Where, io: Io): Promise<void> {
  const { removeKernelspec } = await import("../kernel/kernelspec.ts");
  const folder = await folderFor(where, io);
  await removeKernelspec(folder);
  io.stderr.write(`${paintFor(io).green("removed")}: ${folder}\n`);
}
