import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { type Pixels, writePng } from "../src/render/png-file.ts";

/**
 * Holds a picture against its golden: a PNG kept to look at. Where they differ, the new picture and one of the differences
 * (red on the old one in pale grey) are written beside it, and both are removed when it is right again.
 *
 * @returns nothing wrong: undefined; else what to look at, and the command that accepts the new picture.
 */
export function goldenFault(path: string, picture: Uint8Array): string | undefined {
  const stem = path.replace(/\.png$/, "");
  const [beside, difference] = [`${stem}.new.png`, `${stem}.diff.png`];
  const png = Buffer.from(picture);
  if (process.env.UPDATE_GOLDENS !== undefined) writeFileSync(path, png);
  for (const file of [beside, difference]) rmSync(file, { force: true });
  const accept = "accept it with UPDATE_GOLDENS=1 npx vitest run, and this test's file";
  if (!existsSync(path)) {
    writeFileSync(beside, png);
    return `there is no ${path}: look at ${beside}, and ${accept}`;
  }
  const kept = readFileSync(path);
  if (kept.equals(png)) return undefined;
  const { count, pixels } = compare(readPixels(kept), readPixels(png));
  if (count === 0) return undefined;
  writeFileSync(beside, png);
  writeFileSync(difference, writePng(pixels));
  return `${count} pixels differ from ${path}: look at ${beside} and, the differences in red, at ${difference}. If it is right, ${accept}`;
}

/** More than the rounding of one blend, which differs between processors. */
const leastDifference = 2;

function compare(old: Pixels, now: Pixels): { readonly count: number; readonly pixels: Pixels } {
  const [width, height] = [Math.max(old.width, now.width), Math.max(old.height, now.height)];
  const data = Buffer.alloc(4 * width * height);
  let count = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [before, after] = [at(old, x, y), at(now, x, y)];
      const isSame = before?.every((value, i) => Math.abs(value - (after?.[i] ?? -255)) <= leastDifference);
      if (!isSame) count++;
      const grey = 191 + 64 * (luma(before) / 255);
      data.set(isSame ? [grey, grey, grey, 255] : [224, 0, 32, 255], 4 * (y * width + x));
    }
  return { count, pixels: { width, height, data } };
}

const at = ({ width, height, data }: Pixels, x: number, y: number) =>
  x < width && y < height ? data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4) : undefined;

const luma = (pixel: Uint8Array | undefined) =>
  pixel === undefined ? 255 : Math.max(...pixel.subarray(0, 3));

/** resvg reads PNG too: as an image in a picture of its size, which the header states. */
function readPixels(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const href = `data:image/png;base64,${png.toString("base64")}`;
  const size = `width="${width}" height="${height}"`;
  const image = `<image ${size} href="${href}" image-rendering="optimizeSpeed"/>`;
  const picture = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${image}</svg>`).render();
  return { width, height, data: picture.pixels };
}
