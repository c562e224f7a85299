import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { renderPng } from "../../src/render/png.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { figures } from "./figures.ts";

/**
 * Pictures to look at. Where one has changed, the new one is written beside it as `name.new.svg` or `.png`: look
 * at both, and if the change is right rename the new one.
 */
const golden = (file: string) => fileURLToPath(new URL(`goldens/${file}`, import.meta.url));

const names = ["bars", "lines", "ranges"] as const;

async function compare(
  file: string,
  picture: string | Uint8Array,
  same: (old: Buffer) => boolean,
): Promise<void> {
  const beside = golden(file.replace(/\.(\w+)$/, ".new.$1"));
  const old = await readFile(golden(file)).catch(() => undefined);
  if (old !== undefined && same(old)) {
    await rm(beside, { force: true });
    return;
  }
  await writeFile(beside, picture);
  expect.fail(`${file} has changed: look at ${beside} beside it, and rename that if the change is right`);
}

test.each(names)("%s.svg is as it was", async (name) => {
  const figure = figures[name] as (typeof figures)[string];
  const svg = await renderSvg(figure, { ...figure.size, title: name, fonts: "reference" });
  await compare(`${name}.svg`, svg, (old) => old.toString("utf8") === svg);
});

test.each(names)("%s.png is as it was, to the eye", async (name) => {
  const figure = figures[name] as (typeof figures)[string];
  const png = Buffer.from(await renderPng(await renderSvg(figure, figure.size), { scale: 1 }));
  // Compression differs between versions of zlib, and the last bit of a colour between processors.
  await compare(`${name}.png`, png, (old) => meanDifference(pixels(old), pixels(png)) < 0.05);
});

/** The rows of a PNG of ours, which has no filters. */
function pixels(png: Buffer): Buffer {
  const at = png.indexOf("IDAT");
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}

function meanDifference(one: Buffer, other: Buffer): number {
  if (one.length !== other.length) return 255;
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += Math.abs((one[i] as number) - (other[i] as number));
  return sum / one.length;
}
