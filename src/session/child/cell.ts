import type { ErrorOutput, Output } from "../output.ts";
import { report } from "./channel.ts";

/** A cell that was evaluated here, and the outputs that it still has to send. */
export class Cell {
  readonly id: number;
  /** How people are told of it: `cell 3`. Undefined for what a frontend's message runs. */
  readonly title: string | undefined;
  state: "running" | "ended" | "interrupted" = "running";
  /** The first promises that were made in it: with that of the cell's own code, if it awaits anything. */
  promises: Promise<unknown>[] = [];
  /** The first error that no code of the cell could catch: thrown in a timer, in a promise left alone. */
  failure: ErrorOutput | undefined;
  readonly #held: Held[] = [];
  readonly #settled: (() => void)[] = [];

  constructor(id: number, title?: string) {
    this.id = id;
    this.title = title;
  }

  /** Sends an output, after those that are still being made. */
  send(output: Output): void {
    if (this.#held.length === 0) report({ type: "output", id: this.id, output });
    else this.#held.push({ outputs: [output] });
  }

  /** Keeps the place of outputs that take time to make (a chart being drawn); what follows waits behind them. */
  sendLater(making: Promise<readonly Output[]>): void {
    const held: Held = { outputs: undefined };
    this.#held.push(held);
    making.then((outputs) => {
      held.outputs = outputs;
      this.#flush();
    });
  }

  /** Takes an error that nobody can catch: the cell fails by it or, when it has ended, shows it. */
  fail(error: ErrorOutput): void {
    if (this.state !== "running") this.send(error);
    else if (this.failure === undefined) this.failure = error;
    else this.sendText("stderr", error.traceback);
  }

  sendText(name: "stdout" | "stderr", lines: readonly string[]): void {
    this.send({ type: "stream", name, text: `${lines.join("\n")}\n` });
  }

  /** When every output asked for so far has been sent. */
  settled(): Promise<void> | undefined {
    if (this.#held.length === 0) return undefined;
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  /** Gives up what is still being made, and sends what waited behind it. */
  abandon(): void {
    for (const held of this.#held) held.outputs ??= [];
    this.#flush();
  }

  #flush(): void {
    while (this.#held[0]?.outputs !== undefined)
      for (const output of this.#held.shift()?.outputs ?? []) report({ type: "output", id: this.id, output });
    if (this.#held.length > 0) return;
    for (const resolve of this.#settled.splice(0)) resolve();
  }
}

interface Held {
  outputs: readonly Output[] | undefined;
}
