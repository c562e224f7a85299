import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Server, serve } from "../../src/kernel/server.ts";
import { KernelClient, type LaunchOptions, streamText } from "./client.ts";
import { type CellOptions, ScriptedSession } from "./scripted-session.ts";

// The kernel's side of the protocol, on a session that is scripted: no cell is compiled here.

let server: Promise<Server>;
let client: KernelClient;

async function start(
  cells: ScriptedSession["cells"] = {},
  options: LaunchOptions = {},
): Promise<ScriptedSession> {
  const session = new ScriptedSession(cells);
  await startOn(async () => session, options);
  return session;
}

async function startOn(
  openSession: () => Promise<ScriptedSession>,
  options: LaunchOptions = {},
): Promise<void> {
  const historyFolder = join(mkdtempSync(join(tmpdir(), "dossier-history-")), "history");
  client = await KernelClient.start((file) => {
    server = serve(file, { openSession, historyFolder });
  }, options);
}

afterEach(async () => {
  await client.close();
  await (await server).close();
  vi.restoreAllMocks();
});

const fail = () => {
  throw new RangeError("no such year");
};
const print =
  (text: string) =>
  ({ onOutput }: CellOptions) =>
    onOutput({ type: "stream", name: "stdout", text });
const types = (messages: readonly { type: string }[]) => messages.map(({ type }) => type);
const tick = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("execute", () => {
  test("is bracketed by busy and idle, in order, with the request as parent of all", async () => {
    await start({ cell: print("hello") });
    const { reply, iopub } = await client.execute("cell");
    expect(types(iopub)).toEqual(["status", "execute_input", "stream", "status"]);
    expect(iopub[0]?.content).toEqual({ execution_state: "busy" });
    expect(iopub[1]?.content).toEqual({ code: "cell", execution_count: 1 });
    expect(iopub[2]?.content).toEqual({ name: "stdout", text: "hello" });
    expect(iopub[3]?.content).toEqual({ execution_state: "idle" });
    expect(reply.content).toEqual({ status: "ok", execution_count: 1, payload: [], user_expressions: {} });
    for (const message of [reply, ...iopub]) expect(message.parent.session).toBe(client.session);
  });

  test("counts stored cells only; a silent one shows nothing", async () => {
    await start({ cell: print("hello") });
    const counts = [];
    for (const content of [{}, { store_history: false }, { silent: true }, {}]) {
      const { reply, iopub } = await client.execute("cell", content);
      counts.push([reply.content.execution_count, types(iopub).join(" ")]);
    }
    expect(counts).toEqual([
      [1, "status execute_input stream status"],
      [2, "status execute_input stream status"],
      [1, "status status"],
      [2, "status execute_input stream status"],
    ]);
    const history = await client.request("history_request", { hist_access_type: "tail", n: 9 });
    expect(history.reply.content.history).toEqual([
      [1, 1, "cell"],
      [1, 2, "cell"],
    ]);
  });

  test("passes every kind of output on, in order", async () => {
    const data = { "text/plain": "1" };
    const transient = { display_id: "d" };
    await start({
      cell: ({ onOutput }) => {
        onOutput({ type: "stream", name: "stdout", text: "a" });
        onOutput({ type: "display_data", data, metadata: { m: 1 }, transient });
        onOutput({ type: "stream", name: "stderr", text: "b" });
        onOutput({ type: "clear_output", wait: true });
        onOutput({ type: "update_display_data", data, metadata: {}, transient });
        onOutput({ type: "execute_result", data, metadata: {} });
      },
    });
    const { iopub } = await client.execute("cell");
    expect(iopub.slice(2, -1).map(({ type, content }) => [type, content])).toEqual([
      ["stream", { name: "stdout", text: "a" }],
      ["display_data", { data, metadata: { m: 1 }, transient }],
      ["stream", { name: "stderr", text: "b" }],
      ["clear_output", { wait: true }],
      ["update_display_data", { data, metadata: {}, transient }],
      ["execute_result", { data, metadata: {}, execution_count: 1 }],
    ]);
  });

  test("evaluates user expressions, each failing for itself", async () => {
    await start();
    const { reply } = await client.execute("cell", { user_expressions: { good: "x", poor: "bad" } });
    expect(reply.content.user_expressions).toEqual({
      good: { status: "ok", data: { "text/plain": "X" }, metadata: {} },
      poor: { status: "error", ename: "E", evalue: "bad", traceback: [] },
    });
  });

  test("an error is told once on iopub and in the reply", async () => {
    await start({ fail });
    const { reply, iopub } = await client.execute("fail");
    const error = { ename: "RangeError", evalue: "no such year", traceback: ["RangeError: no such year"] };
    expect(reply.content).toMatchObject({ status: "error", execution_count: 1, ...error });
    expect(iopub.filter(({ type }) => type === "error").map(({ content }) => content)).toEqual([error]);
  });

  test("a cell without code is refused", async () => {
    await start();
    const { reply } = await client.request("execute_request", {});
    expect(reply.content).toMatchObject({ status: "error", evalue: "execute_request has no code" });
  });

  test("output that comes late belongs to its own cell", async () => {
    let late: CellOptions["onOutput"] = () => {};
    await start({
      timer: ({ onOutput }) => {
        late = onOutput;
      },
      next: () => late({ type: "stream", name: "stdout", text: "late" }),
    });
    const timer = await client.execute("timer");
    const next = await client.execute("next");
    expect(types(next.iopub)).not.toContain("stream");
    expect(streamText(client.outputs(timer.reply.parent.msg_id as string))).toBe("late");
  });
});

describe("a cell that fails", () => {
  test("aborts the cells queued behind it, and nothing else", async () => {
    const session = await start({ fail: () => tick().then(fail) });
    const sent = ["fail", "second", "third"].map((code) => client.send("execute_request", { code }));
    const info = client.send("comm_info_request", {});
    const statuses = await Promise.all([...sent, info].map((id) => client.answer(id)));
    expect(statuses.map(({ reply }) => reply.content.status)).toEqual(["error", "aborted", "aborted", "ok"]);
    expect(types(statuses[1]?.iopub ?? [])).toEqual(["status", "status"]);
    expect((await client.execute("fourth")).reply.content.status).toBe("ok");
    expect(session.executed).toEqual(["fail", "fourth"]);
  });

  test("aborts nothing that is sent after its reply", async () => {
    await start({ fail });
    for (let i = 0; i < 20; i++) {
      await client.request("execute_request", { code: "fail" }, { idle: false });
      const { reply } = await client.request("execute_request", { code: "next" });
      expect(reply.content.status).toBe("ok");
    }
  });

  test("aborts nothing with stop_on_error false", async () => {
    await start({ fail });
    const sent = ["fail", "next"].map((code) =>
      client.send("execute_request", { code, stop_on_error: false }),
    );
    const answers = await Promise.all(sent.map((id) => client.answer(id)));
    expect(answers.map(({ reply }) => reply.content.status)).toEqual(["error", "ok"]);
  });
});

describe("while a cell runs", () => {
  test("completion, kernel_info and history answer, and the kernel stays busy", async () => {
    let finish = () => {};
    await start({
      long: () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    });
    const cell = client.send("execute_request", { code: "long" });
    await client.waitFor(({ type }) => type === "execute_input");
    for (const [type, content] of [
      ["complete_request", { code: "x.to", cursor_pos: 4 }],
      ["kernel_info_request", {}],
      ["history_request", { hist_access_type: "tail", n: 1 }],
    ] as const)
      expect((await client.request(type, content)).reply.content.status).toBe("ok");
    const busy = () => client.outputs(cell).filter(({ content }) => content.execution_state === "busy");
    await vi.waitFor(() => expect(busy()).toHaveLength(4));
    finish();
    await client.answer(cell);
  });

  test("it can be interrupted on the control channel", async () => {
    let stop = () => {};
    const session = await start({
      long: () =>
        new Promise<void>((_resolve, reject) => {
          stop = () => reject(new Error("stopped"));
        }),
    });
    session.interrupted = () => stop();
    const cell = client.send("execute_request", { code: "long" });
    await client.waitFor(({ type }) => type === "execute_input");
    const answer = client.answer(cell);
    const interrupt = await client.request("interrupt_request", {}, { channel: "control" });
    expect(interrupt.reply.content).toEqual({ status: "ok" });
    expect((await answer).reply.content.evalue).toBe("stopped");
  });
});

describe("cursors", () => {
  test("are counted in code points", async () => {
    await start();
    const { reply } = await client.request("complete_request", { code: "'𝒙𝒚'.to", cursor_pos: 7 });
    expect(reply.content).toMatchObject({
      status: "ok",
      matches: ["toFixed"],
      cursor_start: 5,
      cursor_end: 7,
    });
    const inspected = await client.request("inspect_request", {
      code: "𝒙y z",
      cursor_pos: 2,
    });
    expect(inspected.reply.content.data).toEqual({ "text/plain": "𝒙y" });
  });
});

test("is_complete gives the indent of what is incomplete, and only of that", async () => {
  await start();
  const status = async (code: string) =>
    (await client.request("is_complete_request", { code })).reply.content;
  expect(await status("if (x) {")).toEqual({ status: "incomplete", indent: "  " });
  expect(await status("1")).toEqual({ status: "complete" });
});

describe("input", () => {
  test("goes to the frontend and back", async () => {
    const session = await start({
      ask: async (cell) => session.executed.push(String(await cell.onInput?.("Who?", true))),
    });
    client.onInput = ({ content }) => {
      expect(content).toEqual({ prompt: "Who?", password: true });
      return "Ada";
    };
    await client.execute("ask", { allow_stdin: true });
    expect(session.executed).toEqual(["ask", "Ada"]);
  });

  test("is not offered to a cell whose frontend cannot answer", async () => {
    let offered: unknown = "unknown";
    await start({
      ask: ({ onInput }) => {
        offered = onInput;
      },
    });
    await client.execute("ask", { allow_stdin: false });
    expect(offered).toBeUndefined();
  });
});

describe("comms", () => {
  test("opened by a cell are listed until closed, with data, metadata and buffers on the way", async () => {
    await start({
      open: ({ onComm }) =>
        onComm({
          type: "comm_open",
          comm_id: "c",
          target_name: "widget",
          data: { a: 1 },
          metadata: { m: 1 },
          buffers: [Buffer.from("binary")],
        }),
      close: ({ onComm }) => onComm({ type: "comm_close", comm_id: "c", data: {} }),
    });
    const list = async (content = {}) =>
      (await client.request("comm_info_request", content)).reply.content.comms;
    const { iopub } = await client.execute("open");
    const opened = iopub.find(({ type }) => type === "comm_open");
    expect(opened?.content).toEqual({ comm_id: "c", target_name: "widget", data: { a: 1 } });
    expect(opened?.metadata).toEqual({ m: 1 });
    expect(opened?.buffers.map(String)).toEqual(["binary"]);
    expect(await list()).toEqual({ c: { target_name: "widget" } });
    expect(await list({ target_name: "other" })).toEqual({});
    await client.execute("close");
    expect(await list()).toEqual({});
  });

  test("opened by the frontend reach the session in turn, with their answers' parent", async () => {
    const session = await start({ register: () => tick() });
    session.onComm = ({ comm_id }, send) => send({ type: "comm_msg", comm_id, data: "pong" });
    client.send("execute_request", { code: "register" });
    client.send(
      "comm_open",
      { comm_id: "f", target_name: "t", data: { n: 1 } },
      { buffers: [Buffer.from("b")] },
    );
    const message = client.send("comm_msg", { comm_id: "f", data: "ping" });
    const answer = await client.waitFor(
      ({ type, parent }) => type === "comm_msg" && parent.msg_id === message,
    );
    expect(answer.content).toEqual({ comm_id: "f", data: "pong" });
    expect(session.comms.map(({ type, data }) => [type, data])).toEqual([
      ["comm_open", { n: 1 }],
      ["comm_msg", "ping"],
    ]);
    expect(session.comms[0]?.buffers?.map(String)).toEqual(["b"]);
  });

  test("a message for a known comm reaches a cell that waits for it", async () => {
    let received = () => {};
    const session = await start({
      wait: ({ onComm }) => {
        onComm({ type: "comm_open", comm_id: "c", target_name: "t", data: {} });
        return new Promise<void>((resolve) => {
          received = resolve;
        });
      },
    });
    session.onComm = () => received();
    const cell = client.send("execute_request", { code: "wait" });
    await client.waitFor(({ type }) => type === "comm_open");
    client.send("comm_msg", { comm_id: "c", data: {} });
    expect((await client.answer(cell)).reply.content.status).toBe("ok");
  });
});

describe("what cannot be accepted", () => {
  test("is logged and dropped, and the kernel lives on", async () => {
    const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await start();
    const header = JSON.stringify({ msg_id: "1", msg_type: "execute_request", session: "s" });
    const signed = (...parts: string[]) => ["<IDS|MSG>", client.sign(parts), ...parts];
    const valid = signed(header, "{}", "{}", '{"code":"1"}');
    for (const frames of [
      ["<IDS|MSG>", "0".repeat(64), header, "{}", "{}", "{}"],
      ["no delimiter"],
      signed(header, "{}"),
      signed(header, "{}", "{}", "{"),
      valid,
      valid,
    ])
      await client.sockets.shell.send(frames);
    expect((await client.request("kernel_info_request")).reply.content.status).toBe("ok");
    const lines = stderr.mock.calls.map(([line]) => String(line)).filter((line) => line.includes("refused"));
    expect(lines.map((line) => line.trim().split(": ")[1])).toEqual([
      "its signature is wrong",
      "it has no <IDS|MSG> delimiter",
      "it has 3 of the 5 parts behind its delimiter",
      "its content is not JSON",
      "it was received before (replay)",
    ]);
  });

  test("an unknown request is answered with an error", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await start();
    const { reply, iopub } = await client.request("create_subshell_request", {}, { channel: "control" });
    expect(reply.type).toBe("create_subshell_reply");
    expect(reply.content).toMatchObject({ status: "error", ename: "NotSupported" });
    expect(types(iopub)).toEqual(["status", "status"]);
  });

  test("the debugger is refused in its own terms", async () => {
    await start();
    const content = { type: "request", seq: 4, command: "initialize", arguments: {} };
    const { reply } = await client.request("debug_request", content, { channel: "control" });
    expect(reply.content).toMatchObject({ success: false, request_seq: 4, command: "initialize" });
  });
});

test("a session that cannot be opened is an error of the cell, and is tried again", async () => {
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  let ready = false;
  await startOn(async () => {
    if (!ready) throw new Error("no memory");
    return new ScriptedSession();
  });
  expect((await client.execute("1")).reply.content).toMatchObject({ status: "error", evalue: "no memory" });
  ready = true;
  expect((await client.execute("1")).reply.content.status).toBe("ok");
  expect(stderr).toHaveBeenCalled();
});

test("each subscriber of iopub is welcomed", async () => {
  await start();
  const welcome = client.log.find(({ type }) => type === "iopub_welcome");
  expect(welcome?.content).toEqual({ subscription: "" });
  expect(welcome?.parent).toEqual({});
});

test("nothing is lost or reordered: 20,000 lines, 3,000 displays, 10 MB of text", async () => {
  const long = "x".repeat(1e7);
  await start({
    lines: ({ onOutput }) => {
      for (let i = 0; i < 20_000; i++) onOutput({ type: "stream", name: "stdout", text: `${i}\n` });
    },
    displays: ({ onOutput }) => {
      for (let i = 0; i < 3000; i++)
        onOutput({ type: "display_data", data: { "text/plain": `${i}` }, metadata: {} });
    },
    long: print(long),
  });
  const lines = await client.execute("lines");
  expect(streamText(lines.iopub)).toBe(Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(""));
  const displays = await client.execute("displays");
  const shown = displays.iopub.filter(({ type }) => type === "display_data");
  expect(shown.map(({ content }) => content.data["text/plain"])).toEqual(
    Array.from({ length: 3000 }, (_, i) => `${i}`),
  );
  expect(streamText((await client.execute("long")).iopub)).toHaveLength(1e7);
});

test("300 cells sent at once all run, in order, each with its idle", async () => {
  const session = await start();
  const codes = Array.from({ length: 300 }, (_, i) => `cell ${i}`);
  const answers = await Promise.all(
    codes.map((code) => client.answer(client.send("execute_request", { code }))),
  );
  expect(session.executed).toEqual(codes);
  expect(answers.map(({ reply }) => reply.content.execution_count)).toEqual(codes.map((_, i) => i + 1));
});

test("shutdown echoes restart, and then ends", async () => {
  await start();
  const { reply, iopub } = await client.request(
    "shutdown_request",
    { restart: true },
    { channel: "control" },
  );
  expect(reply.content).toEqual({ status: "ok", restart: true });
  expect(iopub.at(-1)?.content).toEqual({ execution_state: "idle" });
  await (await server).stopped;
});

test.skipIf(process.platform === "win32")("speaks over ipc, and without a key", async () => {
  await start({ cell: print("hello") }, { transport: "ipc", key: "" });
  expect(existsSync(`${client.connection.ip}-1`)).toBe(true);
  expect(streamText((await client.execute("cell")).iopub)).toBe("hello");
  expect(await client.heartbeat()).toBeGreaterThan(0);
});

test("an address that is taken is an error that names it", async () => {
  await start();
  const second = serve(join(client.folder, "connection.json"), {
    openSession: async () => new ScriptedSession(),
    historyFolder: client.folder,
  });
  await expect(second).rejects.toThrow(/cannot listen on tcp:\/\/127\.0\.0\.1:\d+/);
});
