import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { renderPng } from "../../src/render/png.ts";

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><title>A &amp; B</title><desc>Half is red.</desc><rect width="10" height="10" fill="rgb(200,100,50)" fill-opacity="0.5"/></svg>`;

function chunk(png: Uint8Array, type: string): Buffer {
  const whole = Buffer.from(png);
  const at = whole.indexOf(type);
  return whole.subarray(at + 4, at + 4 + whole.readUInt32BE(at - 4));
}

test("scale is pixels to a CSS pixel, and resolution follows it", async () => {
  for (const scale of [1, 2, 3]) {
    const png = await renderPng(svg, { scale });
    expect(chunk(png, "IHDR").readUInt32BE(0)).toBe(20 * scale);
    expect(chunk(png, "IHDR").readUInt32BE(4)).toBe(10 * scale);
    expect(chunk(png, "pHYs").readUInt32BE(0)).toBe(Math.round((96 * scale) / 0.0254));
  }
});

test("colours that let the page through keep their value", async () => {
  const rows = inflateSync(chunk(await renderPng(svg), "IDAT"));
  const [red, green, blue, alpha] = rows.subarray(1, 5) as unknown as [number, number, number, number];
  expect(alpha).toBe(128);
  // What was multiplied by a half and rounded comes back to within one.
  for (const [actual, expected] of [
    [red, 200],
    [green, 100],
    [blue, 50],
  ] as const)
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1);
  expect([...rows.subarray(1 + 4 * 15, 5 + 4 * 15)]).toEqual([0, 0, 0, 0]);
});

test("the text alternative goes along", async () => {
  const whole = Buffer.from(await renderPng(svg)).toString("latin1");
  expect(whole).toContain("Title\0\0\0\0\0A & B");
  expect(whole).toContain("Description\0\0\0\0\0Half is red.");
});

test("spaces in labels are drawn", async () => {
  const label = (space: string) =>
    renderPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" xml:space="preserve"><text x="50" y="15" text-anchor="end" style="white-space:pre">7${space}</text></svg>`,
    );
  expect(await label("   ")).not.toEqual(await label(""));
});

test("pictures that are awaited one after the other are not all held", async () => {
  const large = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"/>`;
  await renderPng(large, { scale: 2 });
  const before = process.memoryUsage.rss();
  // Each takes 16 million bytes, twice.
  for (let i = 0; i < 40; i++) await renderPng(large, { scale: 2 });
  expect((process.memoryUsage.rss() - before) / 1e6).toBeLessThan(700);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("a scale of %d is an error", async (scale) => {
  await expect(renderPng(svg, { scale })).rejects.toThrow(UsageError);
});

test("a picture too large to hold is an error that says what would do", async () => {
  await expect(renderPng(svg, { scale: 1000 })).rejects.toThrow(
    "200 million pixels\n  → Give a scale below 707.1.",
  );
});

test("a picture of no pixels is an error too", async () => {
  await expect(renderPng(svg, { scale: 0.001 })).rejects.toThrow(
    "at a scale of 0.001 the picture has no pixels\n  → Give a larger scale",
  );
});

test("what is no SVG is an error", async () => {
  await expect(renderPng("<svg")).rejects.toThrow(UsageError);
  await expect(renderPng("")).rejects.toThrow("not an SVG");
});
