import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Canvas } from "../../src/render/canvas.ts";
import { readPng, writePng } from "../../src/render/png-file.ts";

/** The pixels of a PNG as another program reads them (opaque ones: it multiplies colours by their alpha). */
function decode(png: Buffer, width: number, height: number): number[] {
  const image = `data:image/png;base64,${png.toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" style="image-rendering:optimizeSpeed" href="${image}"/></svg>`;
  return [...new Resvg(svg).render().pixels];
}

test("pixels are read back by another program", () => {
  const pixels = Array.from({ length: 5 * 3 }, (_, i) => [i * 16, 255 - i, (i * 37) % 256, 255]).flat();
  const png = writePng({ width: 5, height: 3, data: Buffer.from(pixels) });
  expect(decode(png, 5, 3)).toEqual(pixels);
});

test("rows that are as the one above are read back too", () => {
  const [one, other] = [[10, 20, 30, 255, 40, 50, 60, 255], Array(8).fill(255)];
  const pixels = [one, one, one, other, other, one].flat();
  const png = writePng({ width: 2, height: 6, data: Buffer.from(pixels) });
  expect(decode(png, 2, 6)).toEqual(pixels);
});

test("resolution and texts are recorded", () => {
  const png = writePng(
    { width: 1, height: 1, data: Buffer.alloc(4) },
    { dpi: 192, texts: { Title: "Été – 日本" } },
  );
  const at = png.indexOf("pHYs");
  expect([png.readUInt32BE(at + 4), png.readUInt32BE(at + 8), png[at + 12]]).toEqual([7559, 7559, 1]);
  const text = png.indexOf("iTXt");
  const length = png.readUInt32BE(text - 4);
  expect(png.subarray(text + 4, text + 4 + length)).toEqual(
    Buffer.concat([Buffer.from("Title\0\0\0\0\0"), Buffer.from("Été – 日本", "utf8")]),
  );
});

test("a canvas paints rectangles and pictures", () => {
  const canvas = new Canvas(3, 2);
  canvas.fillStyle = "rgba(255,0,0,1)";
  canvas.fillRect(0, 0, 3, 2);
  canvas.fillStyle = "rgba(0,128,255,1)";
  canvas.fillRect(3, 1, -2, 5);
  const png = Buffer.from(canvas.toDataURL().slice("data:image/png;base64,".length), "base64");
  const [red, blue] = [
    [255, 0, 0, 255],
    [0, 128, 255, 255],
  ] as [number[], number[]];
  expect(decode(png, 3, 2)).toEqual([...red, ...red, ...red, ...red, ...blue, ...blue]);
  const image = canvas.createImageData(3, 2);
  image.data.set([...blue, ...red, ...blue, ...red, ...blue, ...red]);
  canvas.putImageData(image);
  const again = Buffer.from(canvas.toDataURL().slice("data:image/png;base64,".length), "base64");
  expect(decode(again, 3, 2)).toEqual([...image.data]);
});

test("a file of its own is read back, whatever the pixels", () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 6 }), height: fc.integer({ min: 1, max: 6 }) });
  // Few values: rows that are as the one above are written in another way.
  const picture = size.chain(({ width, height }) =>
    fc
      .array(fc.constantFrom(0, 255), { minLength: 4 * width * height, maxLength: 4 * width * height })
      .map((data) => ({ width, height, data: Buffer.from(data) })),
  );
  fc.assert(
    fc.property(picture, (pixels) => {
      expect(readPng(writePng(pixels, { dpi: 96, texts: { Title: "a" } }))).toEqual(pixels);
    }),
  );
});

test("what is no such file is not read", () => {
  expect(readPng(Buffer.from("GIF89a"))).toBeUndefined();
  const png = writePng({ width: 2, height: 2, data: Buffer.alloc(16) });
  expect(readPng(png.subarray(0, 20))).toBeUndefined();
  const grey = Buffer.from(png);
  grey[25] = 0; // the colour type
  expect(readPng(grey)).toBeUndefined();
});
