import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";

/** Size and filtered scanlines of a PNG, as a short text: equal for equal pictures, whichever zlib packed them. */
export function pngPixels(png: Buffer): string {
  const data: Buffer[] = [];
  let at = 8;
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const digest = createHash("sha256")
    .update(inflateSync(Buffer.concat(data)))
    .digest("hex");
  return `${width} × ${height}, ${digest}`;
}
