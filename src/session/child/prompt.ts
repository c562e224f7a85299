import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Answer } from "../messages.ts";
import { report } from "./channel.ts";
import { currentCell } from "./context.ts";

/**
 * Gives cells `prompt`, which asks the user and waits. The thread stands still meanwhile: the answer comes by way of the
 * watcher, which gets the port that this returns and wakes the thread through the flag.
 */
export function installPrompt(): { port: MessagePort; flag: Int32Array } {
  const { port1: answers, port2: port } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(4));
  answers.unref();

  const prompt = (question: unknown = "", options: { readonly password?: boolean } = {}): string => {
    while (receiveMessageOnPort(answers) !== undefined) {} // of a cell that was interrupted while it asked
    Atomics.store(flag, 0, 0);
    const password = typeof options === "object" && options?.password === true;
    report({ type: "input", id: currentCell().id, prompt: String(question), password });
    Atomics.wait(flag, 0, 0);
    const answer = receiveMessageOnPort(answers)?.message as Answer;
    if ("refused" in answer) throw new Error(answer.refused);
    return answer.text;
  };
  Object.defineProperty(globalThis, "prompt", { value: prompt, configurable: true, writable: true });
  return { port, flag };
}
