import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ErrorOutput, Output } from "../../src/session/output.ts";
import { type ExecuteOptions, Session } from "../../src/session/session.ts";

/** A session in a folder of its own, and what its cells showed. */
export interface CellRunner {
  readonly session: Session;
  readonly folder: string;
  run(source: string, options?: ExecuteOptions): Promise<CellRun>;
  /** The text of a cell's value, as shown. */
  value(source: string): Promise<unknown>;
  /** What a cell wrote to stdout. */
  text(source: string): Promise<string>;
  /** The error that a cell failed by. */
  error(source: string): Promise<ErrorOutput>;
  close(): Promise<void>;
}

export interface CellRun {
  readonly status: "ok" | "error";
  readonly outputs: Output[];
}

interface RunnerOptions {
  readonly cache?: string | false;
  /** A folder to run in, instead of one that is made and removed. */
  readonly cwd?: string;
  /** A folder in the one that is made, for the notebook to be in. */
  readonly notebookFolder?: string;
}

export async function cellRunner({
  cache = false,
  cwd,
  notebookFolder = "",
}: RunnerOptions = {}): Promise<CellRunner> {
  const folder = cwd ?? mkdtempSync(join(tmpdir(), "cells-"));
  mkdirSync(join(folder, notebookFolder), { recursive: true });
  const session = await Session.start({ cwd: join(folder, notebookFolder), cache });
  const run = async (source: string, options: ExecuteOptions = {}): Promise<CellRun> => {
    const outputs: Output[] = [];
    const onOutput = (output: Output): void => {
      outputs.push(output);
      options.onOutput?.(output);
    };
    const { status } = await session.execute(source, { ...options, onOutput });
    return { status, outputs };
  };
  return {
    session,
    folder,
    run,
    async value(source) {
      const { outputs } = await run(source);
      const shown = outputs.find((output) => output.type === "execute_result");
      if (shown?.type !== "execute_result") throw new Error(`No value but ${JSON.stringify(outputs)}`);
      return shown.data["text/plain"];
    },
    async text(source) {
      return streamText((await run(source)).outputs);
    },
    async error(source) {
      const error = (await run(source)).outputs.find((output) => output.type === "error");
      if (error?.type !== "error") throw new Error("The cell did not fail.");
      return error;
    },
    async close() {
      await session.close();
      if (cwd === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** What was written to one of the streams, joined. */
export function streamText(outputs: readonly Output[], name: "stdout" | "stderr" = "stdout"): string {
  return outputs
    .map((output) => (output.type === "stream" && output.name === name ? output.text : ""))
    .join("");
}
