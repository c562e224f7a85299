import { type MessagePort, Worker } from "node:worker_threads";
import type { ErrorOutput } from "../output.ts";
import { leaveCells } from "./context.ts";

/** The evaluating thread's side of an interrupt. */
export class Watch {
  readonly #worker: Worker;
  #running: { id: number; giveUp(): void } | undefined;

  /** `prompt` is how the watcher answers a cell that waits for input. */
  constructor(prompt: { port: MessagePort; flag: Int32Array }) {
    const options = { workerData: prompt, transferList: [prompt.port] };
    this.#worker = new Worker(new URL("./watcher.js", import.meta.url), options);
    this.#worker.unref();
    this.#worker.on("message", (id: number) => {
      leaveCells();
      if (this.#running?.id === id) this.#running.giveUp();
      this.#worker.postMessage(id);
    });
    // The watcher may signal the whole process group, for the sake of child processes.
    process.on("SIGINT", () => {});
  }

  /** Ends the watcher, whose connection to this thread would keep the process from leaving. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** What `running` gives, or the interrupt that comes before it. */
  over(id: number, running: Promise<ErrorOutput | undefined>): Promise<ErrorOutput | undefined> {
    return new Promise((resolve) => {
      this.#running = { id, giveUp: () => resolve(interrupted) };
      void running.then(resolve);
    });
  }
}

/** Jupyter's clients know an interrupt by Python's name for it. */
export const interrupted: ErrorOutput = {
  type: "error",
  ename: "KeyboardInterrupt",
  evalue: "the cell was interrupted; earlier variables are kept",
  traceback: ["KeyboardInterrupt: the cell was interrupted; earlier variables are kept"],
};
