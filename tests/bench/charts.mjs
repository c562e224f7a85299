import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const repeats = 5;
const notebooks = new URL("../../notebooks/", import.meta.url);
const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";

/**
 * The charts of the shipped notebooks as SVG and as PNG at 2×, against headless Chromium driven by puppeteer-core: a cold
 * process from its start to its end with one chart, of a script that imports "dossier/render" and of one that imports all of
 * "dossier", medians in milliseconds; warm, the median of every chart's median; the memory of the cold process at its peak, in
 * megabytes and not milliseconds (for Chromium, its processes' proportional share once the chart is drawn, so that what they
 * share counts once); and the command that exports all charts in all formats, against Chromium making the SVGs and PNGs alone,
 * since it makes no PDF, CSV or XLSX of a figure.
 */
export async function charts() {
  const figures = shippedFigures();
  const rows = [];
  for (const format of ["svg", "png"]) {
    const [ours, whole, theirs] = [[], [], []];
    for (let i = 0; i < repeats; i++) {
      ours.push(await cold("dossier/render", format, figures[0]));
      whole.push(await cold("dossier", format, figures[0]));
      theirs.push(await cold("chromium", format, figures[0]));
    }
    rows.push(row(`one chart to ${format}, cold process (Chromium)`, ours, theirs, "ms"));
    rows.push(row(`the same by all of dossier (Chromium)`, whole, theirs, "ms"));
    if (format === "png") rows.push(row("its peak memory in MB (Chromium)", whole, theirs, "mb"));
  }
  // Imported here: the peer's cold process must not pay for it.
  const dossier = await import("dossier");
  const ours = await warm(figures, (drawing, format) => drawWith(dossier, drawing, format));
  const theirs = await warmChromium(figures);
  for (const format of ["svg", "png"])
    rows.push(
      row(`a chart to ${format}, warm, median of ${figures.length} (Chromium)`, ours[format], theirs[format]),
    );
  rows.push(await everything(figures));
  return rows;
}

/** `dossier export` as a user waits for it, and a script that has Chromium draw the same charts. */
async function everything(figures) {
  const [ours, theirs] = [[], []];
  const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  for (let i = 0; i < repeats; i++) {
    ours.push(await timed([main, "export", fileURLToPath(notebooks), "--out", folder]));
    theirs.push(
      await timed([fileURLToPath(import.meta.url), JSON.stringify({ which: "chromium", all: true })]),
    );
  }
  rmSync(folder, { recursive: true });
  return row(`all ${figures.length} charts, all formats (SVG and PNG by Chromium)`, ours, theirs);
}

async function timed(args) {
  const started = performance.now();
  await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return performance.now() - started;
}

function row(name, ours, theirs, part) {
  const of = (all) => median(all.map((each) => (part === undefined ? each : each[part])));
  const [ours_ms, peer_ms] = [of(ours), of(theirs)];
  return { name, ours_ms, peer_ms, ratio: ours_ms / peer_ms };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function shippedFigures() {
  return readdirSync(notebooks)
    .filter((name) => name.endsWith(".ipynb"))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, notebooks), "utf8")).cells)
    .flatMap(({ outputs = [] }) => outputs)
    .flatMap(({ data }) => {
      const { "application/vnd.plotly.v1+json": figure, "application/vnd.dossier.chart+json": stated } =
        data ?? {};
      return figure === undefined ? [] : [{ figure, size: stated.size }];
    });
}

/** A process of its own: this file again, with what it is to do. */
async function cold(which, format, drawing) {
  const started = performance.now();
  const given = JSON.stringify({ which, format, ...drawing });
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), given], {
    maxBuffer: 2 ** 26,
  });
  return { ms: performance.now() - started, ...JSON.parse(stdout) };
}

const ownMegabytes = () => process.resourceUsage().maxRSS / 1024;

async function drawCold({ which, format, figure, size, all = false }) {
  if (all) {
    const { browser, draw } = await openChromium();
    for (const drawing of shippedFigures()) for (const each of ["svg", "png"]) await draw(drawing, each);
    await browser.close();
    return 0;
  }
  if (which !== "chromium") {
    await drawWith(await import(which), { figure, size }, format);
    return ownMegabytes();
  }
  const { browser, draw } = await openChromium();
  await draw({ figure, size }, format);
  const mb = ownMegabytes() + megabytesBelow(browser.process().pid);
  await browser.close();
  return mb;
}

async function openChromium() {
  const [{ default: puppeteer }, { plotlyBundle }] = await Promise.all([
    import("puppeteer-core"),
    import(new URL("../../dist/render/plotly.js", import.meta.url)),
  ]);
  const browser = await puppeteer.launch({
    executablePath: executable,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage();
  await page.goto("about:blank");
  await page.addScriptTag({ path: fileURLToPath(pathToFileURL(plotlyBundle())) });
  const draw = ({ figure, size }, format) =>
    page.evaluate((figure, options) => window.Plotly.toImage(figure, options), figure, {
      ...size,
      format,
      scale: format === "png" ? 2 : 1,
    });
  return { browser, draw };
}

/** The proportional set size of a process and all below it. */
function megabytesBelow(pid) {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          return [
            [Number(name), Number(/\nPPid:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, "utf8"))[1])],
          ];
        } catch {
          return []; // gone by now
        }
      }),
  );
  const isBelow = (id) => id === pid || (parents.has(id) && isBelow(parents.get(id)));
  const kilobytes = [...parents.keys()].filter(isBelow).map((id) => {
    try {
      return Number(/\nPss:\s+(\d+)/.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))[1]);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

async function drawWith({ renderPng, renderSvg }, { figure, size }, format) {
  const svg = await renderSvg(figure, size);
  if (format === "png") await renderPng(svg, { scale: 2 });
}

async function warmChromium(figures) {
  const { browser, draw } = await openChromium();
  const times = await warm(figures, draw);
  await browser.close();
  return times;
}

/** Each chart's median time, once both programs have drawn every chart and compiled what they draw with. */
async function warm(figures, draw) {
  const times = { svg: [], png: [] };
  for (const format of ["svg", "png"]) {
    for (const drawing of figures) await draw(drawing, format);
    for (const drawing of figures) {
      const own = [];
      for (let i = 0; i < repeats; i++) {
        const started = performance.now();
        await draw(drawing, format);
        own.push(performance.now() - started);
      }
      times[format].push(median(own));
    }
  }
  return times;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify({ mb: await drawCold(JSON.parse(process.argv[2])) }));
