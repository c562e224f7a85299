import { join } from "node:path";
import { userDataFolder } from "./folders.ts";
import { whenOrphaned } from "./orphan.ts";
import { type Server, serve } from "./server.ts";

/**
 * Runs a kernel in this process until a frontend shuts it down, the signal is aborted, or the Jupyter that started it
 * is gone. Cells run in the process's folder: Jupyter starts a kernel in its notebook's.
 *
 * @param onListening called with the kernel once it listens.
 * @throws UsageError when the connection file is wrong or an address is taken.
 */
export async function start(
  connectionFile: string,
  signal: AbortSignal,
  onListening: (server: Server) => void = () => {},
): Promise<void> {
  const server = await serve(connectionFile, {
    async openSession() {
      const { Session } = await import("../session/session.ts");
      return Session.start({ cwd: process.cwd() });
    },
    historyFolder: join(userDataFolder(process), "history"),
  });
  signal.addEventListener("abort", server.stop);
  whenOrphaned(server.stop);
  onListening(server);
  await server.stopped;
  await server.close();
}
