import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { CellError, DossierError } from "../errors.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { declaredParameters, injectParameters } from "../notebook/parameters.ts";
import { readNotebook } from "../notebook/read.ts";
import { writeNotebook } from "../notebook/write.ts";
import { collect, plainFigureNotes, showsEvidence } from "./collect.ts";
import { contentsOf } from "./contents.ts";
import { checkPackages, dataOf, type FileHash } from "./data.ts";
import type { RunEvent } from "./events.ts";
import { type Executed, execute, runnableCells } from "./execute.ts";
import {
  failedFolder,
  failedKind,
  failureOf,
  faultyOutputs,
  keepFailures,
  type Whereabouts,
} from "./failures.ts";
import { findNotebooks, type NotebookFile } from "./find.ts";
import { type FolderKind, refuseForeign, removeFolder, replaceFolder } from "./folder.ts";
import { sha256 } from "./hash.ts";
import { localImports } from "./imports.ts";
import { manifestFile } from "./manifest.ts";
import { assignParameters, dataFolder } from "./parameters.ts";
import { inParallel } from "./pool.ts";
import type { RunRecord } from "./record.ts";
import { type RunReport, Stopwatch } from "./report.ts";
import { titleOf } from "./title.ts";
import { versions } from "./versions.ts";

const runKind: FolderKind = { marker: manifestFile, noun: "a run" };

export interface RunOptions {
  /** Notebooks and folders of notebooks as the user named them; none means `notebooks/`. */
  readonly notebooks: readonly string[];
  /** The folder that these names, `data` and `out` start from. */
  readonly cwd: string;
  /** Evidence for the notebooks that declare a parameter `data`. */
  readonly data?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The folder to write. */
  readonly out: string;
  /** Writes the page that opens the run. */
  readonly page: (run: RunRecord) => string;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/** A notebook that is ready to run. */
interface Job extends NotebookFile {
  /** The file's text, as it was given. */
  readonly text: string;
  /** What the text holds, with the parameters of the run. */
  readonly notebook: Notebook;
  /** The local files that it imports. */
  readonly imports: readonly FileHash[];
}

interface Ran extends Job {
  readonly executed: Executed;
  readonly milliseconds: number;
}

/**
 * Executes notebooks side by side, each in a session of its own, and writes what they show into one folder: executed
 * notebooks, charts, findings, a manifest and a page. The folder appears whole or not at all, and the same inputs give
 * the same bytes.
 *
 * @throws {UsageError} for names that do not exist and folders that hold other people's files, before anything runs.
 * @throws {EvidenceError} when the evidence is invalid.
 * @throws {CellError} when a cell failed; the notebook is kept in `<out>.failed/`, and an earlier run is as it was.
 */
export async function run(options: RunOptions): Promise<RunReport> {
  const watch = new Stopwatch();
  const out = resolve(options.cwd, options.out);
  const failed = failedFolder(out);
  await refuseForeign(out, runKind);
  await refuseForeign(failed, failedKind);
  const jobs = await prepare(options);
  watch.lap("check");

  const ran = await inParallel(jobs, availableParallelism(), (job) => runOne(job, options));
  options.signal?.throwIfAborted();
  watch.lap("notebooks");

  const record = recordOrFailure(ran, options, { cwd: options.cwd, failed, hasEarlier: existsSync(out) });
  if (record instanceof DossierError) {
    await keepFailures(ran, record, failed);
    throw record;
  }
  noteUntraced(ran, record, options.onEvent);
  for (const { shown, executed } of ran)
    for (const text of plainFigureNotes({ shown, notebook: executed.notebook }))
      options.onEvent?.({ kind: "note", text });
  const data = await dataOf([...dataFolders(ran)], record.evidence);
  const notebooks = new Map(ran.map(({ path, executed }) => [path, writeNotebook(executed.notebook)]));
  const contents = await contentsOf(record, notebooks, data, options.page);
  watch.lap("charts");
  await replaceFolder(out, contents, options.signal);
  await removeFolder(failed);
  watch.lap("write");
  return reportOf(ran, record, watch, options.out);
}

/** Reads the notebooks, gives each its parameters, and validates the evidence that they are pointed at. */
async function prepare({ notebooks, cwd, data, parameters, onEvent }: RunOptions): Promise<Job[]> {
  const files = findNotebooks(notebooks, cwd);
  const loaded = await Promise.all(
    files.map(async (each) => {
      const text = await readFile(each.file, "utf8");
      const notebook = readNotebook(text, each.shown);
      return { ...each, text, notebook, imports: await localImports(each.file, notebook) };
    }),
  );
  const folder = data === undefined ? undefined : resolve(cwd, data);
  const { values, unreached } = assignParameters(loaded, parameters, folder);
  for (const shown of unreached)
    onEvent?.({
      kind: "note",
      text: `note: ${shown} declares no parameter "data", so --data does not reach it`,
    });
  const jobs = loaded.map((each, i) => ({ ...each, notebook: withParameters(each.notebook, values[i]) }));
  // Cells would find what is wrong too, but each notebook anew, and with paths that start from its own folder.
  await checkPackages([...dataFolders(jobs)], folder);
  return jobs;
}

const withParameters = (notebook: Notebook, values: Readonly<Record<string, unknown>> = {}): Notebook =>
  Object.keys(values).length > 0 ? injectParameters(notebook, values) : notebook;

/** The folders of the evidence that notebooks name, each once. */
const dataFolders = (notebooks: readonly { file: string; notebook: Notebook }[]) =>
  new Set(notebooks.flatMap(({ file, notebook }) => dataFolder(file, notebook) ?? []));

async function runOne(job: Job, { signal, onEvent }: RunOptions): Promise<Ran> {
  const watch = new Stopwatch();
  onEvent?.({ kind: "started", notebook: job.shown, cells: runnableCells(job.notebook).length });
  const executed = await execute(job.notebook, {
    file: job.file,
    signal,
    onCell: (done) => onEvent?.({ kind: "cell", notebook: job.shown, done }),
    onExcess: ({ cell, count, of }) =>
      onEvent?.({
        kind: "note",
        text: `note: ${job.shown}, cell ${cell.execution_count} ${of === "lines" ? "printed" : "showed"} too much: left out of its notebook are ${count.toLocaleString("en")} ${of}`,
      }),
  });
  const { milliseconds } = watch;
  onEvent?.({ kind: "ended", notebook: job.shown, ok: executed.failure === undefined, milliseconds });
  return { ...job, executed, milliseconds };
}

/** What a run found; or the faults of notebooks that failed, or that show what cannot be read. */
function recordOrFailure(ran: readonly Ran[], options: RunOptions, where: Whereabouts) {
  const failure = failureOf(ran, where);
  if (failure !== undefined) return failure;
  try {
    return recordOf(ran, options);
  } catch (error) {
    if (error instanceof CellError) return faultyOutputs(ran, error, where);
    throw error;
  }
}

function recordOf(ran: readonly Ran[], { parameters }: RunOptions): RunRecord {
  return {
    notebooks: ran.map(({ path, text, imports, executed: { notebook } }) => ({
      ...{ path, imports },
      title: titleOf(notebook, path),
      hash: sha256(text),
      parameters: Object.fromEntries(declaredParameters(notebook).map(({ name, value }) => [name, value])),
    })),
    ...collect(ran.map(({ path, shown, executed }) => ({ path, shown, notebook: executed.notebook }))),
    parameters,
    versions: versions(),
  };
}

/** Says which notebooks have results and tell nothing of the evidence beneath them. */
function noteUntraced(ran: readonly Ran[], { charts, findings }: RunRecord, onEvent: RunOptions["onEvent"]) {
  for (const { file, path, shown, executed } of ran) {
    const hasResults = [...charts, ...findings].some(({ notebook }) => notebook === path);
    const isTraced = dataFolder(file, executed.notebook) !== undefined || showsEvidence(executed.notebook);
    if (hasResults && !isTraced)
      onEvent?.({
        kind: "note",
        text: `note: ${shown}: its evidence is not in the manifest: declare \`let data = "…";\` in a cell tagged "parameters", and end a cell with the evidence that it opens`,
      });
  }
}

function reportOf(ran: readonly Ran[], record: RunRecord, watch: Stopwatch, out: string): RunReport {
  return {
    out,
    milliseconds: watch.milliseconds,
    phases: watch.phases,
    notebooks: ran.map(({ shown, path, milliseconds, executed: { start, cells } }) => ({
      notebook: shown,
      path,
      milliseconds,
      start,
      cells,
    })),
    charts: record.charts.map(({ id, headline, notebook, cell }) => ({ id, headline, notebook, cell })),
    findings: record.findings,
  };
}
