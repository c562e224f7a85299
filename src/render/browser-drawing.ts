import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { RefusedError } from "../errors.ts";
import { copyFigure, type Figure, type Size } from "./figure.ts";
import { familyFiles, houseFamily } from "./font-files.ts";
import { firstFamily } from "./fonts.ts";
import { noOutlines } from "./maps.ts";
import { plotlyBundle } from "./plotly.ts";
import { turnRings } from "./rings.ts";
import { onlyWholeTex } from "./tex.ts";

/** Long enough for a large surface in software; a browser that hangs must not hang the run. */
const mostMilliseconds = 60_000;

/** Programs by their files. */
export interface BrowserMeans {
  readonly browser: string;
  /** For texts that are TeX. */
  readonly mathJax?: string | undefined;
}

/**
 * The SVG that a browser draws of a figure, for what only a browser has: WebGL, whose part of the picture comes as an image
 * inside it, and TeX. The page is a file of its own, in a fresh profile, and reaches no network.
 *
 * @throws RefusedError with what the browser said, if it gives no picture.
 */
export async function drawInBrowser(
  { browser: executable, mathJax }: BrowserMeans,
  figure: Figure,
  size: Size,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dossier-browser-"));
  try {
    const page = join(folder, "page.html");
    await writeFile(page, await pageOf(mathJax === undefined ? figure : onlyWholeTex(figure), size, mathJax));
    const { stdout, stderr } = await promisify(execFile)(
      executable,
      [...flags(folder), pathToFileURL(page).href],
      {
        maxBuffer: 2 ** 28,
        timeout: mostMilliseconds,
        killSignal: "SIGKILL",
      },
    );
    const [, outcome, text] = /<pre id="(drawn|failed)">([^<]*)</.exec(stdout) ?? [];
    const said = Buffer.from(text ?? "", "base64").toString("utf8");
    if (outcome !== "drawn") throw new Error(said || stderr.trim().slice(-500) || "it gave no picture");
    // Browsers write url("#id"), and what draws the PNG reads url(#id): colour bars and patterns came out black.
    return said.replace(/url\((?:&quot;|["'])(#[\w-]+)(?:&quot;|["'])\)/g, "url($1)");
  } catch (cause) {
    throw new RefusedError(
      {
        problem: `the browser ${executable} could not draw the figure: ${(cause as Error).message}`,
        remedy: "Set DOSSIER_BROWSER to another Chromium, or draw the figure without WebGL and TeX.",
      },
      { cause },
    );
  } finally {
    // The browser may still be writing its profile as it goes.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function flags(folder: string): string[] {
  return [
    "--headless",
    "--no-first-run",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    // WebGL without a graphics card: the same picture on every machine.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    `--user-data-dir=${join(folder, "profile")}`,
    // Chromium refuses to start its sandbox as root, which containers run as.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--virtual-time-budget=30000",
    "--dump-dom",
  ];
}

/** The house font's files, and those of the fonts that the figure names. */
function fontFilesOf(figure: Figure) {
  const named = [...JSON.stringify(figure).matchAll(/"family":"([^"]+)"/g)].map(([, list = ""]) => list);
  const families = new Set([houseFamily, ...named.map(firstFamily)]);
  return [...families].flatMap((family) => familyFiles(family) ?? []);
}

async function pageOf(figure: Figure, { width, height }: Size, mathJax?: string): Promise<string> {
  const faces = await Promise.all(
    fontFilesOf(figure).map(async ({ family, weight, italic, path }) => {
      const data = (await readFile(path)).toString("base64");
      return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${italic ? "italic" : "normal"};src:url(data:font/ttf;base64,${data})}`;
    }),
  );
  const given = JSON.stringify({ figure: copyFigure(turnRings(figure)), width, height }).replaceAll(
    "<",
    "\\u003c",
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' file: blob:; worker-src blob:; style-src 'unsafe-inline'; font-src data:; img-src data: blob:">
<style>${faces.join("")}</style>
${mathJax === undefined ? "" : `<script src="${pathToFileURL(mathJax).href}"></script>`}
<script>window.PlotlyGeoAssets=${JSON.stringify(noOutlines())};${nameless}</script>
<script src="${pathToFileURL(plotlyBundle()).href}"></script></head><body><script>(${draw})(${given})</script></body></html>`;
}

/** An unnamed browser, as in this renderer's own window: of those that it knows, plotly.js takes heat maps of a pixel a cell. */
const nameless = 'Object.defineProperty(navigator, "userAgent", { value: "" })';

/** Runs in the page, and leaves the picture in it. */
async function draw({
  figure,
  width,
  height,
}: {
  figure: object;
  width: number;
  height: number;
}): Promise<void> {
  const leave = (id: string, text: string) => {
    const element = document.createElement("pre");
    element.id = id;
    let bytes = "";
    for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
    element.textContent = btoa(bytes);
    document.body.append(element);
  };
  try {
    await Promise.all([...document.fonts].map((face) => face.load()));
    // Plotly marks its clip paths with random ids; the same figure is to give the same bytes.
    let state = 1;
    Math.random = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const { Plotly } = window as unknown as {
      Plotly: { toImage(figure: object, options: object): Promise<string> };
    };
    const options = { format: "svg", width, height, imageDataOnly: true };
    leave("drawn", await Plotly.toImage(figure, options));
  } catch (error) {
    leave("failed", error instanceof Error ? error.message : "plotly.js could not draw it");
  }
}
