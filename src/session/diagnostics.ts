import { describePlace, type Problem } from "../errors.ts";
import { excerpt } from "./excerpt.ts";
import type { ErrorOutput } from "./output.ts";
import { type ts, typescript } from "./typescript.ts";

/** A fault that the compiler found in a cell. Lines and columns count from 1. */
export interface CellProblem extends Problem {
  readonly line: number;
  readonly column: number;
  /** TypeScript's own code, such as `TS2322`. */
  readonly code: string;
}

/** Which of the compiler's findings are faults of a cell. */
export function cellProblems(
  diagnostics: readonly ts.Diagnostic[],
  source: string,
  cell: number,
  implicitAny: boolean,
): CellProblem[] {
  return (
    diagnostics
      .filter(
        ({ start, category }) => category === typescript().DiagnosticCategory.Error && start !== undefined,
      )
      // What lies after the source joins it to other cells: only a fault of syntax reaches so far.
      .filter(({ start, code }) => (start as number) <= source.length || code < 2000)
      .filter(({ code }) => !allowed.has(code) && (implicitAny || !isImplicitAny(code)))
      .map((diagnostic) => cellProblem(diagnostic, source, cell))
  );
}

function cellProblem(
  { start = 0, code, messageText }: ts.Diagnostic,
  source: string,
  cell: number,
): CellProblem {
  const before = source.slice(0, Math.min(start, source.length)).split("\n");
  return {
    cell,
    line: before.length,
    column: (before.at(-1) as string).length + 1,
    code: `TS${code}`,
    problem: typescript().flattenDiagnosticMessageText(messageText, "\n"),
    remedy: remedies[code] ?? nothingRan,
  };
}

const nothingRan = "Nothing of the cell has run: mend it and run it again.";

/** What is no fault in a cell. */
const allowed = new Set([
  7016, // a package without types is `any`: charts drawn with one should not wait for somebody to write them
  1202, // `import x = require(…)` is compiled to what it says
]);

/** The codes for "implicitly has an 'any' type"; among them are four that are not. */
function isImplicitAny(code: number): boolean {
  return code >= 7005 && code <= 7057 && !(code >= 7027 && code <= 7030);
}

const remedies: Record<number, string> = {
  2307: "Check the spelling of the path, or install the package beside the notebook: npm install <package>.",
  2304: "Declare it, import it, or run the cell that does.",
  2588: "Declare it with let in the cell where it is made.",
  2632: "Declare it again in this cell, with let.",
};

/** What is wrong with a cell, with the lines in question. */
export function describeCellProblems(problems: readonly CellProblem[], source: string): ErrorOutput {
  const shown = problems.slice(0, 10);
  const traceback = shown.map((problem) => {
    const remedy = problem.remedy === nothingRan ? "" : `\n  → ${problem.remedy}`;
    return `${headline(problem)}\n${excerpt(problem, source)}${remedy}`;
  });
  if (problems.length > shown.length) traceback.push(`… and ${problems.length - shown.length} more`);
  traceback.push(nothingRan);
  const first = problems[0] as CellProblem;
  return { type: "error", ename: "CompileError", evalue: headline(first), traceback, line: first.line };
}

function headline(problem: CellProblem): string {
  return `${describePlace(problem)}: ${problem.problem} (${problem.code})`;
}
