/**
 * Where Python's `str.splitlines` breaks, and nbformat with it
 * (https://docs.python.org/3/library/stdtypes.html#str.splitlines).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators that Python breaks at are such
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** A text as the lines that a notebook file keeps, each with its end. */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(lineEnd)) {
    lines.push(text.slice(start, index + end.length));
    start = index + end.length;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

/** What a file keeps as a text or as its lines. */
export function isText(value: unknown): value is string | string[] {
  return (
    typeof value === "string" || (Array.isArray(value) && value.every((line) => typeof line === "string"))
  );
}

export function joinLines(value: string | readonly string[]): string {
  return typeof value === "string" ? value : value.join("");
}

/** JSON stays JSON, whatever it holds: a list of strings there is a list. */
export function isJsonType(type: string): boolean {
  return type === "application/json" || /^application\/.*\+json$/.test(type);
}

/** The types of which files keep lines. */
export function isLinedType(type: string): boolean {
  return type.startsWith("text/") || type === "application/javascript" || type === "image/svg+xml";
}
