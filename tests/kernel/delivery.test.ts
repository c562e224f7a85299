import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dossierArgv } from "./argv.ts";
import { KernelClient, streamText } from "./client.ts";

// Nothing is lost and nothing reordered, from a cell through the built kernel to a client.

let kernel: KernelClient;

beforeAll(async () => {
  const env = { XDG_DATA_HOME: mkdtempSync(join(tmpdir(), "dossier-delivery-")) };
  kernel = await KernelClient.start(dossierArgv, { env });
  await kernel.execute("0", {}, { timeout: 60_000 });
});
afterAll(() => kernel?.close());

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);

test("20,000 console.log calls in one cell", async () => {
  const { iopub } = await kernel.execute("for (let i = 0; i < 20_000; i++) console.log(i);");
  expect(streamText(iopub).trimEnd().split("\n")).toEqual(numbers(20_000));
});

test("3,000 displays", async () => {
  const { iopub } = await kernel.execute("for (let i = 0; i < 3000; i++) display.text(String(i));");
  const shown = iopub.filter(({ type }) => type === "display_data");
  expect(shown.map(({ content }) => content.data["text/plain"])).toEqual(numbers(3000));
});

test("10 MB of text", async () => {
  const { iopub } = await kernel.execute("process.stdout.write('é'.repeat(1e7));");
  const text = streamText(iopub);
  expect(text.length).toBe(1e7);
  expect(/^é+$/.test(text)).toBe(true);
});

test("300 cells in a row, sent at once", async () => {
  const sent = numbers(300).map((i) => kernel.send("execute_request", { code: `console.log(${i})` }));
  const answers = await Promise.all(sent.map((id) => kernel.answer(id, { timeout: 60_000 })));
  expect(answers.map(({ iopub }) => streamText(iopub).trim())).toEqual(numbers(300));
  const counts = answers.map(({ reply }) => reply.content.execution_count);
  expect(counts).toEqual(counts.map((_, i) => (counts[0] as number) + i));
}, 60_000);

test("stdout, stderr and displays stay in order", async () => {
  const { iopub } = await kernel.execute(
    "for (let i = 0; i < 50; i++) { console.log(i); console.error(i); display.text(String(i)); }",
  );
  const seen = iopub.flatMap(({ type, content }) => {
    if (type === "stream") return [`${content.name} ${content.text.trim()}`];
    return type === "display_data" ? [`display ${content.data["text/plain"]}`] : [];
  });
  expect(seen).toEqual(numbers(50).flatMap((i) => [`stdout ${i}`, `stderr ${i}`, `display ${i}`]));
});

test("output flows while a loop runs, and the heartbeat and completion do not wait for it", async () => {
  const cell = kernel.send("execute_request", {
    code: "console.log('begun'); for (const end = Date.now() + 1500; Date.now() < end; ); console.log('ended');",
  });
  await kernel.waitFor(({ parent, type }) => type === "stream" && parent.msg_id === cell);
  expect(await kernel.heartbeat()).toBeLessThan(1000);
  const info = await kernel.request("kernel_info_request");
  expect(info.reply.content.status).toBe("ok");
  expect(streamText(kernel.outputs(cell))).toBe("begun\n");
  expect(streamText((await kernel.answer(cell)).iopub)).toBe("begun\nended\n");
});

test("a child process with inherited stdio shows its output", async () => {
  const { iopub } = await kernel.execute(
    `import { execFileSync } from "node:child_process";
     execFileSync(process.execPath, ["-e", "console.log('from a child'); console.error('and its stderr')"], { stdio: "inherit" });`,
  );
  expect(streamText(iopub)).toBe("from a child\n");
  expect(streamText(iopub, "stderr")).toBe("and its stderr\n");
});

test("the output of a timer goes to the cell that set it", async () => {
  const timer = kernel.send("execute_request", { code: "setTimeout(() => console.log('late'), 200); 0" });
  await kernel.answer(timer);
  const next = await kernel.execute(
    "await new Promise((resolve) => setTimeout(resolve, 500)); console.log('next')",
  );
  expect(streamText(next.iopub)).toBe("next\n");
  expect(streamText(kernel.outputs(timer))).toBe("late\n");
});
