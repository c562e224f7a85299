import { join } from "node:path";
import { Channel } from "./channel.ts";
import { Comms } from "./comms.ts";
import { readConnection } from "./connection.ts";
import { Dispatcher } from "./dispatcher.ts";
import { userDataFolder } from "./folders.ts";
import { headers } from "./headers.ts";
import { History } from "./history.ts";
import { Input } from "./input.ts";
import { IOPub } from "./iopub.ts";
import type { Kernel } from "./kernel.ts";
import { whenOrphaned } from "./orphan.ts";
import type { NotebookSession } from "./seam.ts";
import { Signer } from "./signature.ts";
import { bindEcho, bindPublisher, bindRouter } from "./sockets.ts";

/**
 * Runs a kernel on the sockets its connection file names, until it is shut down.
 *
 * The session is started behind the first request: a frontend waits for `kernel_info_reply`, which needs none.
 *
 * @throws UsageError when the connection file is wrong or an address is taken.
 */
export async function start(
  connectionFile: string,
  startSession: () => Promise<NotebookSession>,
): Promise<void> {
  const { addresses, key, hash } = readConnection(connectionFile);
  const signer = new Signer(key, hash);
  const header = headers();
  const [shellSocket, controlSocket, stdinSocket, iopubSocket, heartbeat] = await Promise.all([
    bindRouter(addresses.shell),
    bindRouter(addresses.control),
    bindRouter(addresses.stdin),
    bindPublisher(addresses.iopub),
    bindEcho(addresses.hb),
  ]);
  const shell = new Channel("shell", shellSocket, signer, header);
  const control = new Channel("control", controlSocket, signer, header);
  const iopub = new IOPub(iopubSocket, signer, header);
  const input = new Input(new Channel("stdin", stdinSocket, signer, header));

  let session: Promise<NotebookSession> | undefined;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const kernel: Kernel = {
    get session() {
      session ??= startSession();
      return session;
    },
    iopub,
    input,
    history: new History(join(userDataFolder(), "history")),
    comms: new Comms(),
    executionCount: 0,
    stop,
  };
  const dispatcher = new Dispatcher(kernel);
  const serve = async (channel: Channel) => {
    for await (const message of channel.receive()) dispatcher.receive({ ...message, channel });
  };
  iopub.status("starting", {});
  const serving = Promise.all([serve(shell), serve(control), input.serve(), iopub.greet()]);

  process.on("SIGINT", () => void kernel.session.then((running) => running.interrupt()));
  process.on("SIGTERM", stop);
  whenOrphaned(stop);

  await Promise.race([stopped, serving]);
  await (await session)?.close();
  await Promise.all([
    ...[shellSocket, controlSocket, stdinSocket, iopubSocket].map((s) => s.close()),
    heartbeat.close(),
  ]);
}
