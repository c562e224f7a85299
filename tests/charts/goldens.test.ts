import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { samples } from "./samples.ts";

/**
 * Pictures to look at. When one changes, the new picture is written beside the old as `<kind>.changed.png`: look at both,
 * and if the new one is right, run with `UPDATE_GOLDENS=1`.
 */
const goldens = fileURLToPath(new URL("goldens/", import.meta.url));

test.each(Object.entries(samples))("%s looks as it did", async (kind, sample) => {
  const [golden, changed] = [`${goldens}${kind}.png`, `${goldens}${kind}.changed.png`];
  const png = Buffer.from(await sample().png({ scale: 1 }));
  if (process.env.UPDATE_GOLDENS !== undefined) writeFileSync(golden, png);
  rmSync(changed, { force: true });
  const difference = existsSync(golden) ? differentPixels(readFileSync(golden), png) : Number.NaN;
  if (difference !== 0) writeFileSync(changed, png);
  expect(difference, `${changed} differs from the golden`).toBe(0);
});

test("a picture that differs in a few pixels is told from its golden", () => {
  const square = (side: number) =>
    Buffer.from(
      new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="${side}" height="${side}"/></svg>`,
      )
        .render()
        .asPng(),
    );
  expect(differentPixels(square(3), square(3))).toBe(0);
  expect(differentPixels(square(3), square(4))).toBe(7);
});

/** How many pixels of two PNG pictures differ by more than the rounding of one blend (2 in 255). */
function differentPixels(a: Buffer, b: Buffer): number {
  const [one, other] = [pixels(a), pixels(b)];
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  let different = 0;
  for (let i = 0; i < one.length; i += 4)
    if (
      [0, 1, 2, 3].some(
        (channel) => Math.abs((one[i + channel] as number) - (other[i + channel] as number)) > 2,
      )
    )
      different++;
  return different;
}

/** resvg reads PNG too: as an image in a picture of its size, which the header states. */
function pixels(png: Buffer): Uint8Array {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const href = `data:image/png;base64,${png.toString("base64")}`;
  const size = `width="${width}" height="${height}"`;
  const image = `<image ${size} href="${href}" image-rendering="optimizeSpeed"/>`;
  const picture = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${image}</svg>`).render();
  return Buffer.concat([Buffer.from(`${width}x${height}`.padEnd(12)), picture.pixels]);
}
