import { Worker } from "node:worker_threads";
import type { ErrorOutput } from "../output.ts";
import { leaveCells } from "./context.ts";

/** The evaluating thread's side of an interrupt. */
export class Watch {
  readonly #worker = new Worker(new URL("./watcher.js", import.meta.url));
  #running: { id: number; giveUp(): void } | undefined;

  constructor() {
    this.#worker.unref();
    this.#worker.on("message", (id: number) => {
      leaveCells();
      if (this.#running?.id === id) this.#running.giveUp();
      this.#worker.postMessage(id);
    });
    // The watcher may signal the whole process group, for the sake of child processes.
    process.on("SIGINT", () => {});
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
