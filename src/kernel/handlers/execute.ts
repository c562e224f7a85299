import { failure } from "../failure.ts";
import type { Handler, Kernel, Request } from "../kernel.ts";
import type { Json } from "../message.ts";
import { publishOutput } from "../outputs.ts";
import type { ExecuteOptions, Output } from "../seam.ts";

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

    let result: string | undefined;
    const onOutput = (output: Output) => {
      if (output.type === "execute_result") result = text(output.data["text/plain"]);
      if (silent !== true) publishOutput(kernel, output, request.header, cell);
    };
    const outcome = await (await kernel.session).execute(code, {
      cell,
      onOutput,
      onComm: onOutput,
      ...stdin(request, kernel, allow_stdin),
    });
    if (stored) kernel.history.add(cell, code, result);
    if (outcome.status === "error") {
      const { ename, evalue, traceback } = outcome.error;
      return {
        ...failure(ename, evalue, traceback),
        execution_count: cell,
        payload: [],
        user_expressions: {},
      };
    }
    return {
      status: "ok",
      execution_count: cell,
      payload: [],
      user_expressions: await evaluateAll(user_expressions, kernel),
    };
  },
};

function stdin(request: Request, kernel: Kernel, allowed: unknown): Pick<ExecuteOptions, "onInput"> {
  if (allowed !== true) return {};
  return { onInput: (prompt, password) => kernel.input.ask(prompt, password, request) };
}

/** Each user expression is evaluated after the cell; one that fails is reported in its own place. */
async function evaluateAll(expressions: unknown, kernel: Kernel): Promise<Json> {
  const results: Json = {};
  for (const [name, expression] of Object.entries(expressions ?? {}))
    results[name] = await (await kernel.session).evaluate(String(expression));
  return results;
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);
