import { setImmediate as turnOfEventLoop } from "node:timers/promises";
import { mimeBundle } from "../display/mime.ts";
import type { Script } from "../messages.ts";
import type { ErrorOutput } from "../output.ts";
import type { Cell } from "./cell.ts";
import { runInCell } from "./context.ts";
import { sendResult } from "./displays.ts";
import type { Evaluator } from "./evaluate.ts";
import type { SourcePosition } from "./positions.ts";
import { describeThrown } from "./traceback.ts";
import { interrupted } from "./watch.ts";

/** Evaluates a cell and shows its value; gives the error by which it failed, if it did. */
export async function execute(
  evaluator: Evaluator,
  cell: Cell,
  script: Script,
): Promise<ErrorOutput | undefined> {
  const error = await evaluateAndShow(evaluator, cell, script);
  if (error === interrupted) return interrupted;
  // Node tells of a promise that was rejected and left alone only after the microtasks.
  await turnOfEventLoop();
  await cell.settled();
  if (error !== undefined && cell.failure !== undefined) cell.sendText("stderr", cell.failure.traceback);
  return error ?? cell.failure;
}

async function evaluateAndShow(
  evaluator: Evaluator,
  cell: Cell,
  { code, file, shows, ...script }: Script,
): Promise<ErrorOutput | undefined> {
  const ending = await runInCell(cell, () => evaluator.evaluate(`${code}\n//# sourceURL=${file}`));
  if (ending.kind === "terminated") return interrupted;
  if (ending.kind === "thrown") return describeThrown(ending.thrown, cell.title);
  const shownAt = { title: script.title, source: script.source, line: script.lastLine, column: 1 };
  try {
    if (shows) await runInCell(cell, () => showValue(cell, ending.value, shownAt));
    return undefined;
  } catch (error) {
    return describeThrown(error, cell.title, shownAt);
  }
}

async function showValue(cell: Cell, value: unknown, shownAt: SourcePosition): Promise<void> {
  const shown = isThenable(value) ? { awaited: await value } : { awaited: value };
  if (shown.awaited !== undefined) sendResult(cell, mimeBundle(shown.awaited), shownAt);
}

/** Asked with care: a proxy may throw whatever it is asked for. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  try {
    return typeof (value as { then?: unknown }).then === "function";
  } catch {
    return false;
  }
}
