import type { Header } from "./message.ts";

/** How long text waits for more before it is sent: short enough to look immediate, long enough to join a loop's lines. */
const interval = 20;
/** Text beyond this is sent at once, so that no message grows without bound. */
const limit = 256 * 1024;

type Emit = (name: string, text: string, parent: Header) => void;

/**
 * Joins writes to stdout and stderr into fewer stream messages: 20,000 lines become some dozens.
 *
 * Order is kept: text for another stream or another cell sends what is waiting first, and so must whoever is about to
 * publish anything else ({@link Streams.flush}).
 */
export class Streams {
  readonly #emit: Emit;
  #name = "";
  #parent: Header | undefined;
  #chunks: string[] = [];
  #length = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  write(name: string, text: string, parent: Header): void {
    if (name !== this.#name || parent !== this.#parent) this.flush();
    this.#name = name;
    this.#parent = parent;
    this.#chunks.push(text);
    this.#length += text.length;
    if (this.#length >= limit) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), interval);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#parent !== undefined && this.#length > 0)
      this.#emit(this.#name, this.#chunks.join(""), this.#parent);
    this.#chunks = [];
    this.#length = 0;
  }
}
