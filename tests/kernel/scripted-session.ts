import type { NotebookSession } from "../../src/kernel/kernel.ts";
import type { CommMessage } from "../../src/session/comm.ts";
import type { ExecuteOptions } from "../../src/session/execution.ts";

/** What a kernel passes with a cell. */
export type CellOptions = Required<Pick<ExecuteOptions, "cell" | "onOutput" | "onComm">> & ExecuteOptions;

type Cell = (options: CellOptions) => unknown;

/** A session whose cells are functions of the test, by their code: what a kernel does with them is what is tested. */
export class ScriptedSession implements NotebookSession {
  readonly cells: Record<string, Cell>;
  readonly executed: string[] = [];
  readonly comms: CommMessage[] = [];
  onComm: (message: CommMessage, send: CellOptions["onComm"]) => unknown = () => {};
  interrupted: () => void = () => {};

  constructor(cells: Record<string, Cell> = {}) {
    this.cells = cells;
  }

  async execute(code: string, given: ExecuteOptions = {}) {
    const options = given as CellOptions;
    this.executed.push(code);
    try {
      await this.cells[code]?.(options);
      return { status: "ok" } as const;
    } catch (thrown) {
      const { name: ename, message: evalue } = thrown as Error;
      const error = { type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] } as const;
      options.onOutput(error);
      return { status: "error", error } as const;
    }
  }

  async evaluate(expression: string) {
    if (expression === "bad") return { status: "error", ename: "E", evalue: "bad", traceback: [] } as const;
    return { status: "ok", data: { "text/plain": expression.toUpperCase() }, metadata: {} } as const;
  }

  async complete(_code: string, cursor: number) {
    return { matches: ["toFixed"], start: cursor - 2, end: cursor, metadata: {} };
  }

  async inspect(code: string, cursor: number) {
    return { found: true, data: { "text/plain": code.slice(0, cursor) } };
  }

  async isComplete(code: string) {
    return code.endsWith("{")
      ? ({ status: "incomplete", indent: "  " } as const)
      : ({ status: "complete" } as const);
  }

  async comm(message: CommMessage, { onComm = () => {} }: ExecuteOptions = {}) {
    this.comms.push(message);
    await this.onComm(message, onComm);
  }

  async warm() {}

  async interrupt() {
    this.interrupted();
  }

  async close() {}
}
