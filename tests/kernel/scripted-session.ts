import type { CommMessage, ExecuteOptions, NotebookSession, OnOutput } from "../../src/kernel/seam.ts";

type Cell = (options: ExecuteOptions) => unknown;

/** A session whose cells are functions of the test, by their code: what a kernel does with them is what is tested. */
export class ScriptedSession implements NotebookSession {
  readonly cells: Record<string, Cell>;
  readonly executed: string[] = [];
  readonly comms: CommMessage[] = [];
  onComm: (message: CommMessage, onOutput: OnOutput) => unknown = () => {};
  interrupted: () => void = () => {};
  closed = false;

  constructor(cells: Record<string, Cell> = {}) {
    this.cells = cells;
  }

  async execute(code: string, options: ExecuteOptions) {
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
    return { matches: ["toFixed"], start: cursor - 2, end: cursor };
  }

  async inspect(code: string, cursor: number, detail: number) {
    return { found: true, data: { "text/plain": `${code.slice(0, cursor)} ${detail}` } };
  }

  async isComplete(code: string) {
    return code.endsWith("{")
      ? ({ status: "incomplete", indent: "  " } as const)
      : ({ status: "complete" } as const);
  }

  async comm(message: CommMessage, { onOutput }: { onOutput: OnOutput }) {
    this.comms.push(message);
    await this.onComm(message, onOutput);
  }

  async warm() {}

  async interrupt() {
    this.interrupted();
  }

  async close() {
    this.closed = true;
  }
}
