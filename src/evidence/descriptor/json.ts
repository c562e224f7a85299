import { shownValue } from "../problem.ts";

/** Where things stand in a JSON text: the line and the span of each member and element, by its pointer (`/resources/0/path`). */
export interface JsonMap {
  readonly lines: ReadonlyMap<string, number>;
  /** Where each begins and ends in the text, the end not included. */
  readonly spans: ReadonlyMap<string, readonly [number, number]>;
  /** Members given twice in one object: JSON.parse would keep the last and say nothing. */
  readonly twice: readonly { pointer: string; line: number }[];
}

/** A name as a step of a pointer (RFC 6901, 3): "own/note" is another member than the "note" in "own". */
export const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Where a text stops being JSON. Node's own message gives a position in some versions and not in others. */
export class JsonError extends Error {
  readonly line: number;
  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

const unexpected = (line: number, found: string | undefined) =>
  new JsonError(
    line,
    found === undefined ? "it ends too early" : `${shownValue(found)} is not expected there`,
  );

/** Objects in lists in objects: a descriptor has nine levels. Each is a call, of which there are not endlessly many. */
const deepest = 100;

const token = /[\t\n\r ]*(?:("(?:[^"\\]|\\.)*")|([{}[\],:])|([^\t\n\r {}[\],:"]+|"))/y;
/** Maps a JSON text. Throws a JsonError where brackets, commas, colons or values are not as they should be. */
export function mapJson(text: string): JsonMap {
  const lines = new Map<string, number>();
  const spans = new Map<string, readonly [number, number]>();
  const twice: { pointer: string; line: number }[] = [];
  let line = 1;
  let at = 0;
  const next = (): string | undefined => {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return undefined;
    line += found[0].split("\n").length - 1;
    at = token.lastIndex;
    return found[1] ?? found[2] ?? found[3];
  };
  const expect = (found: string | undefined, ...allowed: string[]): string => {
    if (found === undefined || !allowed.includes(found)) throw unexpected(line, found);
    return found;
  };
  const parsed = (found: string | undefined): unknown => {
    try {
      return JSON.parse(found ?? "");
    } catch {
      throw unexpected(line, found);
    }
  };
  let depth = 0;
  const value = (pointer: string, first = next()): void => {
    if (++depth > deepest) throw new JsonError(line, `it is nested more than ${deepest} levels deep`);
    lines.set(pointer, line);
    const start = at - (first?.length ?? 0);
    if (first === "{") members(pointer);
    else if (first === "[") elements(pointer);
    else parsed(first);
    spans.set(pointer, [start, at]);
    depth--;
  };
  const members = (pointer: string): void => {
    let name = next();
    if (name === "}") return;
    for (;;) {
      if (!name?.startsWith('"')) throw unexpected(line, name);
      const member = `${pointer}/${escaped(parsed(name) as string)}`;
      if (lines.has(member)) twice.push({ pointer: member, line });
      expect(next(), ":");
      value(member);
      if (expect(next(), ",", "}") === "}") return;
      name = next();
    }
  };
  const elements = (pointer: string): void => {
    let first = next();
    if (first === "]") return;
    for (let index = 0; ; index++) {
      value(`${pointer}/${index}`, first);
      if (expect(next(), ",", "]") === "]") return;
      first = next();
    }
  };
  value("");
  const rest = next();
  if (rest !== undefined) throw unexpected(line, rest);
  return { lines, spans, twice };
}
