import { Console } from "node:console";
import { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { currentCell } from "./context.ts";
import { readableFrames } from "./stack.ts";

/** Sends what is written to `console`, `process.stdout` and `process.stderr` to the cell that wrote it. */
export function captureConsole(): void {
  const stdout = new CellStream("stdout");
  const stderr = new CellStream("stderr");
  Object.defineProperty(process, "stdout", { value: stdout, configurable: true, enumerable: true });
  Object.defineProperty(process, "stderr", { value: stderr, configurable: true, enumerable: true });
  // Told to ignore errors, it gives each write a callback, and these fill the memory while a loop prints.
  globalThis.console = new Console({ stdout, stderr, colorMode: false, ignoreErrors: false });
}

/** A stream that hands on each write before it returns. */
class CellStream extends Writable {
  readonly isTTY = false;
  readonly fd: number;
  readonly #name: "stdout" | "stderr";
  readonly #decoder = new StringDecoder("utf8");

  constructor(name: "stdout" | "stderr") {
    super();
    this.#name = name;
    this.fd = name === "stdout" ? 1 : 2;
  }

  /**
   * Not `_write`: a write that an interrupt cuts short would leave the stream waiting for its end, and later
   * cells without output.
   */
  override write(
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    written?: (error?: Error | null) => void,
  ): boolean {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encodingOf(encoding)) : Buffer.from(chunk);
    const text = this.#decoder.write(bytes);
    if (text !== "") currentCell().send({ type: "stream", name: this.#name, text: readableFrames(text) });
    const done = typeof encoding === "function" ? encoding : written;
    if (done !== undefined) process.nextTick(done);
    return true;
  }

  /** A cell that ends the stream would leave later cells without output. */
  override end(): this {
    return this;
  }
}

function encodingOf(encoding: unknown): BufferEncoding {
  return typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8";
}
