/** The tables of an OpenType font file by tag: https://learn.microsoft.com/typography/opentype/spec/otff */
export type Tables = Map<string, Buffer>;

const trueType = 0x00010000;

/** Reads the table directory of a font file; of a collection, that of its first font. */
export function readTables(file: Buffer): Tables {
  const tables: Tables = new Map();
  const directory = file.toString("latin1", 0, 4) === "ttcf" ? file.readUInt32BE(12) : 0;
  for (let i = 0; i < file.readUInt16BE(directory + 4); i++) {
    const record = directory + 12 + 16 * i;
    const start = file.readUInt32BE(record + 8);
    const tag = file.toString("latin1", record, record + 4);
    tables.set(tag, file.subarray(start, start + file.readUInt32BE(record + 12)));
  }
  return tables;
}

/** Writes a font file with TrueType outlines: directory and tables in the order of their tags. */
export function writeTables(tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const range = 2 ** Math.floor(Math.log2(sorted.length)) * 16;
  const directory = Buffer.alloc(12 + 16 * sorted.length);
  directory.writeUInt32BE(trueType, 0);
  directory.writeUInt16BE(sorted.length, 4);
  directory.writeUInt16BE(range, 6);
  directory.writeUInt16BE(Math.log2(range / 16), 8);
  directory.writeUInt16BE(16 * sorted.length - range, 10);
  const parts = [directory];
  let start = directory.length;
  for (const [i, [tag, table]] of sorted.entries()) {
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    directory.write(tag, 12 + 16 * i, "latin1");
    directory.writeUInt32BE(checksum(padded), 16 + 16 * i);
    directory.writeUInt32BE(start, 20 + 16 * i);
    directory.writeUInt32BE(table.length, 24 + 16 * i);
    parts.push(padded);
    start += padded.length;
  }
  return Buffer.concat(parts);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
  return sum;
}
