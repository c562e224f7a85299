import { Session } from "node:inspector";
import { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { FrameReader } from "../frames.ts";
import type { Answer, Control } from "../messages.ts";
import { descriptors } from "./channel.ts";

/**
 * The thread that interrupts cells. It has an event loop of its own, since the one of the evaluating thread
 * stands still while a cell loops.
 */
const main = parentPort;
if (main === null) throw new Error("The watcher runs as a worker of the process that evaluates cells.");

const inspector = new Session();
inspector.connectToMainThread();

let settled = 0;
main.on("message", (id: number) => {
  settled = id;
});

const control = new Socket({ fd: descriptors.control });
const reader = new FrameReader<Control>();
control.on("data", (chunk) => {
  for (const message of reader.read(chunk))
    if (message.type === "interrupt") void interrupt(message.id);
    else answer(message.answer);
});
// The session is gone: nobody is left to end a cell that loops, nor what it has started.
control.on("close", () => process.kill(-process.pid, "SIGKILL"));

/** Hands an answer to a cell that waits in `prompt`, and wakes it. */
function answer(message: Answer): void {
  const { port, flag } = workerData as { port: MessagePort; flag: Int32Array };
  port.postMessage(message);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

/**
 * Ends cell `id`, by the mildest means that works. A cell that awaits leaves the event loop free, and need only
 * be given up; termination would then hit whatever runs next. JavaScript that does not come back is
 * terminated. A cell that waits in native code for a child process (execSync) comes back when the child does:
 * it gets the signal that it would get from a terminal.
 */
async function interrupt(id: number): Promise<void> {
  if (await isSettled(id, 60)) return;
  terminate();
  if (await isSettled(id, 300)) return;
  do {
    process.kill(-process.pid, "SIGINT");
    terminate();
  } while (!(await isSettled(id, 500)));
}

/** One termination at a time: while the thread is in native code they would add up, and the second hit what came after. */
function terminate(): void {
  if (terminating) return;
  terminating = true;
  inspector.post("Runtime.terminateExecution", () => {
    terminating = false;
  });
}

let terminating = false;

/** Asks the event loop to give up the cell, again and again: a termination may hit the very handler. */
async function isSettled(id: number, milliseconds: number): Promise<boolean> {
  const step = 20;
  for (let waited = 0; waited < milliseconds; waited += step) {
    main?.postMessage(id);
    await delay(step);
    if (settled === id) return true;
  }
  return false;
}
