/** A line of source with a caret under a place in it. Lines and columns count from 1. */
export function excerpt({ line, column }: { line: number; column: number }, source: string): string {
  const text = source.split("\n")[line - 1] ?? "";
  const gutter = " ".repeat(String(line).length + 3);
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  return `  ${line} | ${text}\n${gutter}| ${indent}^`;
}
