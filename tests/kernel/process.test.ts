import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { dossierArgv } from "./argv.ts";
import { freePorts, KernelClient } from "./client.ts";

// What a kernel leaves behind: nothing, however it or what started it ends.

const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const env = { XDG_DATA_HOME: mkdtempSync(join(tmpdir(), "dossier-process-")) };

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process that evaluates the kernel's cells. */
async function cellProcess(kernel: KernelClient): Promise<number> {
  const { iopub } = await kernel.execute("process.pid", {}, { timeout: 60_000 });
  return Number(iopub.find(({ type }) => type === "execute_result")?.content.data["text/plain"]);
}

/** The TCP ports a process listens on, from Linux's tables. */
function listening(pid: number): number[] {
  const fds = readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      return ""; // closed since
    }
  });
  const rows = ["tcp", "tcp6"].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, "utf8").split("\n").slice(1),
  );
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === "0A" && fds.includes(`socket:[${inode}]`))
    .map(([, local]) => Number.parseInt(String(local).split(":")[1] ?? "", 16));
}

test.runIf(process.platform === "linux")(
  "listens on the five ports of its connection file, and no other",
  async () => {
    const kernel = await KernelClient.start(
      [process.execPath, program, "kernel", "start", "{connection_file}"],
      { env },
    );
    const pid = await cellProcess(kernel);
    const ports = Object.entries(kernel.connection).filter(([name]) => name.endsWith("_port"));
    const sorted = (numbers: unknown[]) => numbers.map(Number).sort((a, b) => a - b);
    expect(sorted(listening(kernel.process?.pid as number))).toEqual(sorted(ports.map(([, port]) => port)));
    expect(listening(pid)).toEqual([]);
    expect(await kernel.close()).toBe(0);
  },
);

test("shutdown with a timer alive ends both processes at once", async () => {
  const kernel = await KernelClient.start(dossierArgv, { env });
  const pid = await cellProcess(kernel);
  await kernel.execute("setInterval(() => {}, 1000); 0");
  expect(lives(pid)).toBe(true);
  expect(await kernel.close()).toBe(0);
  expect(lives(pid)).toBe(false);
});

test.skipIf(process.platform === "win32")(
  "a kernel that is killed takes a busy cell's process with it",
  async () => {
    const kernel = await KernelClient.start(dossierArgv, { env });
    const pid = await cellProcess(kernel);
    kernel.send("execute_request", { code: "console.log('begun'); while (true) {}" });
    await kernel.waitFor(({ type }) => type === "stream");
    kernel.process?.kill("SIGKILL");
    await vi.waitFor(() => expect(lives(pid)).toBe(false), { timeout: 5000 });
    await kernel.close();
  },
);

test.skipIf(process.platform === "win32").each([
  ["while it runs", 1500],
  ["before it has begun to run", 0],
])("a kernel ends when the server that started it is gone: %s", async (_, wait) => {
  const folder = mkdtempSync(join(tmpdir(), "dossier-orphan-"));
  const [shell, control, stdin, iopub, hb] = await freePorts(5);
  const file = join(folder, "connection.json");
  const ports = {
    shell_port: shell,
    control_port: control,
    stdin_port: stdin,
    iopub_port: iopub,
    hb_port: hb,
  };
  writeFileSync(file, JSON.stringify({ ip: "127.0.0.1", key: "k", ...ports }));
  // A server in small: it starts the kernel, says which process it is, and is then killed.
  const server = spawn(
    process.execPath,
    [
      "-e",
      `const { spawn } = require("node:child_process");
       const kernel = spawn(process.argv[1], process.argv.slice(2), { env: { ...process.env, JPY_PARENT_PID: process.pid } });
       kernel.once("spawn", () => console.log(kernel.pid));
       setInterval(() => {}, 1000);`,
      ...dossierArgv.map((arg) => arg.replace("{connection_file}", file)),
    ],
    { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const kernel = await new Promise<number>((resolve) =>
    server.stdout.once("data", (pid) => resolve(Number(pid))),
  );
  await new Promise((resolve) => setTimeout(resolve, wait));
  expect(lives(kernel)).toBe(true);
  server.kill("SIGKILL");
  await vi.waitFor(() => expect(lives(kernel)).toBe(false), { timeout: 15_000 });
});

test("a connection file that is wrong is said on stderr, with exit code 1", () => {
  const [node, ...args] = dossierArgv.map((arg) => arg.replace("{connection_file}", "/no/such/file.json"));
  try {
    execFileSync(node as string, args, { stdio: "pipe", env: { ...process.env, ...env } });
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    expect(status).toBe(1);
    expect(String(stderr)).toMatch(/\/no\/such\/file\.json: the connection file cannot be read \(ENOENT\)/);
    return;
  }
  expect.unreachable();
});
