import type { CommMessage } from "./comm.ts";
import type { ErrorOutput, Output } from "./output.ts";

export interface ExecuteOptions {
  /** The cell's number in messages and stack traces; by default cells are counted. */
  readonly cell?: number;
  /** Takes what the cell shows, in order; also after it has ended, if a timer of it shows something. */
  readonly onOutput?: (output: Output) => void;
  /** Takes what the cell says on comms. */
  readonly onComm?: (message: CommMessage) => void;
  /** Asks the user, for `prompt()` in the cell. Without it the cell is told that nobody can answer. */
  readonly onInput?: (prompt: string, password: boolean) => Promise<string>;
}

export type ExecuteResult =
  | { readonly status: "ok" }
  | {
      readonly status: "error";
      readonly error: ErrorOutput;
      /** The session's process is a new one, and all variables are gone. */
      readonly restarted?: true;
    };

/** One cell that was given to the session: where its outputs go, and how it ends. */
export class Execution {
  readonly id: number;
  readonly options: ExecuteOptions;
  readonly result: Promise<ExecuteResult>;
  #end: (result: ExecuteResult) => void = () => {};

  constructor(id: number, options: ExecuteOptions) {
    this.id = id;
    this.options = options;
    this.result = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  show(output: Output): void {
    this.options.onOutput?.(output);
  }

  succeed(): void {
    this.#end({ status: "ok" });
  }

  /** Ends by an error, which is an output too. */
  fail(error: ErrorOutput, { restarted = false } = {}): void {
    this.show(error);
    this.#end({ status: "error", error, ...(restarted ? { restarted } : {}) });
  }
}
