import { basename, dirname } from "node:path";
import { type CodeCell, hasTag, type Notebook } from "../notebook/notebook.ts";
import type { ErrorOutput } from "../session/output.ts";
import { Session } from "../session/session.ts";
import { markFailure, withoutMarkers } from "./markers.ts";
import { type Excess, OutputRecorder } from "./outputs.ts";
import { type CellReport, round } from "./report.ts";

/** A notebook after its cells have run. */
export interface Executed {
  readonly notebook: Notebook;
  /** Milliseconds until the session could take its first cell. */
  readonly start: number;
  readonly cells: readonly CellReport[];
  /** The cell that stopped it, and why. */
  readonly failure?: Failure;
}

export interface Failure {
  readonly cell: CodeCell;
  readonly error: ErrorOutput;
}

export interface ExecuteOptions {
  /** Where the notebook is: its cells run in that folder. */
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
  /** Told after each cell how many have run. */
  readonly onCell?: (done: number) => void;
  /** Told of each cell that showed more than a notebook takes, and what of it was left out. */
  readonly onExcess?: (excess: Excess) => void;
}

/** The cells that will run: code that is not empty and not tagged `skip-execution` (nbclient's tag). */
export const runnableCells = (notebook: Notebook): CodeCell[] =>
  notebook.cells.filter(
    (cell): cell is CodeCell =>
      cell.cell_type === "code" && cell.source.trim() !== "" && !hasTag(cell, "skip-execution"),
  );

/**
 * Runs the cells of a notebook in order in a session of its own, and records what they show. Stops at a cell that fails,
 * unless it is tagged `raises-exception`, and marks it.
 */
export async function execute(given: Notebook, options: ExecuteOptions): Promise<Executed> {
  const notebook = cleared(withoutMarkers(given));
  const started = performance.now();
  const session = await Session.start({ cwd: dirname(options.file), notebook: basename(options.file) });
  const start = round(performance.now() - started);
  const recorder = new OutputRecorder();
  let ended = false;
  const cells: CellReport[] = [];
  try {
    for (const [i, cell] of runnableCells(notebook).entries()) {
      options.signal?.throwIfAborted();
      const began = performance.now();
      cell.execution_count = i + 1;
      const result = await abortable(
        session.execute(cell.source, {
          cell: i + 1,
          // What a timer shows while the session is closing would differ from run to run.
          onOutput: (output) => ended || recorder.record(cell, output),
        }),
        options.signal,
      );
      cells.push({ id: cell.id, cell: i + 1, milliseconds: round(performance.now() - began) });
      options.onCell?.(i + 1);
      if (result.status === "error" && !hasTag(cell, "raises-exception"))
        return {
          notebook: markFailure(notebook, cell),
          start,
          cells,
          failure: { cell, error: result.error },
        };
    }
    return { notebook, start, cells };
  } finally {
    ended = true;
    await session.close();
    for (const excess of recorder.finish()) options.onExcess?.(excess);
  }
}

/** A copy with nothing shown in it, and saying what runs it. */
function cleared(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell,
  );
  return { ...notebook, cells, metadata: { kernelspec, ...notebook.metadata, language_info } };
}

const kernelspec = { display_name: "TypeScript (Dossier)", language: "typescript", name: "dossier" };

const language_info = {
  name: "typescript",
  file_extension: ".ts",
  mimetype: "text/x-typescript",
  codemirror_mode: { name: "javascript", typescript: true },
  pygments_lexer: "typescript",
  nbconvert_exporter: "script",
};

/** Settles as the promise does, or rejects at once when the signal is aborted: an interrupted cell may never settle. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
