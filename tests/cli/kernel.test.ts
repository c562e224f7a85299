import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dossier } from "./captured.ts";

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), "dossier-cli-")));
const spec = (data: string) => join(data, "kernels", "dossier", "kernel.json");

test.each([
  ["for the user", [], (cwd: string) => ({ JUPYTER_DATA_DIR: join(cwd, "data") }), ["data"]],
  ["under a prefix", ["--prefix", "env"], () => ({}), ["env", "share", "jupyter"]],
  [
    "in the active environment",
    ["--sys-prefix"],
    (cwd: string) => ({ VIRTUAL_ENV: cwd }),
    ["share", "jupyter"],
  ],
])("installs %s, and removes", async (_name, options, environment, data) => {
  const cwd = folder();
  const kernel = (action: string) =>
    dossier(["kernel", action, ...options], cwd, environment(cwd) as Record<string, string>);
  const installed = await kernel("install");
  expect(installed).toMatchObject({ code: 0, stdout: "" });
  expect(installed.stderr).toContain(join(cwd, ...data, "kernels", "dossier"));
  const file = spec(join(cwd, ...data));
  expect(JSON.parse(readFileSync(file, "utf8")).display_name).toBe("TypeScript (Dossier)");
  expect(await kernel("remove")).toMatchObject({ code: 0 });
  expect(existsSync(file)).toBe(false);
  expect(await kernel("remove")).toMatchObject({ code: 2 });
});

test("without an active environment, says what to write", async () => {
  const { code, stderr } = await dossier(["kernel", "install", "--sys-prefix"], folder());
  expect(code).toBe(2);
  expect(stderr).toContain("no virtual environment is active");
  expect(stderr).toContain("--prefix DIR");
});

test("a kernel without its connection file says so", async () => {
  const { code, stderr } = await dossier(["kernel", "start", "none.json"], folder());
  expect(code).toBe(2);
  expect(stderr).toContain("none.json: the connection file cannot be read (ENOENT)");
});

test("lab says how to get Jupyter where there is none", async () => {
  const { code, stderr } = await dossier(["lab"], folder(), { PATH: "" });
  expect(code).toBe(2);
  expect(stderr).toMatch(/no Jupyter was found on PATH\n.*pipx install jupyterlab/s);
});

test.skipIf(process.platform === "win32").each([
  ["JupyterLab", "lab"],
  ["Jupyter Notebook where there is no Lab", "notebook"],
])("lab installs the kernel and opens %s on notebooks/", async (_name, frontend) => {
  const cwd = folder();
  const log = join(cwd, "log");
  // A jupyter that has one frontend, and writes down how it was started.
  writeFileSync(
    join(cwd, "jupyter"),
    `#!/bin/sh\n[ "$1" = ${frontend} ] || exit 1\n[ "$2" = --version ] || echo "$PWD: $*" > "${log}"\n`,
    { mode: 0o755 },
  );
  mkdirSync(join(cwd, "notebooks"));
  const env = { PATH: `${cwd}:/bin:/usr/bin`, JUPYTER_DATA_DIR: join(cwd, "data") };
  expect(await dossier(["lab", "--no-browser", "--port", "8999"], cwd, env)).toMatchObject({ code: 0 });
  expect(readFileSync(log, "utf8")).toBe(`${join(cwd, "notebooks")}: ${frontend} --no-browser --port 8999\n`);
  expect(existsSync(spec(join(cwd, "data")))).toBe(true);
});
