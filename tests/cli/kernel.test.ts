import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";

function terminal(env: Record<string, string> = {}) {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), "dossier-cli-")));
  const written = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof written) => ({
    write(text: string) {
      written[name] += text;
    },
  });
  const io = {
    cwd,
    env,
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    signal: new AbortController().signal,
  };
  return { cwd, written, run: (...args: string[]) => main(args, { ...io, env }) };
}

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
])("installs %s, and removes", async (_name, options, environment, folder) => {
  const env: Record<string, string> = {};
  const { cwd, written, run } = terminal(env);
  Object.assign(env, environment(cwd));
  expect(await run("kernel", "install", ...options)).toBe(0);
  const file = spec(join(cwd, ...folder));
  expect(written.stderr).toContain(join(cwd, ...folder, "kernels", "dossier"));
  expect(JSON.parse(readFileSync(file, "utf8")).display_name).toBe("TypeScript (Dossier)");
  expect(await run("kernel", "remove", ...options)).toBe(0);
  expect(existsSync(file)).toBe(false);
  expect(await run("kernel", "remove", ...options)).toBe(2);
  expect(written.stdout).toBe("");
});

test("without an active environment, says what to write", async () => {
  const { written, run } = terminal();
  expect(await run("kernel", "install", "--sys-prefix")).toBe(2);
  expect(written.stderr).toContain("no virtual environment is active");
  expect(written.stderr).toContain("--prefix DIR");
});

test("a kernel without its connection file says so", async () => {
  const { written, run } = terminal();
  expect(await run("kernel", "start", "none.json")).toBe(2);
  expect(written.stderr).toContain("none.json: the connection file cannot be read (ENOENT)");
});

test("lab says how to get Jupyter where there is none", async () => {
  const { written, run } = terminal({ PATH: "" });
  expect(await run("lab")).toBe(2);
  expect(written.stderr).toMatch(/no Jupyter was found on PATH\n.*pipx install jupyterlab/s);
});

test.skipIf(process.platform === "win32").each([
  ["JupyterLab", "lab"],
  ["Jupyter Notebook where there is no Lab", "notebook"],
])("lab installs the kernel and opens %s on notebooks/", async (_name, frontend) => {
  const env: Record<string, string> = {};
  const { cwd, run } = terminal(env);
  const jupyter = join(cwd, "jupyter");
  const log = join(cwd, "log");
  // A jupyter that has one frontend, and writes down how it was started.
  writeFileSync(
    jupyter,
    `#!/bin/sh\n[ "$1" = ${frontend} ] || exit 1\n[ "$2" = --version ] || echo "$PWD: $*" > "${log}"\n`,
  );
  chmodSync(jupyter, 0o755);
  mkdirSync(join(cwd, "notebooks"));
  Object.assign(env, { PATH: `${cwd}:/bin:/usr/bin`, JUPYTER_DATA_DIR: join(cwd, "data") });
  expect(await run("lab", "--no-browser", "--port", "8999")).toBe(0);
  expect(readFileSync(log, "utf8")).toBe(`${join(cwd, "notebooks")}: ${frontend} --no-browser --port 8999\n`);
  expect(existsSync(spec(join(cwd, "data")))).toBe(true);
});
