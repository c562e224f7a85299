import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Output } from "../../src/session/output.ts";
import { type CellRunner, cellRunner, streamText } from "./cells.ts";

let cells: CellRunner;
beforeAll(async () => {
  cells = await cellRunner();
  await cells.run('import { execSync } from "node:child_process"; let kept = 42;');
});
afterAll(() => cells.close());

// The second and third wedge tslab for good.
test.each([
  "while (true) {}",
  "await 0; while (true) {}",
  "while (true) { await null }",
  "await new Promise(() => {})",
  "for (;;) await new Promise((done) => setTimeout(done, 5))",
  "/^(a+)+$/.test('a'.repeat(40) + 'b')",
  "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
  "execSync('sleep 60')",
  "try { while (true) {} } finally { while (true) {} }",
  "while (true) console.log('x')",
  "display({ [Symbol.for('Jupyter.display')]: () => new Promise(() => {}) })",
  "prompt('nobody answers')",
])("%s is stopped, and variables are kept", async (source) => {
  const options = { onInput: () => new Promise<string>(() => {}) };
  const running = cells.run(`console.log("runs"); ${source}`, options);
  await sleep(150);
  await cells.session.interrupt();
  const { status, outputs } = await running;
  expect(status).toBe("error");
  expect(outputs.at(-1)).toMatchObject({ type: "error", ename: "KeyboardInterrupt" });
  expect(await cells.value("kept")).toBe("42");
  expect(await cells.text("console.log('speaks')")).toBe("speaks\n");
});

test("what an interrupted cell had started does no harm", async () => {
  const running = cells.run(
    "setInterval(() => { kept++; console.log('tick') }, 1); await new Promise(() => {})",
  );
  await sleep(100);
  await cells.session.interrupt();
  expect(streamText((await running).outputs)).toContain("tick");
  const before = await cells.value("kept");
  await cells.run("await new Promise((done) => setTimeout(done, 30))");
  expect(await cells.value("kept")).toBe(before);
});

test("an interrupt that comes before the cell has begun", async () => {
  await cells.run("let early = 1");
  const running = cells.run("while (true);");
  await sleep(0);
  await cells.session.interrupt();
  expect((await running).status).toBe("error");
  expect(await cells.value("early")).toBe("1");
});

test("an interrupt without a running cell is nothing", async () => {
  await cells.session.interrupt();
  expect(await cells.value("1")).toBe("1");
});

describe("a process that dies", () => {
  test.each([
    ["process.abort()", "its process was ended by SIGABRT"],
    ["process.kill(process.pid, 'SIGSEGV')", "its process was ended by SIGSEGV"],
    ["(process as any).reallyExit(3)", "its process ended with exit code 3"],
  ])("%s", async (source, how) => {
    await cells.run("let lost = 1");
    const outputs: unknown[] = [];
    const result = await cells.session.execute(source, { onOutput: (output) => outputs.push(output) });
    expect(result).toMatchObject({ status: "error", restarted: true, error: { ename: "SessionRestarted" } });
    expect(result.status === "error" && result.error.evalue).toContain(`${how}; the session was restarted`);
    expect(outputs).toHaveLength(1);
    expect((await cells.error("lost")).evalue).toContain("Cannot find name 'lost'");
    expect(await cells.value("1 + 1")).toBe("2");
  });

  test("for want of memory", async () => {
    process.env.NODE_OPTIONS = "--max-old-space-size=50";
    const small = await cellRunner();
    delete process.env.NODE_OPTIONS;
    const { outputs } = await small.run("const big = []; for (;;) big.push(Array(1e5).fill(0.5))");
    expect(outputs).toHaveLength(1);
    expect(outputs).toMatchObject([
      { ename: "SessionRestarted", evalue: expect.stringContaining("ran out of memory") },
    ]);
    await small.close();
  });

  test("between cells, is told with the next", async () => {
    await cells.run("setTimeout(() => process.abort(), 10)");
    await sleep(150);
    const { status, outputs } = await cells.run("1 + 1");
    expect(status).toBe("ok");
    expect(streamText(outputs, "stderr")).toContain("the session was restarted and all variables are lost");
  });
});

test("closing ends a cell that runs, and what it has started", async () => {
  const closing = await cellRunner();
  const shown: Output[] = [];
  const source =
    'import { spawn } from "node:child_process"; console.log(spawn("sleep", ["60"]).pid); while (true);';
  const running = closing.run(source, { onOutput: (output) => shown.push(output) });
  await expect.poll(() => streamText(shown), { timeout: 10_000 }).not.toBe("");
  await closing.close();
  expect((await running).status).toBe("error");
  expect(shown.at(-1)).toMatchObject({ type: "error", ename: "SessionClosed" });
  await expect.poll(() => isAlive(Number(streamText(shown)))).toBe(false);
});

/** One that was killed may wait as a zombie for somebody to ask for its exit code. */
function isAlive(pid: number): boolean {
  return /^[^Z\s]/.test(spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout);
}
