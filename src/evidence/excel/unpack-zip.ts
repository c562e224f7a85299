import { crc32, inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const wide = 0xffffffff;
const mostUnpacked = 2 ** 30;

/**
 * The parts of a ZIP, as a modern workbook is, by their names, each held against its size and CRC-32. SheetJS does not: of a
 * workbook with one bit lost it may read other numbers, or never come back. Source: PKWARE's APPNOTE, 4.3.
 *
 * @throws Error that says what is damaged.
 */
export function unpackZip(bytes: Buffer): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = Object.create(null);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endOfDirectory)
    throw new Error("its end is missing");
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== directoryEntry)
      throw new Error("its list of parts is damaged");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const [packedSize, size, start] = wideSizes(bytes, at, at + 46 + nameLength, extraLength);
    unpacked += size;
    if (unpacked > mostUnpacked) throw new Error("its parts take more than 1 GiB unpacked");
    const content = partOf(bytes, at, start, packedSize, size);
    if (content === undefined) throw new Error(`its part ${name} is damaged`);
    if (!name.endsWith("/")) parts[name] = content;
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}

function partOf(
  bytes: Buffer,
  entry: number,
  start: number,
  packedSize: number,
  size: number,
): Buffer | undefined {
  if (start + 30 > bytes.length) return undefined;
  // What the list says of a part stands before the part again, and SheetJS goes by either: under a damaged name it does not
  // find the part, and takes the sheet for empty; by a damaged size it goes astray. Sizes may come after the part instead.
  const nameEnd = start + 30 + bytes.readUInt16LE(start + 26);
  const local = bytes.subarray(start, nameEnd);
  const listed = bytes.subarray(entry, entry + 46 + bytes.readUInt16LE(entry + 28));
  const sizesFollow = (listed.readUInt16LE(8) & 8) !== 0;
  const sameSizes = sizesFollow || local.subarray(14, 26).equals(listed.subarray(16, 28));
  const sameKind =
    local.readUInt32LE(0) === localEntry && local.subarray(6, 10).equals(listed.subarray(8, 12));
  if (!sameKind || !sameSizes || !local.subarray(30).equals(listed.subarray(46))) return undefined;
  const from = nameEnd + bytes.readUInt16LE(start + 28);
  const packed = bytes.subarray(from, from + packedSize);
  const method = bytes.readUInt16LE(entry + 10);
  try {
    // A part that unpacks to more than it says is stopped there: a small file can hold terabytes of nothing.
    const content = method === 8 ? inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }) : packed;
    const whole = content.length === size && crc32(content) === bytes.readUInt32LE(entry + 16);
    return whole && (method === 0 || method === 8) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** An entry's packed size, size and place: where one does not fit in 32 bits, it stands in the extra field (ZIP64). */
function wideSizes(bytes: Buffer, entry: number, extra: number, length: number): [number, number, number] {
  const [packed, size, start] = [20, 24, 42].map((offset) => bytes.readUInt32LE(entry + offset)) as [
    number,
    number,
    number,
  ];
  if (![packed, size, start].includes(wide)) return [packed, size, start];
  for (let at = extra; at + 4 <= extra + length; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    const next = (short: number) => {
      if (short !== wide) return short;
      field += 8;
      return Number(bytes.readBigUInt64LE(field - 8));
    };
    const [wideSize, widePacked] = [next(size), next(packed)];
    return [widePacked, wideSize, next(start)];
  }
  throw new Error("its list of parts is damaged");
}
