import type { Problem } from "../errors.ts";
import { isText } from "./lines.ts";

type Fields = Record<string, unknown>;

/** All that keeps a parsed file from being a notebook of nbformat 4. */
export function notebookProblems(raw: unknown, file: string): Problem[] {
  const version = versionProblem(raw);
  if (version !== undefined) return [{ file, ...version }];
  const { cells, metadata } = raw as Fields;
  const problems: Problem[] = [];
  const report = (problem: string, cell?: number) =>
    problems.push({ file, ...(cell === undefined ? {} : { cell }), problem, remedy });
  if (!isFields(metadata)) report('"metadata" is not an object');
  if (!Array.isArray(cells)) report('"cells" is not a list');
  else for (const [i, cell] of cells.entries()) checkCell(cell, (problem) => report(problem, i + 1));
  return problems;
}

const remedy =
  "Open and save the notebook with Jupyter, which writes what is missing, or restore it from a copy.";

function versionProblem(raw: unknown): Pick<Problem, "problem" | "remedy"> | undefined {
  if (!isFields(raw) || !("nbformat" in raw))
    return {
      problem: 'is not a notebook: it has no "nbformat"',
      remedy: "Name a .ipynb file as Jupyter saves it.",
    };
  const { nbformat, nbformat_minor } = raw;
  if (nbformat === 4 && Number.isInteger(nbformat_minor)) return undefined;
  if (typeof nbformat === "number" && nbformat < 4)
    return {
      problem: `is a notebook of the old format ${nbformat}`,
      remedy: "Bring it up to date: jupyter nbconvert --to notebook --nbformat 4 --inplace FILE",
    };
  const stated = `${JSON.stringify(nbformat)}.${JSON.stringify(nbformat_minor)}`;
  return {
    problem: `is a notebook of the unknown format ${stated}`,
    remedy: "Save it as nbformat 4, with the program that made it.",
  };
}

function checkCell(cell: unknown, report: (problem: string) => void): void {
  if (!isFields(cell)) {
    report("is not an object");
    return;
  }
  const { cell_type, metadata, source, outputs, attachments } = cell;
  if (cell_type !== "code" && cell_type !== "markdown" && cell_type !== "raw")
    report(`has the cell_type ${JSON.stringify(cell_type)}; it is one of "code", "markdown", "raw"`);
  if (!isText(source)) report('has a "source" that is neither a text nor a list of lines');
  if (!isFields(metadata)) report('has a "metadata" that is not an object');
  else if (metadata.tags !== undefined && !(Array.isArray(metadata.tags) && isText(metadata.tags)))
    report('has "tags" that are not a list of texts');
  if (attachments !== undefined && !(isFields(attachments) && Object.values(attachments).every(isFields)))
    report('has "attachments" that are not MIME bundles');
  if (cell_type !== "code") return;
  if (!isCount(cell.execution_count)) report('has an "execution_count" that is no whole number');
  if (!Array.isArray(outputs)) report('has no list of "outputs"');
  else
    for (const [i, output] of outputs.entries())
      checkOutput(output, (fault) => report(`output ${i + 1} ${fault}`));
}

function checkOutput(output: unknown, report: (fault: string) => void): void {
  if (!isFields(output)) {
    report("is not an object");
    return;
  }
  const { output_type, name, text, data, metadata, ename, evalue, traceback } = output;
  if (output_type === "stream") {
    if (typeof name !== "string" || !isText(text)) report('has no "name" or no "text"');
  } else if (output_type === "display_data" || output_type === "execute_result") {
    if (!isFields(data) || !isFields(metadata)) report('has no "data" or no "metadata"');
  } else if (output_type === "error") {
    if (
      typeof ename !== "string" ||
      typeof evalue !== "string" ||
      !Array.isArray(traceback) ||
      !isText(traceback)
    )
      report('has no "ename", "evalue" or "traceback"');
  } else report(`has the output_type ${JSON.stringify(output_type)}, which is none of nbformat's`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return value === undefined || value === null || Number.isInteger(value);
}
