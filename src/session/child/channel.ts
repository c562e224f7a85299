import { writeSync } from "node:fs";
import { encodeFrame } from "../frames.ts";
import type { Report } from "../messages.ts";

/** The file descriptors that the session opened for this process, beside stdin, stdout and stderr. */
export const descriptors = { reports: 3, requests: 4, control: 5 } as const;

/**
 * Tells the session something. The write is synchronous: output flows while a loop runs, nothing is lost when
 * the process dies, and a cell that writes faster than the session reads waits.
 */
export function report(message: Report): void {
  writeAll(descriptors.reports, encodeFrame(message));
}

/**
 * Marks the same moment in all streams to the session. A cell may write to stdout and stderr directly (native code, child
 * processes); the session hands on what came before a mark in any stream before what comes after it in another.
 */
export function synchronizeStreams(): void {
  marks++;
  report({ type: "mark", id: marks });
  for (const descriptor of [1, 2]) {
    try {
      writeAll(descriptor, streamMark(marks));
    } catch {
      // The cell closed it; the session sees the end of the stream instead.
    }
  }
}

let marks = 0;

/** What `StreamReader` looks for. */
export function streamMark(id: number): string {
  return `\0mark ${id}\0`;
}

function writeAll(descriptor: number, text: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));
