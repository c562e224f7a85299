import { magicProblem } from "../magic.ts";
import { type ts, typescript } from "../typescript.ts";

export type Completeness =
  | { readonly status: "complete" | "invalid" }
  /** `indent` is what the next line should begin with. */
  | { readonly status: "incomplete"; readonly indent: string };

/** Whether code can be run as it is, needs more lines, or can never be: for consoles that run at Enter. */
export function completeness(source: string): Completeness {
  const ts = typescript();
  if (magicProblem(source, 0) !== undefined) return { status: "invalid" };
  const { diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const first = diagnostics[0];
  if (first === undefined) return { status: "complete" };
  const end = source.trimEnd().length;
  // A quoted string ends with its line; everything else that the end cuts off may go on.
  const cutOff = (first.start ?? 0) >= end && first.code !== unterminatedString;
  return cutOff || isOpenComment(first)
    ? { status: "incomplete", indent: indentAfter(source) }
    : { status: "invalid" };
}

const unterminatedString = 1002;

function isOpenComment({ code }: ts.Diagnostic): boolean {
  return code === 1010;
}

function indentAfter(source: string): string {
  const line = source.trimEnd().split("\n").at(-1) ?? "";
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  return /([{([,]|=>)$/.test(line.trimEnd()) ? `${indent}  ` : indent;
}
