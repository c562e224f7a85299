import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type ExportOptions, exportChart, type Format } from "../charts/export.ts";
import { DossierError, describeProblem, type Problem, suggest, UsageError } from "../errors.ts";
import type { Notebook } from "../notebook/notebook.ts";
import { readNotebook } from "../notebook/read.ts";
import { collect, plainFigureNotes } from "./collect.ts";
import { runnableCells } from "./execute.ts";
import { findNotebooks } from "./find.ts";
import { isWritten } from "./folder.ts";
import { manifestFile } from "./manifest.ts";
import type { ChartRecord } from "./record.ts";
import { writeFiles } from "./write-files.ts";

export interface ChartExport {
  /** Executed notebooks and folders of them, as the user named them; none means `notebooks/`. */
  readonly notebooks: readonly string[];
  /** The folder that these names and `out` start from. */
  readonly cwd: string;
  /** The folder to write into. */
  readonly out: string;
  /** Ids of the charts; none means all. */
  readonly charts: readonly string[];
  readonly formats: readonly Format[];
  readonly options: ExportOptions;
  readonly signal?: AbortSignal;
  /** Is told what was left out, and why. */
  readonly onNote?: (text: string) => void;
}

/**
 * Writes the charts of executed notebooks to files, from the notebooks' outputs alone: nothing is run.
 *
 * @returns the ids of the charts; their files are named by these.
 * @throws {UsageError} for a notebook that was not executed or shows no chart, an id that none of the charts has, a size that
 * a chart cannot be read in, and a folder that belongs to a run. Nothing is written then.
 * @throws {CellError} for an output that is no valid chart.
 */
export async function exportCharts(request: ChartExport): Promise<string[]> {
  const { notebooks, cwd, charts: ids, formats, options, signal } = request;
  const out = resolve(cwd, request.out);
  await refuseRun(out, request.out);
  const loaded = await Promise.all(
    findNotebooks(notebooks, cwd).map(async ({ file, shown, path }) => ({
      ...{ path, shown },
      notebook: readNotebook(await readFile(file, "utf8"), shown),
    })),
  );
  const { charts } = collect(loaded);
  if (charts.length === 0)
    throw new UsageError(loaded.map(({ shown, notebook }) => withoutCharts(shown, notebook)));
  for (const each of loaded) {
    for (const note of plainFigureNotes(each)) request.onNote?.(note);
    if (!isExecuted(each.notebook))
      request.onNote?.(`note: ${each.shown} was not executed, and its charts are left out`);
  }
  const files = new Map<string, string | Uint8Array>();
  const problems: Problem[] = [];
  const wanted = chosen(charts, ids);
  for (const chart of wanted)
    try {
      for (const format of formats) {
        signal?.throwIfAborted();
        files.set(`${chart.id}.${format}`, await exportChart(chart, format, options));
      }
    } catch (error) {
      if (!(error instanceof DossierError)) throw error;
      problems.push(...error.problems);
    }
  // A size that there is not is told once, not for each chart.
  const told = new Map(problems.map((each) => [describeProblem(each), each]));
  const fitting = wanted.filter(({ id }) => formats.every((format) => files.has(`${id}.${format}`)));
  const others = fitting.map(({ id }) => `--chart ${id}`).join(" ");
  if (told.size > 0)
    throw new UsageError(
      [...told.values()].map((each, i) => {
        const isLast = i === told.size - 1;
        const remedy =
          others !== "" && isLast ? `${each.remedy} The charts that go out so: ${others}.` : each.remedy;
        return { ...each, remedy };
      }),
    );
  await writeFiles(out, files, signal);
  return wanted.map(({ id }) => id);
}

function chosen(charts: readonly ChartRecord[], ids: readonly string[]): readonly ChartRecord[] {
  const known = charts.map(({ id }) => id);
  const unknown = [...new Set(ids)].filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UsageError(
      unknown.map((id) => ({ problem: `there is no chart "${id}"`, remedy: suggest(id, known) })),
    );
  return ids.length === 0 ? charts : charts.filter(({ id }) => ids.includes(id));
}

const isExecuted = (notebook: Notebook) =>
  runnableCells(notebook).some(({ execution_count }) => execution_count !== null);

function withoutCharts(file: string, notebook: Notebook): Problem {
  const { language = "typescript" } = (notebook.metadata.kernelspec ?? {}) as { language?: string };
  if (!/^(typescript|javascript)$/i.test(language))
    return {
      file,
      problem: `is a notebook in ${language}, whose charts are none of Dossier's`,
      remedy: "Draw them in a notebook of the kernel Dossier: dossier lab.",
    };
  if (runnableCells(notebook).length === 0)
    return {
      file,
      problem: "has no code, and so no chart",
      remedy: "Name a notebook with cells that draw charts.",
    };
  return isExecuted(notebook)
    ? {
        file,
        problem: "shows no chart",
        remedy:
          "End a cell with a chart, or display() it, and run the notebook again. A plain Plotly figure is none: chart({ …, figure }) puts it under the contract.",
      }
    : {
        file,
        problem: "was not executed: its charts are made when it runs",
        remedy: `Write: dossier run ${JSON.stringify(file)}, and export the notebook that this writes into out/notebooks/.`,
      };
}

/** The files of a run are those that its manifest has the hashes of. */
async function refuseRun(folder: string, shown: string): Promise<void> {
  for (let above = folder; ; above = dirname(above)) {
    if (await isWritten(above, manifestFile))
      throw new UsageError({
        file: shown,
        problem: `belongs to the run in ${above}, whose manifest vouches for every file in it`,
        remedy: "Name another folder with --out.",
      });
    if (above === dirname(above)) return;
  }
}
