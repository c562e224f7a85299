import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { houseFontFiles } from "../../src/render/font-files.ts";
import { outlineTexts } from "../../src/render/outlines.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { figures } from "./figures.ts";

/** The ink of a picture: how dark each pixel is, from 0 to 255. */
function ink(svg: string, fontFiles: string[]): number[] {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Open Sans" };
  const { pixels } = new Resvg(svg, { font, background: "#fff" }).render();
  return Array.from({ length: pixels.length / 4 }, (_, i) => 255 - (pixels[4 * i] as number));
}

test.each(["bars", "markup", "panels"])(
  "%s: outlines draw what the texts drew, without a font",
  async (name) => {
    const figure = figures[name];
    if (figure === undefined) throw new Error(`there is no figure ${name}`);
    const svg = await renderSvg(figure, { ...figure.size, title: "T & t", desc: "D" });
    const outlined = await outlineTexts(svg);
    expect(outlined).not.toMatch(/<text|<tspan|@font-face|<style/);
    expect(outlined).toContain("<title>T &amp; t</title><desc>D</desc>");
    const [before, after] = [
      ink(
        svg,
        houseFontFiles().map(({ path }) => path),
      ),
      ink(outlined, []),
    ];
    const differing = before.filter((value, i) => Math.abs(value - (after[i] as number)) > 100).length;
    const bare = ink(outlined.replace(/<path transform="translate[^>]*\/>/g, ""), []);
    const lettering = before.filter((value, i) => Math.abs(value - (bare[i] as number)) > 100).length;
    expect(lettering).toBeGreaterThan(200);
    expect(differing).toBeLessThan(lettering / 20);
  },
);

test("the same picture gives the same bytes, whatever was drawn before", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="5" y="15">é<tspan style="fill:#f00">b</tspan>−2</text></svg>`;
  const first = await outlineTexts(svg);
  await outlineTexts(svg.replace("é", "±"));
  expect(await outlineTexts(svg)).toBe(first);
  expect(first).toMatch(/<g[^>]*style="fill:#f00"[^>]*><path/);
  expect(first.match(/<path/g)).toHaveLength(3);
});
