import type { CellProblem } from "./diagnostics.ts";

/**
 * A line of IPython's, which TypeScript cannot read: `%magic`, `!command`, `?name`. People coming from Python write them,
 * and "Expression expected" would not tell them what to write instead.
 */
export function magicProblem(source: string, cell: number): CellProblem | undefined {
  const lines = source.split("\n");
  const index = lines.findIndex((line) => ipython.test(line));
  const line = lines[index];
  if (line === undefined) return undefined;
  const [, sign = "", rest = ""] = /^\s*(%{1,2}|!|\?)\s*(.*)$/.exec(line) ?? [];
  return {
    ...{ cell, line: index + 1, column: line.search(/\S/) + 1, code: "IPython" },
    problem: `${sign}${rest.split(/\s/)[0]} is IPython's: cells here are TypeScript`,
    remedy: remedies[sign[0] as "%" | "!" | "?"](rest),
  };
}

/** A magic, a help request, or a command: a name and words, where TypeScript would have an operator after `!name`. */
const ipython = /^\s*(%{1,2}[a-z]|\?\w|!\s*[\w./~-]+(\s+[^\s|&=?;<>*+(].*)?$)/i;

const remedies = {
  "%": (magic: string) =>
    /^time(it)?\b/.test(magic)
      ? 'Write: console.time("cell"); … console.timeEnd("cell")'
      : "Leave it out: charts and tables show themselves.",
  "!": (command: string) =>
    `Write: import { execSync } from "node:child_process"; execSync(${JSON.stringify(command)}, { stdio: "inherit" })`,
  "?": () => "Press Shift+Tab on the name for its documentation.",
};
