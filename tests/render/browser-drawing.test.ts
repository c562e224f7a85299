import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RefusedError } from "../../src/errors.ts";
import { drawInBrowser } from "../../src/render/browser-drawing.ts";
import { renderSvg } from "../../src/render/svg.ts";

// The command that runs the checks which need Debian's packages names their browser.
const browser = process.env.CHROMIUM;
const size = { width: 320, height: 240 };
const surface = {
  data: [
    {
      type: "surface",
      z: [
        [1, 2],
        [3, 5],
      ],
    },
  ],
  layout: { scene: { xaxis: { title: { text: "Länge" } } } },
};

afterEach(() => vi.unstubAllEnvs());

test("a browser that gives no picture is named, with what it said", async () => {
  const program = join(mkdtempSync(join(tmpdir(), "dossier-browser-")), "chromium");
  writeFileSync(program, "#!/bin/sh\necho 'no display' >&2\n");
  chmodSync(program, 0o755);
  const failed = drawInBrowser({ browser: program }, surface, size);
  await expect(failed).rejects.toThrow(RefusedError);
  await expect(failed).rejects.toThrow(`${program} could not draw the figure: no display`);
});

test("without a browser, the trace that needs one is named", async () => {
  vi.stubEnv("DOSSIER_BROWSER", "");
  await expect(renderSvg(surface, size)).rejects.toThrow(
    /data\[0\] \(type "surface"\) needs WebGL.*install Chromium/s,
  );
});

describe.runIf(browser !== undefined)("with a browser", () => {
  test("WebGL is drawn, the same each time, its texts as text and its gradients in colour", async () => {
    vi.stubEnv("DOSSIER_BROWSER", browser);
    const [svg, again] = [
      await renderSvg(surface, { ...size, title: "A surface" }),
      await renderSvg(surface, { ...size, title: "A surface" }),
    ];
    expect(svg).toContain("<title>A surface</title>");
    expect(svg).toContain("<linearGradient ");
    expect(svg).toMatch(/<image [^>]*xlink:href="data:image\/png;base64,/);
    expect(svg).toContain("font-family:'Open Sans'");
    expect(again).toBe(svg);
    const [, image = ""] = /base64,([^"]+)/.exec(svg.slice(svg.indexOf("<image"))) ?? [];
    expect(Buffer.from(image, "base64").length, "an empty picture packs to little").toBeGreaterThan(2000);
  }, 60_000);

  test("gradients and clips are found where they are, with no quotes about their names", async () => {
    vi.stubEnv("DOSSIER_BROWSER", browser);
    const svg = await renderSvg(surface, size);
    expect(svg).toMatch(/url\(#/);
    expect(svg).not.toMatch(/url\((&quot;|"|')/);
  }, 60_000);

  test("TeX is set by MathJax, and money beside it stays money", async () => {
    vi.stubEnv("DOSSIER_BROWSER", browser);
    const formula = {
      data: [{ type: "scatter", mode: "text", x: [1, 2], y: [1, 2], text: ["$x^2$", "$5 to $7"] }],
    };
    const svg = await renderSvg(formula, size);
    expect(svg).toMatch(/class="[^"]*text-math-group/);
    expect(svg).toContain("$5 to $7");
    expect(svg).not.toContain("x^2</text>");
    expect(await renderSvg(formula, size)).toBe(svg);
  }, 60_000);
});
