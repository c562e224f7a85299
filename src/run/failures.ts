import { isAbsolute, join } from "node:path";
import { CellError, describePlace, EvidenceError, type Problem } from "../errors.ts";
import { writeNotebook } from "../notebook/write.ts";
import type { ErrorOutput } from "../session/output.ts";
import type { Executed } from "./execute.ts";
import { shownFrom } from "./find.ts";
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

/** Where a run takes place, for its messages. */
export interface Whereabouts {
  /** Where the user is: messages name paths from there. */
  readonly cwd: string;
  readonly failed: string;
  /** Whether there is an earlier run, which a failure leaves as it was. */
  readonly hasEarlier: boolean;
}

/** The fault of each notebook that failed: cell, line and the source line, and where the notebook can be opened. */
export function failureOf(ran: readonly Ran[], where: Whereabouts): CellError | EvidenceError | undefined {
  const faults = ran.filter(({ executed }) => executed.failure !== undefined);
  if (faults.length === 0) return undefined;
  const problems = faults.map((each) => problemOf(each, where));
  const isData = faults.every(({ executed }) => executed.failure?.error.ename === evidenceFault);
  return isData ? new EvidenceError(problems) : new CellError(problems);
}

/** The faults of what notebooks show, with where these can be opened. */
export function faultyOutputs(ran: readonly Ran[], { problems }: CellError, where: Whereabouts): CellError {
  return new CellError(
    problems.map((problem) => {
      const path = ran.find(({ shown }) => shown === problem.file)?.path ?? "";
      return { ...problem, remedy: `${problem.remedy} As it ran: ${keptAt(path, where)}` };
    }),
  );
}

/** Keeps the notebooks in which there are faults, with the marks of those that failed, where the user can open them. */
export async function keepFailures(
  ran: readonly Ran[],
  { problems }: CellError | EvidenceError,
  failed: string,
): Promise<void> {
  const notebooks = ran.filter(({ shown }) => problems.some(({ file }) => file === shown));
  const files: Map<string, string> = new Map(
    notebooks.map(({ path, executed }) => [path, writeNotebook(executed.notebook)]),
  );
  const outputs = [...files.keys()].map((path) => ({ path }));
  files.set(failedKind.marker, json({ format: "dossier", problems, outputs }));
  await replaceFolder(failed, files satisfies Files);
}

const keptAt = (path: string, { cwd, failed, hasEarlier }: Whereabouts) =>
  `${join(shownFrom(cwd, failed), path)}${hasEarlier ? "; the earlier run is as it was." : "."}`;

function problemOf({ shown, path, executed }: Ran, where: Whereabouts): Problem {
  const { cell, error } = executed.failure as NonNullable<Executed["failure"]>;
  // Invalid evidence is no fault of the line that opened it.
  const isCode = error.line !== undefined && error.ename !== evidenceFault;
  const source = isCode ? cell.source.split("\n")[(error.line as number) - 1] : undefined;
  const quoted = source === undefined ? "" : `\n    ${error.line} │ ${source}`;
  const thrown =
    error.thrownAt === undefined ? "" : `\n    thrown at ${describeOrigin(error.thrownAt, where.cwd)}`;
  // A compiler's message begins with the place, which is told already.
  const evalue = error.evalue.replace(/^cell \d+, line \d+, column \d+: /, "");
  return {
    file: shown,
    cell: cell.execution_count ?? 0,
    ...(error.line === undefined ? {} : { line: error.line }),
    problem: `${error.ename}: ${evalue}${quoted}${thrown}`,
    remedy: `Open the notebook as it ran, up to this cell: ${keptAt(path, where)}`,
  };
}

/** A local file is named by its path. */
function describeOrigin({ title, line }: NonNullable<ErrorOutput["thrownAt"]>, cwd: string): string {
  return describePlace({ file: isAbsolute(title) ? shownFrom(cwd, title) : title, line });
}
