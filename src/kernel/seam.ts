/** What the kernel asks of a session: everything behind it (compiling, running, displaying) is the session's. */
export interface NotebookSession {
  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult>;
  evaluate(expression: string): Promise<Evaluation>;
  complete(code: string, cursor: number): Promise<Completions>;
  inspect(code: string, cursor: number, detail: number): Promise<{ found: boolean; data: MimeBundle }>;
  isComplete(code: string): Promise<{ status: "complete" | "incomplete" | "invalid"; indent?: string }>;
  comm(message: CommMessage, options: { onOutput: OnOutput; onComm: OnOutput }): Promise<void>;
  warm?(): Promise<void>;
  interrupt(): Promise<void> | void;
  close(): Promise<void>;
}

export type MimeBundle = Record<string, unknown>;
export type OnOutput = (output: Output) => void;

export interface ExecuteOptions {
  readonly cell: number;
  readonly onOutput: OnOutput;
  readonly onComm: OnOutput;
  readonly onInput?: (prompt: string, password: boolean) => Promise<string>;
}

export interface CellFailure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** How a cell ended. Its error is among its outputs too. */
export type ExecuteResult = { status: "ok" } | { status: "error"; error: CellFailure };
export type Evaluation =
  | { status: "ok"; data: MimeBundle; metadata: Record<string, unknown> }
  | ({ status: "error" } & CellFailure);

export interface Completions {
  readonly matches: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly metadata?: Record<string, unknown>;
}

export interface CommMessage {
  readonly type: "comm_open" | "comm_msg" | "comm_close";
  readonly comm_id: string;
  readonly target_name?: string;
  readonly data: unknown;
  readonly metadata?: Record<string, unknown>;
  readonly buffers?: readonly Uint8Array[];
}

export type Output =
  | { type: "stream"; name: "stdout" | "stderr"; text: string }
  | {
      type: "display_data" | "execute_result" | "update_display_data";
      data: MimeBundle;
      metadata: Record<string, unknown>;
      transient?: { display_id?: string };
    }
  | { type: "clear_output"; wait: boolean }
  | ({ type: "error" } & CellFailure)
  | CommMessage;
