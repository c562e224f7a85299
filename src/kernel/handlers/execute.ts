import type { ExecuteOptions } from "../../session/execution.ts";
import { failure } from "../failure.ts";
import type { Handler, Kernel, NotebookSession, Request } from "../kernel.ts";
import type { Json } from "../message.ts";
import { publishComm, publishOutput } from "../outputs.ts";

/** Runs a cell. */
export const execute: Handler = {
  inTurn: () => true,
  async handle(request, kernel) {
    const {
      code,
      silent = false,
      store_history = true,
      user_expressions,
      allow_stdin = true,
    } = request.content;
    if (typeof code !== "string") return failure("TypeError", "execute_request has no code");
    // "silent" forces store_history off (messaging specification, "Execute").
    const stored = store_history === true && silent !== true;
    const cell = kernel.executionCount + (silent === true ? 0 : 1);
    if (stored) kernel.executionCount = cell;
    if (silent !== true)
      kernel.iopub.publish("execute_input", { code, execution_count: cell }, request.header);

    let result: unknown;
    const session = await kernel.session;
    const outcome = await session.execute(code, {
      cell,
      onOutput(output) {
        if (output.type === "execute_result") result = output.data["text/plain"];
        if (silent !== true) publishOutput(kernel, output, request.header, cell);
      },
      onComm: (message) => publishComm(kernel, message, request.header),
      ...stdin(request, kernel, allow_stdin),
    });
    if (stored) kernel.history.add(cell, code, typeof result === "string" ? result : undefined);
    const common = { execution_count: cell, payload: [] };
    if (outcome.status === "ok")
      return { status: "ok", ...common, user_expressions: await evaluateAll(user_expressions, session) };
    const { ename, evalue, traceback } = outcome.error;
    return { ...failure(ename, evalue, traceback), ...common, user_expressions: {} };
  },
};

function stdin(request: Request, kernel: Kernel, allowed: unknown): Pick<ExecuteOptions, "onInput"> {
  if (allowed !== true) return {};
  return { onInput: (prompt, password) => kernel.input.ask(prompt, password, request) };
}

/** Each user expression is evaluated after the cell; one that fails is reported in its own place. */
async function evaluateAll(expressions: unknown, session: NotebookSession): Promise<Json> {
  const results: Json = {};
  for (const [name, expression] of Object.entries(expressions ?? {}))
    results[name] = await session.evaluate(String(expression));
  return results;
}
