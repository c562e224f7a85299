/**
 * JSON as nbformat writes it: one space of indent, keys in the order of their code points. Not `JSON.stringify`, which
 * puts keys that are numbers ("2010") before all others.
 */
export function jsonText(value: unknown, indent = "\n"): string {
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[${inner}${value.map((item) => jsonText(item, inner)).join(`,${inner}`)}${indent}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    if (entries.length === 0) return "{}";
    const members = entries
      .sort(([a], [b]) => byCodePoints(a, b))
      .map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item, inner)}`);
    return `{${inner}${members.join(`,${inner}`)}${indent}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** UTF-16, which `<` compares by, puts what lies beyond the basic plane before U+E000. */
function byCodePoints(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a.codePointAt(i) as number) - (b.codePointAt(i) as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
