import { StringDecoder } from "node:string_decoder";

/**
 * A message as one line of JSON. The leading newline makes a frame that an interrupt cut short end there, so
 * that it takes no other frame with it.
 */
export function encodeFrame(message: unknown): string {
  return `\n${JSON.stringify(message)}\n`;
}

/** Gives back the messages of a stream of frames, whatever pieces it arrives in. */
export class FrameReader<Message> {
  readonly #decoder = new StringDecoder("utf8");
  #pieces: string[] = [];

  read(chunk: Buffer): Message[] {
    const lines = this.#decoder.write(chunk).split("\n");
    if (lines.length === 1) {
      this.#pieces.push(lines[0] as string);
      return [];
    }
    lines[0] = this.#pieces.join("") + lines[0];
    this.#pieces = [lines.pop() as string];
    return lines.flatMap((line) => (line === "" ? [] : parse<Message>(line)));
  }
}

function parse<Message>(line: string): Message[] {
  try {
    return [JSON.parse(line) as Message];
  } catch {
    return []; // an interrupted write
  }
}
