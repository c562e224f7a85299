import type { CommMessage } from "../session/comm.ts";

/** The comms that are open between frontend and cells, kept from the messages that pass. */
export class Comms {
  readonly #targets = new Map<string, string>();

  /** Takes note of a message, from either side. */
  note({ type, comm_id, target_name = "" }: CommMessage): void {
    if (type === "comm_open") this.#targets.set(comm_id, target_name);
    if (type === "comm_close") this.#targets.delete(comm_id);
  }

  has(id: string): boolean {
    return this.#targets.has(id);
  }

  /** Open comms by id, all or those of one target, as `comm_info_reply` lists them. */
  info(target?: unknown): Record<string, { target_name: string }> {
    const open = [...this.#targets].filter(([, name]) => typeof target !== "string" || name === target);
    return Object.fromEntries(open.map(([id, target_name]) => [id, { target_name }]));
  }
}
