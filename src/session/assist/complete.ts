import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type ts, typescript } from "../typescript.ts";

/** What could stand at a cursor. Offsets count UTF-16 units. */
export interface Completions {
  readonly matches: readonly string[];
  /** What a match replaces. */
  readonly start: number;
  readonly end: number;
  /** The kind of each match, in Jupyter's form: `_jupyter_types_experimental`. */
  readonly metadata: Record<string, unknown>;
}

interface Match {
  readonly text: string;
  readonly type: string;
}

/** Completions that the types tell: members, names in scope, modules and their exports. */
export function completeByTypes(
  service: ts.LanguageService,
  path: string,
  source: string,
  cursor: number,
): Completions {
  const info = service.getCompletionsAtPosition(path, cursor, {
    includeCompletionsForModuleExports: false,
    includeCompletionsWithInsertText: false,
  });
  const word = wordBefore(source, cursor);
  const span = info?.optionalReplacementSpan ?? info?.entries[0]?.replacementSpan;
  const start = span !== undefined && span.start <= cursor ? span.start : cursor - word.length;
  const typed = source.slice(start, cursor);
  const matches = (info?.entries ?? [])
    .filter(({ name, kind }) => fits(name, typed) && kind !== "warning")
    .sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0))
    .map(({ name, kind }) => ({ text: name, type: kind }));
  return completions(start, cursor, matches);
}

/** Completions of a file's name in a string, from the notebook's folder. */
export function completePath(folder: string, source: string, start: number, cursor: number): Completions {
  const typed = source.slice(start, cursor);
  const parent = /^(?:.*\/)?/.exec(typed)?.[0] ?? "";
  const begun = typed.slice(parent.length);
  const entries = list(join(folder, parent || "."))
    .filter(({ name }) => name.startsWith(begun) && (begun.startsWith(".") || !name.startsWith(".")))
    .map((entry) => ({ text: parent + entry.name + (entry.isDirectory() ? "/" : ""), type: "path" }));
  return completions(start, cursor, entries);
}

/** Completions from a list of names, such as the columns of a frame. */
export function completeNames(
  names: readonly string[],
  source: string,
  start: number,
  cursor: number,
): Completions {
  const typed = source.slice(start, cursor);
  const matches = names.filter((name) => fits(name, typed)).map((text) => ({ text, type: "column" }));
  return completions(start, cursor, matches);
}

/** Where the cursor is, as far as it matters for completing. */
export interface CursorPlace {
  /** The start of the text that is being typed: in a string, or after a dot. */
  readonly start: number;
  readonly inString: boolean;
  /**
   * Receivers of the calls around the cursor, from the inside out: for `sales.select("` it is `sales`. One of them may
   * be a frame, whose columns are meant.
   */
  readonly receivers: readonly string[];
}

/** Looks at the code around a cursor that stands in a string or after the dot of a callback's parameter. */
export function cursorPlace(source: string, cursor: number): CursorPlace | undefined {
  const ts = typescript();
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ESNext, true);
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) =>
      child.getStart(file) < cursor && cursor <= child.end ? child : undefined,
    );
    if (inner === undefined) break;
    node = inner;
  }
  const receivers: string[] = [];
  for (let outer: ts.Node | undefined = node; outer !== undefined; outer = outer.parent)
    if (
      ts.isCallExpression(outer) &&
      ts.isPropertyAccessExpression(outer.expression) &&
      outer.expression.end < cursor
    )
      receivers.push(outer.expression.expression.getText(file));
  if (ts.isStringLiteralLike(node)) return { start: node.getStart(file) + 1, inString: true, receivers };
  const start = cursor - wordBefore(source, cursor).length;
  return isAfterDot(source, cursor) ? { start, inString: false, receivers } : undefined;
}

/** Whether a member is being typed, rather than a name. */
export function isAfterDot(source: string, cursor: number): boolean {
  return source[cursor - wordBefore(source, cursor).length - 1] === ".";
}

function completions(start: number, cursor: number, matches: readonly Match[]): Completions {
  const texts = [...new Map(matches.map((match) => [match.text, match])).values()];
  return {
    matches: texts.map(({ text }) => text),
    start,
    end: cursor,
    metadata: {
      _jupyter_types_experimental: texts.map(({ text, type }) => ({ text, type, start, end: cursor })),
    },
  };
}

function fits(name: string, typed: string): boolean {
  return name.toLowerCase().startsWith(typed.toLowerCase());
}

function wordBefore(source: string, cursor: number): string {
  return /[\p{ID_Continue}$]*$/u.exec(source.slice(0, cursor))?.[0] ?? "";
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
