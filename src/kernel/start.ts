import { join } from "node:path";
import { userDataFolder } from "./folders.ts";
import { whenOrphaned } from "./orphan.ts";
import { serve } from "./server.ts";

/**
 * Runs a kernel as this process until a frontend shuts it down, or the Jupyter that started it is gone.
 * Cells run in the folder the process was started in: Jupyter starts a kernel in its notebook's.
 *
 * @throws UsageError when the connection file is wrong or an address is taken.
 */
export async function start(connectionFile: string): Promise<void> {
  const server = await serve(connectionFile, {
    async openSession() {
      const { Session } = await import("../session/session.ts");
      return Session.start({ cwd: process.cwd() });
    },
    historyFolder: join(userDataFolder(), "history"),
  });
  process.on("SIGINT", () => void server.interrupt());
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, server.stop);
  whenOrphaned(server.stop);
  await server.stopped;
  await server.close();
}
