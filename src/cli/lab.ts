import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { UsageError } from "../errors.ts";
import type { Io } from "./io.ts";
import { withUsageErrors } from "./usage.ts";

/** `dossier lab`: install the kernel and open Jupyter on the notebooks. */
export function labCommand(io: Io): Command {
  return withUsageErrors(new Command("lab"))
    .description("Install the kernel and open JupyterLab, or Jupyter Notebook, on notebooks/.")
    .usage("[options for jupyter...]")
    .argument("[options...]", "passed on, such as --no-browser --port 8888")
    .allowUnknownOption()
    .helpOption("-h, --help", "show this help")
    .action((options: string[]) => open(options, io));
}

async function open(options: readonly string[], io: Io): Promise<void> {
  const frontend = ["lab", "notebook"].find((name) => answers(name, io));
  if (frontend === undefined)
    throw new UsageError({
      problem: "no Jupyter was found on PATH",
      remedy:
        "Get one: pipx install jupyterlab, or apt install jupyter-notebook, or the Jupyter extension of VS Code " +
        "(after: dossier kernel install).",
    });
  const [{ jupyterDataFolder }, { installKernelspec, kernelspecFolder }] = await Promise.all([
    import("../kernel/folders.ts"),
    import("../kernel/kernelspec.ts"),
  ]);
  await installKernelspec(kernelspecFolder(jupyterDataFolder(io)));
  const folder = join(io.cwd, "notebooks");
  const cwd = existsSync(folder) ? folder : io.cwd;
  const jupyter = spawn("jupyter", [frontend, ...options], { cwd, stdio: "inherit", env: io.env });
  const code = await new Promise<number | null>((resolve) => jupyter.once("exit", resolve));
  if (code !== 0 && !io.signal.aborted)
    throw new UsageError({
      problem: `jupyter ${frontend} ended with code ${code}`,
      remedy: `What it said above tells why. Its options: jupyter ${frontend} --help`,
    });
}

/** Whether `jupyter <name>` is there: asking for its version is how Jupyter itself finds out. */
function answers(name: string, io: Io): boolean {
  return spawnSync("jupyter", [name, "--version"], { env: io.env, stdio: "ignore" }).status === 0;
}
