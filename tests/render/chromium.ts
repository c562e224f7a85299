import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Figure, Size } from "../../src/render/figure.ts";
import { familyFiles, houseFontFiles } from "../../src/render/font-files.ts";
import { noOutlines } from "../../src/render/maps.ts";
import { plotlyBundle } from "../../src/render/plotly.ts";

/** A figure as a browser draws it, and where its texts then stand. */
export interface Drawn {
  readonly svg: string;
  readonly texts: readonly { text: string; x: number; y: number; width: number; height: number }[];
}

/** Draws figures in Chromium, with the fonts that ship and no other program than Chromium itself. */
export async function drawInChromium(
  executable: string,
  figures: Readonly<Record<string, Figure & { readonly size: Size }>>,
): Promise<Record<string, Drawn>> {
  const folder = await mkdtemp(join(tmpdir(), "dossier-chromium-"));
  try {
    const page = join(folder, "page.html");
    await writeFile(page, await html(figures));
    const { stdout } = await promisify(execFile)(
      executable,
      [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        `--user-data-dir=${join(folder, "profile")}`,
        "--virtual-time-budget=60000",
        "--dump-dom",
        pathToFileURL(page).href,
      ],
      { maxBuffer: 2 ** 28 },
    );
    const [, result] = /<pre id="result">([^<]+)</.exec(stdout) ?? [];
    if (result === undefined) throw new Error(`Chromium gave no result:\n${stdout.slice(-2000)}`);
    return JSON.parse(Buffer.from(result, "base64").toString("utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function html(figures: object): Promise<string> {
  const faces = await Promise.all(
    [...houseFontFiles(), ...(familyFiles("PT Serif") ?? [])].map(
      async ({ family, weight, italic, path }) => {
        const data = (await readFile(path)).toString("base64");
        return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${italic ? "italic" : "normal"};src:url(data:font/ttf;base64,${data})}`;
      },
    ),
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${faces.join("")} body{margin:0}</style>
<script>window.PlotlyGeoAssets=${JSON.stringify(noOutlines())}</script>
<script src="${pathToFileURL(plotlyBundle()).href}"></script></head><body><script>
(${draw})(${JSON.stringify(figures).replaceAll("<", "\\u003c")});
</script></body></html>`;
}

/** Runs in the page. */
async function draw(figures: Record<string, Figure & { size: Size }>): Promise<void> {
  // biome-ignore lint/suspicious/noExplicitAny: the page's own global
  const { Plotly } = window as any;
  await Promise.all([...document.fonts].map((face) => face.load()));
  const drawn: Record<string, Drawn> = {};
  for (const [name, { data, layout, size }] of Object.entries(figures)) {
    const svg = await Plotly.toImage({ data, layout }, { format: "svg", ...size, imageDataOnly: true });
    const holder = document.createElement("div");
    holder.innerHTML = svg;
    document.body.prepend(holder);
    const texts = [...holder.querySelectorAll("text")].map((text) => {
      const { x, y, width, height } = text.getBoundingClientRect();
      return { text: text.textContent ?? "", x, y, width, height };
    });
    holder.remove();
    drawn[name] = { svg, texts };
  }
  const result = document.createElement("pre");
  result.id = "result";
  const bytes = new TextEncoder().encode(JSON.stringify(drawn));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  result.textContent = btoa(binary);
  document.body.append(result);
}
