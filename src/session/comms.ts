import { randomUUID } from "node:crypto";
import { UsageError } from "../errors.ts";
import type { CommMessage } from "./comm.ts";

/** A line between a cell and the frontend, on which widgets and other extensions talk. */
export interface Comm {
  readonly id: string;
  readonly target: string;
  send(data: unknown, buffers?: readonly Uint8Array[]): void;
  /** What to do with the frontend's messages; a later handler replaces an earlier. */
  onMessage(handler: CommHandler): void;
  /** What to do when the frontend closes the comm. */
  onClose(handler: CommHandler): void;
  close(data?: unknown): void;
}

export type CommHandler = (data: unknown, buffers: readonly Uint8Array[]) => unknown;
export type CommTarget = (comm: Comm, data: unknown, buffers: readonly Uint8Array[]) => unknown;

/** The comms of a session. Found by a registered symbol, for the same reason as the sink of displays. */
export class CommManager {
  readonly #publish: (message: CommMessage) => void;
  readonly #targets = new Map<string, CommTarget>();
  readonly #open = new Map<string, { comm: Comm; onMessage: CommHandler; onClose: CommHandler }>();

  constructor(publish: (message: CommMessage) => void) {
    this.#publish = publish;
  }

  register(target: string, handler: CommTarget): void {
    this.#targets.set(target, handler);
  }

  open(target: string, data: unknown, buffers: readonly Uint8Array[]): Comm {
    const comm = this.#add(randomUUID(), target);
    this.#publish({ type: "comm_open", comm_id: comm.id, target_name: target, data, buffers });
    return comm;
  }

  /** Hands on a message of the frontend's. A comm that nobody has asked for is closed again, as Jupyter wants. */
  receive({ type, comm_id, target_name = "", data, buffers = [] }: CommMessage): unknown {
    if (type === "comm_open") {
      const handler = this.#targets.get(target_name);
      if (handler === undefined) return this.#publish({ type: "comm_close", comm_id, data: {} });
      return handler(this.#add(comm_id, target_name), data, buffers);
    }
    const known = this.#open.get(comm_id);
    if (type === "comm_msg") return known?.onMessage(data, buffers);
    this.#open.delete(comm_id);
    return known?.onClose(data, buffers);
  }

  #add(id: string, target: string): Comm {
    const handlers = { onMessage: (() => {}) as CommHandler, onClose: (() => {}) as CommHandler };
    const send = (type: CommMessage["type"], data: unknown, buffers: readonly Uint8Array[] = []) =>
      this.#publish({ type, comm_id: id, data, buffers });
    const comm: Comm = {
      id,
      target,
      send: (data, buffers) => send("comm_msg", data, buffers),
      onMessage: (handler) => {
        handlers.onMessage = handler;
      },
      onClose: (handler) => {
        handlers.onClose = handler;
      },
      close: (data = {}) => {
        if (this.#open.delete(id)) send("comm_close", data);
      },
    };
    this.#open.set(id, Object.assign(handlers, { comm }));
    return comm;
  }
}

const managerKey = Symbol.for("dossier.session.comms");

export function installComms(manager: CommManager): void {
  Object.defineProperty(globalThis, managerKey, { value: manager, configurable: true });
}

function manager(): CommManager {
  const installed = (globalThis as { [managerKey]?: CommManager })[managerKey];
  if (installed !== undefined) return installed;
  throw new UsageError({
    problem: "there is no frontend to talk to",
    remedy: "Open comms in a notebook's cell.",
  });
}

/**
 * Opens a comm to what the frontend has registered as `target`.
 *
 * @throws {UsageError} outside a session.
 */
export function openComm(target: string, data: unknown = {}, buffers: readonly Uint8Array[] = []): Comm {
  return manager().open(target, data, buffers);
}

/**
 * Says what to do when the frontend opens a comm to `target`.
 *
 * @throws {UsageError} outside a session.
 */
export function registerComm(target: string, handler: CommTarget): void {
  manager().register(target, handler);
}
