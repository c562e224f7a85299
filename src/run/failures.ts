import { join } from "node:path";
import { CellError, EvidenceError, type Problem } from "../errors.ts";
import { writeNotebook } from "../notebook/write.ts";
import type { Executed } from "./execute.ts";
import { type Files, type FolderKind, replaceFolder } from "./folder.ts";
import { json } from "./manifest.ts";

/** Beside a run folder, the notebooks that failed: `out.failed/`. */
export const failedFolder = (out: string) => `${out.replace(/[/\\]+$/, "")}.failed`;

/** How such a folder is known. */
export const failedKind: FolderKind = { marker: "failure.json", noun: "a failed run" };

/** What a cell's error is called when the evidence it opened is invalid. */
const evidenceFault = "EvidenceError";

interface Ran {
  readonly shown: string;
  readonly path: string;
  readonly executed: Executed;
}

/** The fault of each notebook that failed: cell, line and the source line, and where the notebook can be opened. */
export function failureOf(ran: readonly Ran[], failed: string): CellError | EvidenceError | undefined {
  const faults = ran.filter(({ executed }) => executed.failure !== undefined);
  if (faults.length === 0) return undefined;
  const problems = faults.map((each) => problemOf(each, failed));
  const isData = faults.every(({ executed }) => executed.failure?.error.ename === evidenceFault);
  return isData ? new EvidenceError(problems) : new CellError(problems);
}

/** Keeps the notebooks that failed, with their marks, where the user can open them. */
export async function keepFailures(
  ran: readonly Ran[],
  error: CellError | EvidenceError,
  failed: string,
): Promise<void> {
  const notebooks = ran.filter(({ executed }) => executed.failure !== undefined);
  const files: Map<string, string> = new Map(
    notebooks.map(({ path, executed }) => [path, writeNotebook(executed.notebook)]),
  );
  const outputs = [...files.keys()].map((path) => ({ path }));
  files.set(failedKind.marker, json({ format: "dossier", problems: error.problems, outputs }));
  await replaceFolder(failed, files satisfies Files);
}

function problemOf({ shown, path, executed }: Ran, failed: string): Problem {
  const { cell, error } = executed.failure as NonNullable<Executed["failure"]>;
  // Invalid evidence is no fault of the line that opened it.
  const isCode = error.line !== undefined && error.ename !== evidenceFault;
  const source = isCode ? cell.source.split("\n")[(error.line as number) - 1] : undefined;
  const quoted = source === undefined ? "" : `\n    ${error.line} │ ${source}`;
  return {
    file: shown,
    cell: cell.execution_count ?? 0,
    ...(error.line === undefined ? {} : { line: error.line }),
    problem: `${error.ename}: ${error.evalue}${quoted}`,
    remedy: `Open ${join(failed, path)}, which stops at this cell; an earlier run is as it was.`,
  };
}
