import type { Session } from "../session/session.ts";
import type { Channel } from "./channel.ts";
import type { Comms } from "./comms.ts";
import type { History } from "./history.ts";
import type { Input } from "./input.ts";
import type { IOPub } from "./iopub.ts";
import type { Json, Message } from "./message.ts";

/** What a kernel asks of a session. */
export type NotebookSession = Pick<
  Session,
  "execute" | "evaluate" | "complete" | "inspect" | "isComplete" | "comm" | "warm" | "interrupt" | "close"
>;

/** What the handlers of a running kernel share. */
export interface Kernel {
  /** The session, started at first use. */
  readonly session: Promise<NotebookSession>;
  readonly iopub: IOPub;
  readonly input: Input;
  readonly history: History;
  readonly comms: Comms;
  /** The count of the last cell that was executed and stored. */
  executionCount: number;
  /** Ends the kernel. */
  stop(): void;
}

/** A message with the channel its reply goes to. */
export interface Request extends Message {
  readonly channel: Channel;
}

/** Deals with one message type: the content of its reply, or nothing for messages that have none. */
export interface Handler {
  handle(request: Request, kernel: Kernel): Promise<Json | undefined> | Json | undefined;
  /** Whether it has to wait for the cells sent before it. */
  inTurn?(request: Request, kernel: Kernel): boolean;
  /** What is left to do once the reply and the idle are sent. */
  afterwards?(kernel: Kernel): void;
}
