import type { Wire } from "./channel.ts";
import { encode, type Header, type Json, type Message } from "./message.ts";
import type { Signer } from "./signature.ts";
import type { Endpoint } from "./sockets.ts";
import { Streams } from "./streams.ts";

type Parent = Header | Record<string, never>;

/** What a kernel tells everyone: statuses and outputs, each with the request it belongs to as its parent. */
export class IOPub {
  readonly #socket: Endpoint;
  readonly #signer: Signer;
  readonly #header: (type: string) => Header;
  readonly #streams: Streams;

  constructor(socket: Endpoint, { signer, header }: Wire) {
    this.#socket = socket;
    this.#signer = signer;
    this.#header = header;
    this.#streams = new Streams((name, text, parent) => this.#send("stream", { name, text }, parent));
  }

  /** Publishes a message behind everything written before it. */
  publish(
    type: string,
    content: Json,
    parent: Parent,
    options: Partial<Pick<Message, "metadata" | "buffers">> = {},
  ) {
    this.#streams.flush();
    this.#send(type, content, parent, options);
  }

  status(state: "starting" | "busy" | "idle", parent: Parent): void {
    this.publish("status", { execution_state: state }, parent);
  }

  /** Writes text of stdout or stderr; it goes out within a moment, joined with its neighbours. */
  write(name: "stdout" | "stderr", text: string, parent: Header): void {
    this.#streams.write(name, text, parent);
  }

  /** Greets each subscriber with `iopub_welcome`, so that a client knows that it will miss nothing from here on. */
  async greet(): Promise<void> {
    for await (const [frame] of this.#socket.receive()) {
      if (frame?.[0] !== 1) continue;
      const topic = frame.subarray(1);
      this.#send(
        "iopub_welcome",
        { subscription: Buffer.from(topic).toString() },
        {},
        { identities: [topic] },
      );
    }
  }

  #send(type: string, content: Json, parent: Parent, options: Partial<Message> = {}): void {
    const { identities = [Buffer.from(type)], metadata = {}, buffers = [] } = options;
    const message = { identities, header: this.#header(type), parent, metadata, content, buffers };
    void this.#socket.send(encode(message, this.#signer));
  }
}
