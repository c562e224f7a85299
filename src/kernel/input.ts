import type { Channel } from "./channel.ts";
import type { Message } from "./message.ts";

/** Asks the frontend for a line of text on the stdin channel, for `prompt()` in a cell. */
export class Input {
  readonly #channel: Channel;
  #waiting: { id: string; answer: (value: string) => void } | undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** The frontend's answer. Pending for good when the user never answers: an interrupt ends the cell that waits. */
  ask(prompt: string, password: boolean, request: Message): Promise<string> {
    return new Promise((answer) => {
      const header = this.#channel.header("input_request");
      // Waiting before it is sent: an answer of the same millisecond came before the send was told to be done.
      this.#waiting = { id: header.msg_id, answer };
      void this.#channel.send(header, { prompt, password }, request);
    });
  }

  /** Hands answers on. One that nobody waits for (late, or meant for an interrupted cell) is dropped. */
  async serve(): Promise<void> {
    for await (const reply of this.#channel.receive()) {
      if (reply.header.msg_type !== "input_reply" || this.#waiting === undefined) continue;
      // jupyter_client sends no parent with its answer; where there is one it must name the question.
      const { id, answer } = this.#waiting;
      if ((reply.parent.msg_id ?? id) !== id) continue;
      this.#waiting = undefined;
      answer(String(reply.content.value ?? ""));
    }
  }
}
