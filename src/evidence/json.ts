/** Where things stand in a JSON text: the line of each member and element, by its pointer (`/resources/0/path`). */
export interface JsonMap {
  readonly lines: ReadonlyMap<string, number>;
  /** Members given twice in one object: JSON.parse would keep the last and say nothing. */
  readonly twice: readonly { pointer: string; line: number }[];
}

const token = /\s*(?:("(?:[^"\\]|\\.)*")|([{}[\],:])|([^\s{}[\],:"]+))/y;

/** Maps a text that JSON.parse accepts. */
export function mapJson(text: string): JsonMap {
  const lines = new Map<string, number>();
  const twice: { pointer: string; line: number }[] = [];
  let line = 1;
  let at = 0;
  const next = (): string => {
    token.lastIndex = at;
    const [matched, ...kinds] = token.exec(text) as RegExpExecArray;
    line += matched.split("\n").length - 1;
    at = token.lastIndex;
    return kinds.find((kind) => kind !== undefined) as string;
  };
  const value = (pointer: string, first = next()): void => {
    lines.set(pointer, line);
    if (first === "{") members(pointer);
    if (first === "[") elements(pointer);
  };
  const members = (pointer: string): void => {
    for (let name = next(); name !== "}"; name = next()) {
      if (name === ",") continue;
      const member = `${pointer}/${JSON.parse(name)}`;
      if (lines.has(member)) twice.push({ pointer: member, line });
      next(); // the colon
      value(member);
    }
  };
  const elements = (pointer: string): void => {
    let index = 0;
    for (let first = next(); first !== "]"; first = next())
      if (first !== ",") value(`${pointer}/${index++}`, first);
  };
  value("");
  return { lines, twice };
}

/** The line that JSON.parse's complaint is about; the last one where the text ends too early. */
export function lineOfJsonError(text: string, error: Error): number {
  const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length);
  return text.slice(0, position).split("\n").length;
}
