import { type MessagePort, Worker } from "node:worker_threads";
import type { ErrorOutput } from "../output.ts";
import type { Cell } from "./cell.ts";
import { leaveCells } from "./context.ts";

/** The evaluating thread's side of an interrupt: sees to it that each cell ends, and ends once. */
export class Watch {
  readonly #worker: Worker;
  readonly #onEnd: (id: number, error: ErrorOutput | undefined) => void;
  #running: Cell | undefined;
  #latest = 0;

  /** `prompt` is how the watcher answers a cell that waits for input. */
  constructor(
    prompt: { port: MessagePort; flag: Int32Array },
    onEnd: (id: number, error: ErrorOutput | undefined) => void,
  ) {
    this.#onEnd = onEnd;
    const options = { workerData: prompt, transferList: [prompt.port] };
    this.#worker = new Worker(new URL("./watcher.js", import.meta.url), options);
    this.#worker.unref();
    this.#worker.on("message", (id: number) => this.#interrupt(id));
    // The watcher may signal the whole process group, for the sake of child processes.
    process.on("SIGINT", () => {});
  }

  /** Ends the watcher, whose connection to this thread would keep the process from leaving. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Runs a cell, unless it was interrupted before it could begin. */
  run(cell: Cell, execute: () => Promise<ErrorOutput | undefined>): void {
    if (cell.id <= this.#latest) return;
    this.#latest = cell.id;
    this.#running = cell;
    void execute().then((error) => this.#end(cell, error));
  }

  /**
   * The watcher asks again until it has the answer, which comes last: a termination that strikes in here costs nothing
   * but another turn.
   */
  #interrupt(id: number): void {
    leaveCells();
    if (this.#running?.id === id) this.#end(this.#running, interrupted);
    else if (id > this.#latest) {
      this.#latest = id;
      this.#onEnd(id, interrupted);
    }
    this.#worker.postMessage(id);
  }

  #end(cell: Cell, error: ErrorOutput | undefined): void {
    if (this.#running !== cell) return; // it was interrupted before
    cell.state = error === interrupted ? "interrupted" : "ended";
    if (error === interrupted) unsettled.push(...cell.promises);
    cell.promises = [];
    cell.abandon();
    this.#onEnd(cell.id, error);
    this.#running = undefined;
  }
}

/**
 * What interrupted cells have promised, and will not keep. The inspector waits for it, and would tell when it is collected,
 * from within V8's garbage collection: with Node 22 and 24 the process dies of that.
 */
const unsettled: unknown[] = [];

/** Jupyter's clients know an interrupt by Python's name for it. */
export const interrupted: ErrorOutput = {
  type: "error",
  ename: "KeyboardInterrupt",
  evalue: "the cell was interrupted; earlier variables are kept",
  traceback: ["KeyboardInterrupt: the cell was interrupted; earlier variables are kept"],
};
