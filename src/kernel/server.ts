import { Channel } from "./channel.ts";
import { Comms } from "./comms.ts";
import { readConnection } from "./connection.ts";
import { Dispatcher } from "./dispatcher.ts";
import { headers } from "./headers.ts";
import { History } from "./history.ts";
import { Input } from "./input.ts";
import { IOPub } from "./iopub.ts";
import type { NotebookSession } from "./kernel.ts";
import { log } from "./log.ts";
import { Signer } from "./signature.ts";
import { bindEcho, bindPublisher, bindRouter } from "./sockets.ts";

export interface ServerOptions {
  /** Opens the session that runs the cells. */
  readonly openSession: () => Promise<NotebookSession>;
  /** Where the history of cells is kept. */
  readonly historyFolder: string;
}

/** A kernel that listens. */
export interface Server {
  /** Resolves when the kernel was asked to end; its sockets are still open. */
  readonly stopped: Promise<void>;
  stop(): void;
  interrupt(): Promise<void>;
  /** Ends the session, sends what is pending and closes the sockets. */
  close(): Promise<void>;
}

/**
 * Listens on the sockets that a connection file names.
 *
 * The session is opened behind the first request: a frontend waits for `kernel_info_reply`, which needs none.
 *
 * @throws UsageError when the connection file is wrong or an address is taken.
 */
export async function serve(connectionFile: string, options: ServerOptions): Promise<Server> {
  const { addresses, key, hash } = readConnection(connectionFile);
  const [shell, control, stdin, iopub, heartbeat] = await Promise.all([
    bindRouter(addresses.shell),
    bindRouter(addresses.control),
    bindRouter(addresses.stdin),
    bindPublisher(addresses.iopub),
    bindEcho(addresses.hb),
  ]);
  const wire = { signer: new Signer(key, hash), header: headers() };
  const session = new Lazy(options.openSession);
  const stopped = new Once();
  const kernel = {
    get session() {
      return session.value();
    },
    iopub: new IOPub(iopub, wire),
    input: new Input(new Channel("stdin", stdin, wire)),
    history: new History(options.historyFolder),
    comms: new Comms(),
    executionCount: 0,
    stop: stopped.happen,
  };
  const dispatcher = new Dispatcher(kernel);
  let warming = false;
  const listen = async (channel: Channel) => {
    for await (const message of channel.receive()) {
      dispatcher.receive({ ...message, channel });
      if (!warming) setTimeout(() => session.value().then((opened) => opened.warm(), logged), 0);
      warming = true;
    }
  };
  kernel.iopub.status("starting", {});
  const loops = [
    listen(new Channel("shell", shell, wire)),
    listen(new Channel("control", control, wire)),
    kernel.input.serve(),
    kernel.iopub.greet(),
  ];
  // A socket that cannot be read any more would leave a kernel that is deaf: better none.
  Promise.all(loops).then(stopped.happen, (error) => {
    logged(error);
    stopped.happen();
  });
  return {
    stopped: stopped.happened,
    stop: stopped.happen,
    interrupt: async () => (await session.opened)?.interrupt(),
    async close() {
      await (await session.opened)?.close();
      await Promise.all([shell, control, stdin, iopub, heartbeat].map((socket) => socket.close()));
    },
  };
}

const logged = (error: Error) => log(error.stack ?? String(error));

/** A value made at first use, and again if making it failed. */
class Lazy<T> {
  readonly #make: () => Promise<T>;
  /** The value, if it was asked for. */
  opened: Promise<T | undefined> = Promise.resolve(undefined);
  #value: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  value(): Promise<T> {
    if (this.#value === undefined) {
      this.#value = this.#make();
      this.opened = this.#value.catch(() => {
        this.#value = undefined;
        return undefined;
      });
    }
    return this.#value;
  }
}

/** Something that happens once, and can be waited for. */
class Once {
  happen: () => void = () => {};
  readonly happened = new Promise<void>((resolve) => {
    this.happen = resolve;
  });
}
