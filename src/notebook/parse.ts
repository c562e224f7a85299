import { type Problem, UsageError } from "../errors.ts";

/** The JSON of a notebook's file; an error names line and column. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const conflict = /^(<{7}|={7}|>{7})/m.exec(text);
    const place = conflict?.index ?? Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const before = text.slice(0, place).split("\n");
    const where = { file, line: before.length, column: (before.at(-1) as string).length + 1 };
    throw new UsageError(describe(where, message, text.trim() === "", conflict !== null));
  }
}

function describe(
  where: Pick<Problem, "file" | "line" | "column">,
  message: string,
  empty: boolean,
  conflict: boolean,
) {
  if (empty) return { ...where, problem: "the file is empty", remedy: "Save a notebook in it with Jupyter." };
  if (conflict)
    return {
      ...where,
      problem: "the file has the marks of a merge conflict",
      remedy: "Resolve it: take one version with git checkout --ours or --theirs, or merge with nbdime.",
    };
  return {
    ...where,
    problem: `the file is not a notebook: it is not JSON (${message.replace(/ in JSON at position.*| \(line.*/, "")})`,
    remedy: "Name a .ipynb file as Jupyter saves it, or restore this one from a copy.",
  };
}
