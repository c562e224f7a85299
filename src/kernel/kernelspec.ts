import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../errors.ts";
import { plotlyBundle } from "../render/plotly.ts";
import { renderPng } from "../render/png.ts";
import { logo } from "./logo.ts";

/** The name by which notebooks and `jupyter` know the kernel. */
export const kernelName = "dossier";

/** The file that Jupyter starts: the built one, whichever file of ours is running. */
const entry = fileURLToPath(new URL("../../dist/kernel/main.js", import.meta.url));

/**
 * Every cell gets a type checker of its own, megabytes that are garbage when the cell has run. With V8's default of a small
 * nursery they outlive it, and collecting them took a third of a cell's time, and of a completion's.
 */
const heapFlags = ["--min-semi-space-size=32", "--max-semi-space-size=32"]; // megabytes

/** What Jupyter has to know to start the kernel ("Kernel specs" in jupyter_client's documentation). */
export function kernelspec(): Record<string, unknown> {
  return {
    // Absolute paths: a Jupyter server may run in any folder, and without node on its PATH.
    argv: [process.execPath, ...heapFlags, entry, "{connection_file}"],
    display_name: "TypeScript (Dossier)",
    language: "typescript",
    // A message reaches the kernel on every platform and whoever started it; a signal does not.
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
}

/** The kernelspec's folder under a data folder of Jupyter's: the user's, or the `share/jupyter` of an environment. */
export function kernelspecFolder(data: string): string {
  return join(data, "kernels", kernelName);
}

/**
 * Writes the kernelspec, its logos, and plotly.js beside them: a Jupyter server serves a kernelspec's files, so charts
 * are interactive offline. Written beside and then renamed, so that Jupyter never sees half of it.
 */
export async function installKernelspec(folder: string): Promise<void> {
  // Not in `kernels`, where Jupyter would list it.
  const data = dirname(dirname(folder));
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(join(data, ".dossier-"));
  try {
    await writeFile(join(fresh, "kernel.json"), `${JSON.stringify(kernelspec(), null, 2)}\n`);
    await writeFile(join(fresh, "logo-svg.svg"), logo);
    await writeFile(join(fresh, "logo-64x64.png"), await renderPng(logo));
    await writeFile(join(fresh, "logo-32x32.png"), await renderPng(logo, { scale: 0.5 }));
    await copyFile(plotlyBundle(), join(fresh, "plotly.min.js"));
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** @throws UsageError when no kernel is installed there. */
export async function removeKernelspec(folder: string): Promise<void> {
  if (!existsSync(join(folder, "kernel.json")))
    throw new UsageError({
      file: folder,
      problem: "no Dossier kernel is installed here",
      remedy: "See where kernels are: jupyter kernelspec list. Give the --prefix it was installed with.",
    });
  await rm(folder, { recursive: true });
}
