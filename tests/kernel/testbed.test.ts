import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dossierArgv } from "./argv.ts";
import { KernelClient, type Received, streamText } from "./client.ts";

// The 27 checks of kernel-testbed (https://github.com/runtimed/kernel-testbed), by its names, on the built kernel.

let kernel: KernelClient;

beforeAll(async () => {
  const env = { XDG_DATA_HOME: mkdtempSync(join(tmpdir(), "dossier-testbed-")) };
  kernel = await KernelClient.start(dossierArgv, { env });
  await kernel.execute("0", {}, { timeout: 60_000 });
});
afterAll(() => kernel?.close());

const of = (messages: readonly Received[], type: string) => messages.find((message) => message.type === type);
const states = (messages: readonly Received[]) =>
  messages.filter(({ type }) => type === "status").map(({ content }) => content.execution_state);

test("heartbeat_responds", async () => {
  expect(await kernel.heartbeat()).toBeLessThan(1000);
});

test("iopub_welcome", () => {
  expect(of(kernel.log, "iopub_welcome")?.content).toEqual({ subscription: "" });
});

test("kernel_info_reply_valid", async () => {
  const { reply } = await kernel.request("kernel_info_request");
  expect(reply.type).toBe("kernel_info_reply");
  expect(reply.content).toMatchObject({
    status: "ok",
    implementation: "dossier",
    banner: expect.any(String),
  });
});

test("kernel_info_has_language_info", async () => {
  const { reply } = await kernel.request("kernel_info_request");
  expect(reply.content.language_info).toMatchObject({ name: "typescript", file_extension: ".ts" });
});

test("kernel_info_has_protocol_version", async () => {
  const { reply } = await kernel.request("kernel_info_request");
  expect(reply.content.protocol_version).toBe("5.4");
});

test("execute_stdout", async () => {
  expect(streamText((await kernel.execute("console.log('hello')")).iopub)).toBe("hello\n");
});

test("execute_stderr", async () => {
  expect(streamText((await kernel.execute("console.error('oh')")).iopub, "stderr")).toBe("oh\n");
});

test("execute_reply_ok", async () => {
  const { reply } = await kernel.execute("const ok = 1;");
  expect(reply.content).toMatchObject({
    status: "ok",
    execution_count: expect.any(Number),
    user_expressions: {},
  });
});

test("status_busy_idle_lifecycle", async () => {
  const { iopub } = await kernel.execute("1");
  expect(states(iopub)).toEqual(["busy", "idle"]);
  expect(iopub.at(0)?.type).toBe("status");
  expect(iopub.at(-1)?.type).toBe("status");
});

test("execute_input_broadcast", async () => {
  const { reply, iopub } = await kernel.execute("2 + 2");
  expect(of(iopub, "execute_input")?.content).toEqual({
    code: "2 + 2",
    execution_count: reply.content.execution_count,
  });
});

test("complete_request", async () => {
  const { reply } = await kernel.request("complete_request", { code: "const é = Math.ab", cursor_pos: 17 });
  expect(reply.content).toMatchObject({ status: "ok", matches: ["abs"], cursor_start: 15, cursor_end: 17 });
});

test("inspect_request", async () => {
  const { reply } = await kernel.request("inspect_request", {
    code: "Math.max(1)",
    cursor_pos: 7,
    detail_level: 0,
  });
  expect(reply.content).toMatchObject({ status: "ok", found: true });
  expect(reply.content.data["text/plain"]).toContain("max");
});

test("is_complete_complete", async () => {
  const { reply } = await kernel.request("is_complete_request", { code: "const done = [1, 2];" });
  expect(reply.content).toEqual({ status: "complete" });
});

test("is_complete_incomplete", async () => {
  const { reply } = await kernel.request("is_complete_request", { code: "function open() {" });
  expect(reply.content).toEqual({ status: "incomplete", indent: expect.stringMatching(/^\s+$/) });
});

test("history_request", async () => {
  await kernel.execute("'remember me'");
  const { reply } = await kernel.request("history_request", { hist_access_type: "tail", n: 1, output: true });
  expect(reply.content.history).toEqual([
    [expect.any(Number), expect.any(Number), ["'remember me'", "'remember me'"]],
  ]);
});

test("comm_info_request", async () => {
  const { reply } = await kernel.request("comm_info_request", {});
  expect(reply.content).toMatchObject({ status: "ok", comms: {} });
});

test("error_handling", async () => {
  const { reply, iopub } = await kernel.execute("throw new RangeError('no such year');");
  const error = { ename: "RangeError", evalue: "no such year" };
  expect(reply.content).toMatchObject({ status: "error", ...error });
  expect(of(iopub, "error")?.content).toMatchObject(error);
  expect(of(iopub, "error")?.content.traceback.join("\n")).toContain("no such year");
});

test("display_data", async () => {
  const { iopub } = await kernel.execute("display.html('<b>bold</b>')");
  expect(of(iopub, "display_data")?.content.data).toMatchObject({ "text/html": "<b>bold</b>" });
});

test("update_display_data", async () => {
  const { iopub } = await kernel.execute("const handle = display.html('one'); handle.update('two');");
  const id = of(iopub, "display_data")?.content.transient.display_id;
  expect(id).toEqual(expect.any(String));
  expect(of(iopub, "update_display_data")?.content.transient.display_id).toBe(id);
});

test("execute_result", async () => {
  const { reply, iopub } = await kernel.execute("6 * 7");
  expect(of(iopub, "execute_result")?.content).toMatchObject({
    data: { "text/plain": "42" },
    execution_count: reply.content.execution_count,
  });
});

test("rich_execute_result", async () => {
  const { iopub } = await kernel.execute(
    "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<i>rich</i>', 'text/plain': 'rich' }) })",
  );
  expect(of(iopub, "execute_result")?.content.data).toEqual({
    "text/html": "<i>rich</i>",
    "text/plain": "rich",
  });
});

test("stdin_input_request", async () => {
  kernel.onInput = ({ content }) => (content.prompt === "Your name? " ? "Ada" : undefined);
  const { iopub } = await kernel.execute("await prompt('Your name? ')", { allow_stdin: true });
  expect(of(iopub, "execute_result")?.content.data["text/plain"]).toBe("'Ada'");
});

test("comms_lifecycle", async () => {
  await kernel.execute(`
    import { registerComm } from "dossier";
    registerComm("echo", (comm) => comm.onMessage((data) => comm.send({ echo: data })));
  `);
  kernel.send("comm_open", { comm_id: "c1", target_name: "echo", data: {} });
  const message = kernel.send("comm_msg", { comm_id: "c1", data: "hello" });
  const echo = await kernel.waitFor(({ type, parent }) => type === "comm_msg" && parent.msg_id === message);
  expect(echo.content).toEqual({ comm_id: "c1", data: { echo: "hello" } });
  const list = async () => (await kernel.request("comm_info_request", {})).reply.content.comms;
  expect(await list()).toEqual({ c1: { target_name: "echo" } });
  await kernel.idle(kernel.send("comm_close", { comm_id: "c1", data: {} }));
  expect(await list()).toEqual({});
});

test("interrupt_request", async () => {
  const cell = kernel.send("execute_request", { code: "const kept = 1; while (true) {}" });
  const answer = kernel.answer(cell);
  await kernel.waitFor(({ type, parent }) => type === "execute_input" && parent.msg_id === cell);
  const interrupt = await kernel.request("interrupt_request", {}, { channel: "control" });
  expect(interrupt.reply.content).toEqual({ status: "ok" });
  expect((await answer).reply.content).toMatchObject({ status: "error", ename: "KeyboardInterrupt" });
});

test("execution_count_increments", async () => {
  const first = await kernel.execute("1");
  const second = await kernel.execute("2");
  expect(second.reply.content.execution_count).toBe(first.reply.content.execution_count + 1);
});

test("parent_header_correlation", async () => {
  const { reply, iopub } = await kernel.execute("console.log(1); 2");
  for (const message of [reply, ...iopub]) expect(message.parent.msg_id).toBe(reply.parent.msg_id);
  expect(iopub.length).toBeGreaterThanOrEqual(5);
});

test("shutdown_reply", async () => {
  const { reply } = await kernel.request(
    "shutdown_request",
    { restart: false },
    { channel: "control", idle: false },
  );
  expect(reply.content).toEqual({ status: "ok", restart: false });
  expect(await kernel.close()).toBe(0);
});
