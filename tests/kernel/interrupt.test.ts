import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dossierArgv } from "./argv.ts";
import { KernelClient, streamText } from "./client.ts";

// An interrupt always works and keeps state; what kills the session's process costs the variables, not the kernel.

let kernel: KernelClient;

beforeAll(async () => {
  const env = { XDG_DATA_HOME: mkdtempSync(join(tmpdir(), "dossier-interrupt-")) };
  kernel = await KernelClient.start(dossierArgv, { env });
  await kernel.execute("const year = 1963; let interrupted = 0;", {}, { timeout: 60_000 });
});
afterAll(() => kernel?.close());

const result = async (code: string) => {
  const { iopub } = await kernel.execute(code);
  return iopub.find(({ type }) => type === "execute_result")?.content.data["text/plain"];
};

test.each([
  ["a loop", "while (true) {}"],
  ["a loop after an await", "await 0; while (true) {}"],
  ["a loop of awaits", "while (true) { await null; }"],
  ["a pending await", "await new Promise(() => setInterval(() => {}, 1000));"],
  ["a child process that is waited for", `require("node:child_process").execSync("sleep 60");`],
  ["a catastrophic regular expression", `/^(a+)+$/.test("a".repeat(50) + "b");`],
  ["Atomics.wait", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"],
])("%s stops, and state is kept", async (_name, code) => {
  const cell = kernel.send("execute_request", { code: `console.log('begun'); interrupted++; ${code}` });
  const queued = kernel.send("execute_request", { code: "'behind it'" });
  await kernel.waitFor(({ type, parent }) => type === "stream" && parent.msg_id === cell);
  const { reply } = await kernel.request("interrupt_request", {}, { channel: "control" });
  expect(reply.content.status).toBe("ok");
  const stopped = await kernel.answer(cell);
  expect(stopped.reply.content).toMatchObject({ status: "error", ename: "KeyboardInterrupt" });
  expect(stopped.iopub.filter(({ type }) => type === "error")).toHaveLength(1);
  expect((await kernel.answer(queued)).reply.content.status).toBe("aborted");
  expect(await result("year")).toBe("1963");
});

test("every one of them had begun", async () => {
  expect(await result("interrupted")).toBe("7");
});

test("an interrupt while nothing runs does nothing", async () => {
  const { reply } = await kernel.request("interrupt_request", {}, { channel: "control" });
  expect(reply.content).toEqual({ status: "ok" });
  expect(await result("year")).toBe("1963");
});

test.skipIf(process.platform === "win32")("a signal interrupts too", async () => {
  const cell = kernel.send("execute_request", { code: "console.log('begun'); while (true) {}" });
  await kernel.waitFor(({ type, parent }) => type === "stream" && parent.msg_id === cell);
  kernel.process?.kill("SIGINT");
  expect((await kernel.answer(cell)).reply.content.ename).toBe("KeyboardInterrupt");
  expect(await result("year")).toBe("1963");
});

test("process.exit is an error that says so, and state is kept", async () => {
  const { reply, iopub } = await kernel.execute("console.log('before'); process.exit(3);");
  expect(reply.content.status).toBe("error");
  expect(reply.content.evalue).toMatch(/process\.exit\(3\)/);
  expect(streamText(iopub)).toBe("before\n");
  expect(await result("year")).toBe("1963");
});

test("a native crash is an error that says that the session was restarted, and the kernel goes on", async () => {
  const { reply, iopub } = await kernel.execute("console.log('before'); process.abort();");
  expect(reply.content.status).toBe("error");
  expect(reply.content.evalue).toMatch(/SIGABRT.*restarted/);
  expect(streamText(iopub)).toBe("before\n");
  expect(await result("1 + 1")).toBe("2");
});

test("shutdown in the middle of a cell", async () => {
  kernel.send("execute_request", { code: "while (true) {}" });
  const { reply } = await kernel.request(
    "shutdown_request",
    { restart: true },
    { channel: "control", idle: false },
  );
  expect(reply.content).toEqual({ status: "ok", restart: true });
  expect(await kernel.close()).toBe(0);
});
