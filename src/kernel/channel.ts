import { log } from "./log.ts";
import { decode, encode, type Header, type Json, type Message } from "./message.ts";
import type { Signer } from "./signature.ts";
import type { Endpoint } from "./sockets.ts";

/** What all messages of a kernel are made with. */
export interface Wire {
  readonly signer: Signer;
  /** The header of a new message of a type. */
  readonly header: (type: string) => Header;
}

/** A socket that speaks messages with one frontend at a time: shell, control and stdin. */
export class Channel {
  readonly name: string;
  readonly #socket: Endpoint;
  readonly #signer: Signer;
  readonly #header: (type: string) => Header;

  constructor(name: string, socket: Endpoint, { signer, header }: Wire) {
    this.name = name;
    this.#socket = socket;
    this.#signer = signer;
    this.#header = header;
  }

  /** Sends a message back to where `request` came from, with `request` as its parent. Gives its header. */
  async send(type: string, content: Json, request: Message): Promise<Header> {
    const { identities, header: parent } = request;
    const header = this.#header(type);
    const message = { identities, header, parent, metadata: {}, content, buffers: [] };
    await this.#socket.send(encode(message, this.#signer));
    return header;
  }

  /** The messages that arrive. One that cannot be accepted is logged and dropped. */
  async *receive(): AsyncGenerator<Message> {
    for await (const frames of this.#socket.receive()) {
      let message: Message;
      try {
        message = decode(frames, this.#signer);
      } catch (error) {
        log(`refused a message on ${this.name}: ${(error as Error).message}`);
        continue;
      }
      yield message;
    }
  }
}
