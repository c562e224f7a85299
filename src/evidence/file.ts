import { isUtf8 } from "node:buffer";
import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Resource } from "./package.ts";
import type { EvidenceProblem } from "./problem.ts";

/** A resource's file, as it lies on the disk. */
export interface ResourceFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** Where the text starts: after a byte order mark, if there is one. */
  readonly start: number;
}

/**
 * The real path of a resource in a package's folder. Never outside it, not by a link either: a descriptor from somewhere
 * else must not be able to have any file of this machine read into a table.
 */
export async function locateFile(dir: string, path: string): Promise<string | EvidenceProblem> {
  const file = shownPath(join(dir, path));
  let real: string;
  try {
    real = await realpath(join(dir, path));
  } catch {
    return {
      file,
      rule: "every resource's file exists",
      value: path,
      problem: "there is no such file",
      remedy: "Put it there, or correct the resource's path in datapackage.json.",
    };
  }
  if (!isInside(await realpath(dir), real))
    return {
      file,
      rule: "a resource's file is in the package's folder",
      value: path,
      problem: `${path} leads outside the package's folder`,
      remedy: "Copy the file into the folder.",
    };
  if (await isFile(real)) return real;
  return {
    file,
    rule: "every resource's file can be read",
    value: path,
    problem: "it is not a file",
    remedy: "Put a file there, or correct the resource's path in datapackage.json.",
  };
}

/** Whether a path leads to a file. Reading a pipe that nothing writes to would wait for ever. */
export const isFile = async (path: string) => (await stat(path)).isFile();

const isInside = (dir: string, path: string) => {
  const way = relative(dir, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** Reads a file whole, if there is text in it. */
export async function readResource(path: string, file: string): Promise<ResourceFile | EvidenceProblem> {
  const bytes = await readBytes(path, file);
  if ("problem" in bytes) return bytes;
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    return {
      file,
      line: lineAt(bytes, zero),
      rule: "a file is text in UTF-8",
      problem: "the file has a zero byte: it is not text, or text in UTF-16",
      remedy: "Save it as CSV in UTF-8.",
    };
  // DuckDB drops one that stands first in a record, so that the value loaded would not be the one written.
  const mark = bytes.indexOf("\ufeff", 1);
  if (mark >= 0)
    return {
      file,
      line: lineAt(bytes, mark),
      rule: "a byte order mark stands at the beginning or nowhere",
      problem: "there is a byte order mark (U+FEFF, which cannot be seen) in the middle of the file",
      remedy: "Take it out: files that were joined end to end have one at each seam.",
    };
  return { path, bytes, start: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0 };
}

/** Reads a file whole, whatever is in it. */
export async function readBytes(path: string, file: string): Promise<Buffer | EvidenceProblem> {
  try {
    return await readFile(path);
  } catch (error) {
    return {
      file,
      rule: "every resource's file can be read",
      problem: `the file cannot be read: ${(error as Error).message}`,
      remedy: "Make it a readable file of less than 2 GiB.",
    };
  }
}

/** The first byte that is not UTF-8, if there is one. */
export function encodingProblem(
  { bytes }: Pick<ResourceFile, "bytes">,
  file: string,
): EvidenceProblem | undefined {
  if (isUtf8(bytes)) return undefined;
  const at = firstNonUtf8(bytes);
  const value = bytes.toString("latin1", at, at + 1);
  return {
    file,
    line: lineAt(bytes, at),
    rule: "a file is text in UTF-8",
    value,
    problem: `the byte 0x${bytes[at]?.toString(16)} is not UTF-8 ("${value}", if the file is Latin-1)`,
    remedy: "Save the file as UTF-8: iconv -f WINDOWS-1252 -t UTF-8, or the editor's Save as.",
  };
}

const lineAt = (bytes: Buffer, offset: number) => {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
};

function firstNonUtf8(bytes: Buffer): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    if (!isUtf8(line)) {
      for (let at = 0; at < line.length; at++) {
        const length = sequenceLength(line[at] as number);
        try {
          decoder.decode(line.subarray(at, at + length));
        } catch {
          return start + at;
        }
        at += length - 1;
      }
    }
    if (end < 0) return start;
    start = end + 1;
  }
}

const sequenceLength = (byte: number) => (byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);

/** What a seal is held to by. */
export const sealRules = { hash: "hash in datapackage.json", bytes: "bytes in datapackage.json" };

/** What the descriptor says of the file's size and hash, against what the file is. */
export function sealProblems(resource: Resource, bytes: Buffer, sha256: string, file: string) {
  const problems: EvidenceProblem[] = [];
  const remedy = `If the change is meant, run: npx dossier check --seal ${shownPath(file.slice(0, -resource.path.length - 1))}. If not, restore the file.`;
  if (resource.sha256 !== undefined && resource.sha256 !== sha256)
    problems.push({
      file,
      rule: sealRules.hash,
      value: `sha256:${sha256}`,
      problem: `the file is not the one that was sealed: its SHA-256 is ${sha256.slice(0, 12)}…, sealed was ${resource.sha256.slice(0, 12)}…`,
      remedy,
    });
  else if (resource.bytes !== undefined && resource.bytes !== bytes.length)
    problems.push({
      file,
      rule: sealRules.bytes,
      value: String(bytes.length),
      problem: `the file has ${bytes.length} bytes, and datapackage.json says ${resource.bytes}`,
      remedy,
    });
  return problems;
}

/**
 * A path as messages show it: from the working directory, if that is shorter. A notebook's own is its folder, so that its
 * data are "../data", which reads better and is the same on every machine.
 */
export function shownPath(path: string): string {
  const way = relative(process.cwd(), path);
  return way === "" ? "." : way.length < path.length ? way : path;
}
