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
  /** The header of a new message of a type. */
  readonly header: (type: string) => Header;

  constructor(name: string, socket: Endpoint, { signer, header }: Wire) {
    this.name = name;
    this.#socket = socket;
    this.#signer = signer;
    this.header = header;
  }

  /** Sends a message back to where `request` came from, with `request` as its parent. */
  send(header: Header, content: Json, request: Message): Promise<void> {
    const { identities, header: parent } = request;
    const message = { identities, header, parent, metadata: {}, content, buffers: [] };
    return this.#socket.send(encode(message, this.#signer));
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
