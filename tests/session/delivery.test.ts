import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Output } from "../../src/session/output.ts";
import { type CellRunner, cellRunner, streamText } from "./cells.ts";

let cells: CellRunner;
beforeAll(async () => {
  cells = await cellRunner();
});
afterAll(() => cells.close());

const numbers = (n: number) => Array.from({ length: n }, (_, i) => `${i}\n`).join("");

// tslab delivers 512 of 5,000.
describe("nothing is lost", () => {
  test("20,000 lines", async () => {
    expect(await cells.text("for (let i = 0; i < 20_000; i++) console.log(i)")).toBe(numbers(20_000));
  });

  test("10 MB in one piece", async () => {
    expect((await cells.text("console.log('é'.repeat(5_000_000))")).length).toBe(5_000_001);
  });

  test("3,000 displays", async () => {
    const { outputs } = await cells.run("for (let i = 0; i < 3000; i++) display(i)");
    const shown = outputs.map((output) => "data" in output && output.data["text/plain"]);
    expect(shown).toEqual(Array.from({ length: 3000 }, (_, i) => String(i)));
  });

  test("of what a child process or a file descriptor writes", async () => {
    const source = `import { execSync, spawn } from "node:child_process"; import { writeSync } from "node:fs";
      execSync("seq 0 19999", { stdio: "inherit" });
      writeSync(2, "direct");
      const child = spawn("sh", ["-c", "sleep 0.1; echo late"], { stdio: "inherit" });
      await new Promise((done) => child.on("close", done));`;
    const { outputs } = await cells.run(source);
    expect(streamText(outputs)).toBe(`${numbers(20_000)}late\n`);
    expect(streamText(outputs, "stderr")).toBe("direct");
  });

  test("of text in pieces, also in the middle of a character", async () => {
    const source =
      "process.stdout.write(Buffer.from('é').subarray(0, 1)); process.stdout.write(Buffer.from('é').subarray(1))";
    expect(await cells.text(source)).toBe("é");
    expect(await cells.text("process.stdout.write('6162', 'hex')")).toBe("ab");
  });

  test("after a cell has ended the stream", async () => {
    await cells.run(
      "process.stdout.end(); import { Readable } from 'node:stream'; Readable.from(['x']).pipe(process.stdout)",
    );
    expect(await cells.text("console.log('still')")).toBe("still\n");
  });
});

describe("order", () => {
  test("of streams, displays and the value", async () => {
    const source = `console.log("1"); console.error("2"); display("3"); process.stdout.write("4");
      display.html("<b>5</b>"); console.table([{ a: 6 }]); "7"`;
    const { outputs } = await cells.run(source);
    expect(outputs.map((output) => ("name" in output ? output.name : output.type))).toEqual([
      ...["stdout", "stderr", "display_data", "stdout", "display_data", "stdout", "execute_result"],
    ]);
  });

  test("around a display that takes time to make", async () => {
    const slow = `const slow = { async [Symbol.for("Jupyter.display")]() {
        await new Promise((done) => setTimeout(done, 30)); return { "text/plain": "slow" };
      } };`;
    const { outputs } = await cells.run(`${slow} display(slow); console.log("after"); slow`);
    expect(
      outputs.map((output) =>
        "text" in output ? output.text : "data" in output && output.data["text/plain"],
      ),
    ).toEqual(["slow", "after\n", "slow"]);
  });

  test("of a display that takes time to make, in a cell that throws meanwhile", async () => {
    const source = `display({ async [Symbol.for("Jupyter.display")]() {
        await new Promise((done) => setTimeout(done, 30)); return { "text/plain": "drawn" };
      } });
      Promise.reject(new Error("left alone"));
      throw new Error("thrown");`;
    expect((await cells.run(source)).outputs).toMatchObject([
      { type: "display_data", data: { "text/plain": "drawn" } },
      { type: "stream", name: "stderr", text: expect.stringContaining("left alone") },
      { type: "error", evalue: "thrown" },
    ]);
  });

  test("around child processes that the cell waits for", async () => {
    const source = `import { execSync } from "node:child_process";
      for (let i = 0; i < 20; i++) { console.log(i); execSync("echo child; echo warned >&2", { stdio: "inherit" }) } 0`;
    const { outputs } = await cells.run(source);
    const lines = streamText(outputs).trim().split("\n");
    expect(lines).toEqual(Array.from({ length: 20 }, (_, i) => [String(i), "child"]).flat());
    expect(streamText(outputs, "stderr")).toBe("warned\n".repeat(20));
    expect(outputs.at(-1)?.type).toBe("execute_result");
  });

  test("output flows while a synchronous loop runs", async () => {
    const arrived: Output[] = [];
    const running = cells.session.execute("console.log('now'); while (true);", {
      onOutput: (o) => arrived.push(o),
    });
    await expect.poll(() => streamText(arrived)).toBe("now\n");
    await cells.session.interrupt();
    await running;
  });
});

describe("output of an earlier cell goes to that cell", () => {
  /** Runs a cell, then one that waits; gives what the first showed after its end. */
  async function late(source: string): Promise<Output[]> {
    const after: Output[] = [];
    let ended = false;
    await cells.session.execute(source, { onOutput: (output) => ended && after.push(output) });
    ended = true;
    const { outputs } = await cells.run(
      "await new Promise((done) => setTimeout(done, 60)); console.log('own')",
    );
    expect(streamText(outputs)).toBe("own\n");
    return after;
  }

  test.each([
    ["a timer", "setTimeout(() => console.log('late'), 20); 0"],
    [
      "a promise",
      "(async () => { await new Promise((done) => setTimeout(done, 20)); await 0; console.log('late') })(); 0",
    ],
    [
      "an interval",
      "let ticks = 0; const t = setInterval(() => { clearInterval(t); console.log('late') }, 20); 0",
    ],
    [
      "timers/promises",
      "import { setTimeout as sleep } from 'node:timers/promises'; sleep(20).then(() => console.log('late')); 0",
    ],
  ])("of %s", async (_, source) => {
    expect(streamText(await late(source))).toBe("late\n");
  });

  test("an error in a timer is shown under its cell", async () => {
    expect(await late("setTimeout(() => { throw new Error('late') }, 20); 0")).toMatchObject([
      { type: "error", ename: "Error", evalue: "late", line: 1 },
    ]);
  });
});

describe("displays", () => {
  test("a handle shows another value in the same place", async () => {
    const { outputs } = await cells.run("const h = display('a', { display_id: 'mine' }); h.update('b'); h");
    expect(outputs).toMatchObject([
      { type: "display_data", data: { "text/plain": "'a'" }, transient: { display_id: "mine" } },
      { type: "update_display_data", data: { "text/plain": "'b'" }, transient: { display_id: "mine" } },
    ]);
    expect(outputs).toHaveLength(2);
  });

  test("clear", async () => {
    expect((await cells.run("display.clear(); display.clear({ wait: true })")).outputs).toEqual([
      { type: "clear_output", wait: false },
      { type: "clear_output", wait: true },
    ]);
  });

  test("one that fails is the cell's error, after what was shown", async () => {
    const source =
      "display({ async [Symbol.for('Jupyter.display')]() { throw new Error('no ink') } }); console.log('x')";
    expect((await cells.run(source)).outputs).toMatchObject([
      { text: "x\n" },
      { type: "error", evalue: "no ink" },
    ]);
  });
});

describe("input", () => {
  test("prompt asks and waits", async () => {
    const asked: unknown[] = [];
    const onInput = async (...question: unknown[]) => {
      asked.push(question);
      return "Ada";
    };
    const { outputs } = await cells.run("prompt('Name? ') + prompt('Secret', { password: true })", {
      onInput,
    });
    expect(asked).toEqual([
      ["Name? ", false],
      ["Secret", true],
    ]);
    expect(outputs).toMatchObject([{ data: { "text/plain": "'AdaAda'" } }]);
  });

  test("without anybody to ask it is an error", async () => {
    expect((await cells.error("prompt('Name? ')")).evalue).toContain("nobody to ask");
  });
});

test("comms go both ways", async () => {
  const { CommLog } = { CommLog: [] as unknown[] };
  const onComm = (message: unknown) => CommLog.push(message);
  const source = `import { openComm, registerComm } from "dossier";
    registerComm("echo", (comm, data) => { console.log("opened", data);
      comm.onMessage((message, buffers) => comm.send({ echo: message }, buffers)) });
    openComm("mine", { a: 1 });`;
  await cells.run(source, { onComm });
  expect(CommLog).toMatchObject([{ type: "comm_open", target_name: "mine", data: { a: 1 } }]);
  const outputs: Output[] = [];
  const options = { onComm, onOutput: (output: Output) => outputs.push(output) };
  await cells.session.comm({ type: "comm_open", comm_id: "c", target_name: "echo", data: 2 }, options);
  expect(streamText(outputs)).toBe("opened 2\n");
  await cells.session.comm(
    { type: "comm_msg", comm_id: "c", data: 3, buffers: [new Uint8Array([4])] },
    options,
  );
  expect(CommLog.at(-1)).toEqual({
    type: "comm_msg",
    comm_id: "c",
    data: { echo: 3 },
    buffers: [Buffer.from([4])],
  });
  await cells.session.comm({ type: "comm_open", comm_id: "d", target_name: "unknown", data: {} }, options);
  expect(CommLog.at(-1)).toMatchObject({ type: "comm_close", comm_id: "d" });
});
