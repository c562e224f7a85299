import { setImmediate as nextTurn } from "node:timers/promises";
import { failure } from "./failure.ts";
import { handlers } from "./handlers/index.ts";
import type { Handler, Kernel, Request } from "./kernel.ts";
import { log } from "./log.ts";
import type { Json } from "./message.ts";
import { Queue } from "./queue.ts";

/** Takes each request to its handler, between `busy` and `idle`, and sends the reply. */
export class Dispatcher {
  readonly #kernel: Kernel;
  readonly #inTurn = new Queue<Request>((request) => this.#take(request));
  readonly #aborted = new Set<Request>();
  #received = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /**
   * Deals with a request: cells one after the other, in the order they came; completion, interrupts and whatever else
   * does not depend on the cells before it at once, also while a cell runs.
   */
  receive(request: Request): void {
    this.#received++;
    if (handlerOf(request)?.inTurn?.(request, this.#kernel) || this.#mustFollow(request))
      this.#inTurn.push(request);
    else void this.#meanwhile(request);
  }

  /** A message to a comm must not overtake an earlier one to it that is waiting for its turn. */
  #mustFollow(request: Request): boolean {
    const { comm_id } = request.content;
    return (
      comm_id !== undefined && this.#inTurn.waiting.some((earlier) => earlier.content.comm_id === comm_id)
    );
  }

  async #meanwhile(request: Request): Promise<void> {
    await this.#answer(request);
    // Frontends, and servers that end idle kernels, go by the last status: the cell that still runs says so again.
    const running = this.#inTurn.current;
    if (running !== undefined) this.#kernel.iopub.status("busy", running.header);
  }

  async #take(request: Request): Promise<void> {
    const aborted = this.#aborted.delete(request);
    await this.#answer(request, aborted);
  }

  async #answer(request: Request, aborted = false): Promise<void> {
    const { iopub } = this.#kernel;
    const { channel } = request;
    const { msg_type: type } = request.header;
    iopub.status("busy", request.header);
    const reply = aborted ? { status: "aborted" } : await this.#handle(request);
    if (type === "execute_request" && reply?.status === "error" && request.content.stop_on_error !== false)
      await this.#abortWaiting();
    if (reply !== undefined)
      await channel.send(channel.header(type.replace("_request", "_reply")), reply, request);
    iopub.status("idle", request.header);
    handlerOf(request)?.afterwards?.(this.#kernel);
  }

  async #handle(request: Request): Promise<Json | undefined> {
    const { msg_type: type } = request.header;
    const handler = handlerOf(request);
    if (handler === undefined) {
      log(`message type ${JSON.stringify(type)} is not known`);
      return type.endsWith("_request")
        ? failure("NotSupported", `${type} is not supported by this kernel`)
        : undefined;
    }
    try {
      return await handler.handle(request, this.#kernel);
    } catch (error) {
      log(`${type} failed: ${(error as Error)?.stack ?? error}`);
      if (!type.endsWith("_request")) return undefined;
      return failure((error as Error)?.name ?? "Error", (error as Error)?.message ?? String(error));
    }
  }

  /**
   * Marks the cells that were sent before one failed (a "run all") as aborted. Those sent after its reply are run: to
   * abort by the clock instead would skip cells that the user started in the meantime.
   */
  async #abortWaiting(): Promise<void> {
    // What was sent already may still be on its way through zeromq: read until two turns bring nothing new.
    for (let before = -1; before !== this.#received; ) {
      before = this.#received;
      await nextTurn();
      await nextTurn();
    }
    for (const request of this.#inTurn.waiting)
      if (request.header.msg_type === "execute_request") this.#aborted.add(request);
  }
}

function handlerOf(request: Request): Handler | undefined {
  const { msg_type: type } = request.header;
  return Object.hasOwn(handlers, type) ? handlers[type] : undefined;
}
