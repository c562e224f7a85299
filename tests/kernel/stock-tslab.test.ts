import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { tslabArgv } from "./argv.ts";
import { KernelClient } from "./client.ts";

// Whoever has tslab can run the shipped notebooks on it unchanged. Some 7 s a notebook: conformance/run.sh asks for it.
const asked = process.env.DOSSIER_TEST_TSLAB !== undefined;

const folder = fileURLToPath(new URL("../../notebooks", import.meta.url));
const notebooks = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

// A kernel of tslab's that is asked while it still binds its sockets, as on a busy machine, dies of it: then another.
const options = { timeout: 120_000, retry: 2 };

interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

test.runIf(asked).each(notebooks)("%s runs on stock tslab", options, async (name) => {
  const { cells } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { cells: Cell[] };
  const home = mkdtempSync(join(tmpdir(), "dossier-tslab-"));
  const kernel = await KernelClient.start(tslabArgv, { cwd: folder, env: { HOME: home } });
  onTestFinished(async () => {
    await kernel.close();
  });
  for (const { cell_type, source } of cells) {
    if (cell_type !== "code") continue;
    const code = [source].flat().join("");
    const { reply, iopub } = await kernel.execute(code, {}, { timeout: 60_000 });
    const said = iopub.filter(({ type }) => type === "stream").map(({ content }) => content.text);
    expect(reply.content.status, `${code}\n\n${said.join("")}`).toBe("ok");
  }
});

test.runIf(asked)("what is displayed shows on stock tslab in its richest form", options, async () => {
  const home = mkdtempSync(join(tmpdir(), "dossier-tslab-"));
  const kernel = await KernelClient.start(tslabArgv, { cwd: folder, env: { HOME: home } });
  onTestFinished(async () => {
    await kernel.close();
  });
  const code =
    'import { display, frame } from "dossier"; display(frame({ a: [1] })); display.svg("<svg/>"); display(1); 0';
  const { iopub } = await kernel.execute(code, {}, { timeout: 60_000 });
  const shown = iopub.filter(({ type }) => type === "display_data").map(({ content }) => content.data);
  expect(shown).toEqual([
    { "text/html": expect.stringContaining("<table") },
    { "image/svg+xml": "<svg/>" },
    { "text/plain": "1" },
  ]);
});
