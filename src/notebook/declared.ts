/** A variable that a cell declares at its top level. */
export interface Declaration {
  readonly name: string;
  readonly keyword: "let" | "const" | "var";
  /** Whether it is declared with a type, and not by its value alone. */
  readonly typed: boolean;
  /** The value it is given, when that is written as a literal. */
  readonly value?: unknown;
}

/**
 * The variables that a cell of parameters declares. It reads only as much of TypeScript as such cells hold: declarations
 * of names, among comments, strings and brackets.
 */
export function declarations(source: string): Declaration[] {
  const tokens = [...source.matchAll(token)].map(([text]) => text).filter((text) => !/^\/[/*]/.test(text));
  const found: Declaration[] = [];
  let keyword: Declaration["keyword"] | undefined;
  let depth = 0;
  for (const [i, text] of tokens.entries()) {
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth--;
    else if (depth > 0) continue;
    else if (text === "let" || text === "const" || text === "var") keyword = text;
    else if (text === ";") keyword = undefined;
    else if (keyword !== undefined && isDeclared(tokens, i))
      found.push({ name: text, keyword, typed: tokens[i + 1] === ":", ...literalAfter(tokens, i) });
  }
  return found;
}

/** Comments, strings, numbers, names, line ends and signs. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\.?\d[\w.]*|[\p{ID_Start}$_][\p{ID_Continue}$]*|\n|[^\s]/gu;

/** A name is declared where it follows the keyword, or a comma after another declaration, and takes a type or a value. */
function isDeclared(tokens: readonly string[], i: number): boolean {
  const [before = "", name = "", after = ""] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!/^[\p{ID_Start}$_]/u.test(name)) return false;
  return /^(let|const|var|,)$/.test(before) && (/^[:=,;!\n]$/.test(after) || after === "");
}

/** The literal after the `=` of the declaration at `i`, if its value is one. */
function literalAfter(tokens: readonly string[], i: number): { value?: unknown } {
  let equals = i + 1;
  while (equals < tokens.length && !/^[=;,\n]$/.test(tokens[equals] as string)) equals++;
  if (tokens[equals] !== "=") return {};
  const end = tokens.findIndex((text, at) => at > equals && /^[;,\n]$/.test(text));
  const [first = "", second, third] = tokens.slice(equals + 1, end < 0 ? undefined : end);
  if (third !== undefined || (second !== undefined && first !== "-")) return {};
  const value = literal(second ?? first);
  if (value === undefined) return {};
  return { value: second === undefined ? value : -Number(value) };
}

function literal(text: string): unknown {
  if (text === "true" || text === "false" || text === "null") return JSON.parse(text);
  if (/^\.?\d/.test(text)) return Number(text.replaceAll("_", ""));
  const quoted = /^(["'`])([\s\S]*)\1$/.exec(text)?.[2];
  if (quoted === undefined || (text.startsWith("`") && quoted.includes("${"))) return undefined;
  return quoted.replace(/\\(["'`\\])/g, "$1");
}
