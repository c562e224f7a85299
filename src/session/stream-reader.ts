import { StringDecoder } from "node:string_decoder";

const mark = /\0mark (\d+)\0/;
const longestMark = 40;

/**
 * Reads what cells wrote past the session, straight to a file descriptor: native code, child processes. Marks
 * in the stream tell where it stood at a moment that other streams know too.
 */
export class StreamReader {
  readonly #decoder = new StringDecoder("utf8");
  readonly #onText: (text: string) => void;
  readonly #onMark: (id: number) => void;
  #kept = "";

  constructor(onText: (text: string) => void, onMark: (id: number) => void) {
    this.#onText = onText;
    this.#onMark = onMark;
  }

  read(chunk: Buffer): void {
    let text = this.#kept + this.#decoder.write(chunk);
    for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
      this.#give(text.slice(0, match.index));
      this.#onMark(Number(match[1]));
      text = text.slice(match.index + match[0].length);
    }
    const begun = text.lastIndexOf("\0");
    const split = begun >= 0 && text.length - begun < longestMark ? begun : text.length;
    this.#give(text.slice(0, split));
    this.#kept = text.slice(split);
  }

  end(): void {
    this.#give(this.#kept);
    this.#kept = "";
  }

  #give(text: string): void {
    if (text !== "") this.#onText(text);
  }
}
