import type { Channel } from "./channel.ts";
import type { Message } from "./message.ts";

/** Asks the frontend for a line of text on the stdin channel, for `prompt()` in a cell. */
export class Input {
  readonly #channel: Channel;
  #waiting: { request: Message; answer: (value: string) => void } | undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** The frontend's answer. Pending for good when the user never answers: an interrupt ends the cell that waits. */
  ask(prompt: string, password: boolean, request: Message): Promise<string> {
    return new Promise((answer) => {
      this.#waiting = { request, answer };
      void this.#channel.send("input_request", { prompt, password }, request);
    });
  }

  /** Hands answers on. One that nobody waits for (late, or meant for an interrupted cell) is dropped. */
  async serve(): Promise<void> {
    for await (const reply of this.#channel.receive()) {
      if (reply.header.msg_type !== "input_reply" || this.#waiting === undefined) continue;
      // jupyter_client sends no parent with its answer; where there is one it must name the request that asked.
      const parent = reply.parent.msg_id;
      const { request, answer } = this.#waiting;
      if (parent !== undefined && parent !== request.header.msg_id) continue;
      this.#waiting = undefined;
      answer(String(reply.content.value ?? ""));
    }
  }
}
