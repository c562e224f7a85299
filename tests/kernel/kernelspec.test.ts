import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { expect, test } from "vitest";
import { installKernelspec, kernelspecFolder, removeKernelspec } from "../../src/kernel/kernelspec.ts";
import { KernelClient } from "./client.ts";

/** The width and height in a PNG's header. */
const size = (file: string) => {
  const png = readFileSync(file);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

test("installs a kernelspec that Jupyter can start, its logos and plotly.js, and removes it again", async () => {
  const prefix = join(mkdtempSync(join(tmpdir(), "dossier prefix-")), "a folder with spaces");
  const folder = kernelspecFolder(join(prefix, "share", "jupyter"));
  await installKernelspec(folder);
  await installKernelspec(folder); // over an older one

  const spec = JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8"));
  expect(spec).toMatchObject({
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false },
  });
  expect(spec.argv.at(-1)).toBe("{connection_file}");
  const [node, ...rest] = spec.argv.slice(0, -1);
  const main = rest.pop();
  for (const path of [node, main]) expect(isAbsolute(path), path).toBe(true);
  expect(execFileSync(node, [...rest, "--version"], { encoding: "utf8" })).toMatch(/^v\d+/);
  expect(existsSync(main)).toBe(true);

  expect(size(join(folder, "logo-32x32.png"))).toEqual([32, 32]);
  expect(size(join(folder, "logo-64x64.png"))).toEqual([64, 64]);
  expect(readFileSync(join(folder, "logo-svg.svg"), "utf8")).toMatch(/^<svg /);
  expect(statSync(join(folder, "plotly.min.js")).size).toBeGreaterThan(1e6);

  // As a server that runs elsewhere and has no node on its PATH.
  const kernel = await KernelClient.start(spec.argv, {
    cwd: prefix,
    env: { PATH: "", XDG_DATA_HOME: prefix },
  });
  const { iopub } = await kernel.execute("process.cwd()", {}, { timeout: 60_000 });
  const result = iopub.find(({ type }) => type === "execute_result");
  expect(result?.content.data["text/plain"]).toContain("a folder with spaces");
  expect(await kernel.close()).toBe(0);
  rmSync(join(prefix, "dossier"), { recursive: true });

  await removeKernelspec(folder);
  expect(readdirSync(join(prefix, "share", "jupyter"), { recursive: true })).toEqual(["kernels"]);
  await expect(removeKernelspec(folder)).rejects.toThrow(/no Dossier kernel is installed here/);
});
