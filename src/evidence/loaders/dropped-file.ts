import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EvidenceError } from "../../errors.ts";
import { shownPath } from "../file.ts";
import { sha256 } from "../sha256.ts";

/** A file that somebody dropped in: no descriptor says what it is. */
export interface DroppedFile {
  readonly path: string;
  /** The file as messages name it. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Reads a file whole. Throws an EvidenceError if it cannot be. */
export async function readDropped(source: string | URL): Promise<DroppedFile> {
  const path = resolve(source instanceof URL ? fileURLToPath(source) : source);
  const file = shownPath(path);
  try {
    const bytes = await readFile(path);
    return { path, file, bytes, sha256: sha256(bytes) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new EvidenceError(
      code === "ENOENT"
        ? {
            file,
            problem: "there is no such file",
            remedy: "Correct the path; it goes from the notebook's folder.",
          }
        : {
            file,
            problem: `the file cannot be read (${code})`,
            remedy: "Name a readable file of less than 2 GiB.",
          },
      { cause: error },
    );
  }
}

/**
 * A file's text: UTF-8, with or without a byte order mark, or else Windows-1252, of which Latin-1 is a part. A text in
 * Latin-1 with a letter beyond ASCII (£, ü) is never valid UTF-8 by chance in practice, so that the bytes themselves tell.
 */
export function textOf({ bytes, file }: DroppedFile): string {
  if (bytes.includes(0)) {
    const { looks, remedy = "Save it as CSV in UTF-8." } = otherShape(bytes);
    throw new EvidenceError({ file, problem: `the file is not a text${looks}`, remedy });
  }
  // TextDecoder takes a byte order mark away.
  return new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
}

interface Shape {
  readonly name: string;
  readonly remedy: string;
  readonly matches: (bytes: Buffer, head: string) => boolean;
}

const begins =
  (...signature: number[]) =>
  (bytes: Buffer) =>
    bytes.subarray(0, signature.length).equals(Buffer.from(signature));
const parquet = Buffer.from("PAR1");

/** Files by their content, the surest first. */
const shapes: readonly Shape[] = [
  {
    name: "a Parquet file",
    remedy: "Use readParquet.",
    matches: (bytes) => bytes.subarray(0, 4).equals(parquet),
  },
  { name: "an Excel workbook", remedy: "Use readExcel.", matches: begins(0x50, 0x4b, 3, 4) },
  { name: "an old Excel workbook (.xls)", remedy: "Use readExcel.", matches: begins(0xd0, 0xcf, 0x11, 0xe0) },
  { name: "a PDF", remedy: "Get the table as CSV or Excel.", matches: (_, head) => head.startsWith("%PDF") },
  {
    name: "a document in RTF",
    remedy: "Ask SIPRI's site for the CSV form.",
    matches: (_, head) => head.startsWith("{\\rtf"),
  },
  {
    name: "a web page",
    remedy: "Download the file itself, not the page about it.",
    matches: (_, head) => /^\s*<(!doctype|html)/i.test(head),
  },
  {
    name: "SIPRI's new shape, one row a delivery year",
    remedy: "Use readSipriDeliveries.",
    matches: (_, head) => /SIPRI AT Database ID"?,/i.test(head),
  },
  {
    name: "SIPRI's trade register, one row a deal",
    remedy: "Use readSipriRegister.",
    matches: (_, head) => /Supplier"?,/i.test(head) && /Year of order"?,/i.test(head),
  },
  {
    name: "HM Treasury's GDP deflators",
    remedy: "Use readDeflator.",
    matches: (_, head) => /(financial|calendar) year/i.test(head) && /deflator/i.test(head),
  },
];

/**
 * What a file looks like that one reader cannot read: `: it looks like …`, and what to do with it, where its content tells.
 *
 * @param readers those that it was given to, which are no advice.
 */
export function otherShape(bytes: Buffer, ...readers: readonly string[]): { looks: string; remedy?: string } {
  const head = bytes.toString("latin1", 0, 20_000);
  const shape = shapes.find((candidate) => candidate.matches(bytes, head));
  return shape === undefined || readers.some((reader) => shape.remedy.includes(reader))
    ? { looks: "" }
    : { looks: `: it looks like ${shape.name}`, remedy: shape.remedy };
}
