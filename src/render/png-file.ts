import { crc32, deflateSync, inflateSync } from "node:zlib";

/** A picture's pixels, four bytes each (red, green, blue, alpha, not premultiplied), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Smaller files than Chromium's; zlib's default level would take off another third, in three times the time. */
const level = 3;

/** A rendering intent; Chromium writes this one too. */
const perceptual = 0;

export interface PngMetadata {
  /** Says that the colours are of sRGB, as CSS's are, so that print and wide screens show them as meant. */
  readonly srgb?: boolean;
  /** Pixels to the inch, for programs that place the picture by its size on paper. */
  readonly dpi?: number;
  /** By keyword: "Title", "Description" and others of the standard. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Writes a PNG file (ISO/IEC 15948). */
export function writePng(pixels: Pixels, { srgb = false, dpi, texts = {} }: PngMetadata = {}): Buffer {
  return Buffer.concat([
    signature,
    chunk("IHDR", header(pixels)),
    ...(srgb ? [chunk("sRGB", Buffer.of(perceptual))] : []),
    ...(dpi === undefined ? [] : [chunk("pHYs", resolution(dpi))]),
    ...Object.entries(texts).map(([keyword, text]) => chunk("iTXt", internationalText(keyword, text))),
    chunk("IDAT", deflateSync(filtered(pixels), { level })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, "latin1");
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}

function header({ width, height }: Omit<Pixels, "data">): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]); // 8 bits, RGB with alpha
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return data;
}

function resolution(dpi: number): Buffer {
  const data = Buffer.alloc(9, 1); // the last byte says: to the metre
  const toTheMetre = Math.round(dpi / 0.0254);
  data.writeUInt32BE(toTheMetre, 0);
  data.writeUInt32BE(toTheMetre, 4);
  return data;
}

/** Uncompressed, in no stated language: keyword, two flags, two empty fields, UTF-8. */
function internationalText(keyword: string, text: string): Buffer {
  return Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, "latin1"), Buffer.from(text, "utf8")]);
}

/** The filter of a row that is told by its differences from the row above. */
const up = 2;

/**
 * Each row after a byte for its filter. More than half of a chart's rows are as the one above, and no differences take the
 * least time to compress and the least space; on other rows filters gain nothing.
 */
function filtered({ width, height, data }: Pixels): Buffer {
  const row = 4 * width;
  const rows = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y++) {
    const [start, end] = [y * row, (y + 1) * row];
    if (y > 0 && data.compare(data, start - row, start, start, end) === 0) rows[y * (row + 1)] = up;
    else data.copy(rows, y * (row + 1) + 1, start, end);
  }
  return rows;
}

/** The pixels of a file as {@link writePng} writes it; undefined of any other. */
export function readPng(file: Buffer): Pixels | undefined {
  if (!file.subarray(0, signature.length).equals(signature)) return undefined;
  let head: Buffer = Buffer.alloc(0);
  const packed: Buffer[] = [];
  for (let at = signature.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const content = file.subarray(at + 8, at + 8 + length);
    const type = file.toString("latin1", at + 4, at + 8);
    if (type === "IHDR") head = content;
    if (type === "IDAT") packed.push(content);
    at += length + 12;
  }
  if (head.length < 8) return undefined;
  const size = { width: head.readUInt32BE(0), height: head.readUInt32BE(4) };
  return head.equals(header(size)) ? unfiltered(Buffer.concat(packed), size) : undefined;
}

function unfiltered(packed: Buffer, size: Omit<Pixels, "data">): Pixels | undefined {
  const row = 4 * size.width;
  const rows = inflateSync(packed);
  const data = Buffer.alloc(row * size.height);
  for (let y = 0; y < size.height; y++) {
    const start = y * (row + 1);
    if (rows[start] !== up && rows[start] !== 0) return undefined;
    rows.copy(data, y * row, start + 1, start + 1 + row);
    if (rows[start] === up && y > 0)
      for (let i = y * row; i < (y + 1) * row; i++) data[i] = Number(data[i]) + Number(data[i - row]);
  }
  return { ...size, data };
}
