import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch } from "puppeteer-core";
import { expect, test } from "vitest";

/** Needs Debian's jupyter-notebook and chromium: `conformance/run.sh` installs them and asks for this test. */
const asked = process.env.DOSSIER_TEST_JUPYTER === "1";
const root = fileURLToPath(new URL("../..", import.meta.url));

test.runIf(asked)("notebook 1 in Jupyter: run all, hover over a chart", { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "dossier page "));
  const env = {
    ...process.env,
    JUPYTER_DATA_DIR: join(folder, "jupyter"),
    JUPYTER_CONFIG_DIR: join(folder, "config"),
  };
  for (const name of ["notebooks", "data"])
    await cp(join(root, name), join(folder, name), { recursive: true });
  await promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), "kernel", "install"], { env });
  const port = await freePort();
  const server = spawn(
    "jupyter",
    [
      "notebook",
      "--no-browser",
      "--allow-root",
      `--port=${port}`,
      "--NotebookApp.token=",
      `--notebook-dir=${folder}`,
    ],
    { env, stdio: ["ignore", "ignore", "pipe"] },
  );
  const browser = await launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  try {
    await said(server, /http:\/\//);
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 1600 });
    // A chart that asked anyone but the server would not be offline.
    const strangers: string[] = [];
    page.on("request", (request) => {
      if (!/^(http:\/\/localhost:|data:|blob:)/.test(request.url())) strangers.push(request.url());
    });
    await page.goto(`http://localhost:${port}/notebooks/notebooks/1-what-were-the-sales-worth.ipynb`);
    await page.waitForFunction("window.Jupyter?.notebook?.kernel?.is_connected?.()", { timeout: 60_000 });
    await page.evaluate("Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells();");
    await page.waitForFunction(
      "Jupyter.notebook.get_cells().every((cell) => cell.cell_type !== 'code' || (cell.input_prompt_number > 0 && !cell.running))",
      { timeout: 100_000 },
    );
    await page.waitForFunction("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 10", {
      timeout: 30_000,
    });
    const counts = await page.evaluate(
      "({ errors: document.querySelectorAll('.output_error').length, pictures: document.querySelectorAll('img[data-dossier-chart]').length })",
    );
    expect(counts).toEqual({ errors: 0, pictures: 0 });

    const bar = await page.waitForSelector(".js-plotly-plot .bars .point path");
    await bar?.scrollIntoView();
    const box = await bar?.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    const hover = await page.waitForSelector(".hovertext");
    expect(await hover?.evaluate((label) => label.textContent)).toContain("£80m (£72m–£88m)");
    if (process.env.DOSSIER_SCREENSHOT !== undefined)
      await page.screenshot({ path: process.env.DOSSIER_SCREENSHOT as `${string}.png` });
    expect(strangers).toEqual([]);
  } finally {
    await browser.close();
    server.kill("SIGTERM");
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

/** Resolves when the server has written what is looked for. */
function said(server: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr?.on("data", (data) => {
      log += data;
      if (pattern.test(log)) resolve();
    });
    server.once("exit", () => reject(new Error(`Jupyter has ended: ${log}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
