import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";

/** Size and pixels of a PNG, as a short text: equal for equal pictures, however they were filtered and packed. */
export function pngPixels(png: Buffer): string {
  const data: Buffer[] = [];
  let at = 8;
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const digest = createHash("sha256");
  for (const row of unfiltered(inflateSync(Buffer.concat(data)), 4 * width)) digest.update(row);
  return `${width} × ${height}, ${digest.digest("hex")}`;
}

/** The rows of pixels behind filters 0 (none) and 2 (differences from the row above). */
function* unfiltered(lines: Buffer, length: number): Generator<Buffer> {
  let above: Buffer = Buffer.alloc(length);
  for (let start = 0; start < lines.length; start += length + 1) {
    const filter = lines[start];
    if (filter !== 0 && filter !== 2) throw new Error(`the row filter ${filter} is not read here`);
    const row = Buffer.from(lines.subarray(start + 1, start + 1 + length));
    if (filter === 2)
      for (let i = 0; i < length; i++) row[i] = ((row[i] as number) + (above[i] as number)) % 256;
    above = row;
    yield row;
  }
}
