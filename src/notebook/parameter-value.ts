import { UsageError } from "../errors.ts";

/**
 * The value of a parameter that is written as text, as on a command line: a number, `true`, `false`, `null`, JSON in
 * `[]`, `{}` or `""`, and else the text itself.
 *
 * @throws {UsageError} for broken JSON, and for a whole number too large to be held exactly.
 */
export function parseParameter(text: string): unknown {
  const trimmed = text.trim();
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(trimmed)) return parseNumber(trimmed);
  if (!/^(true|false|null)$|^[[{"]/.test(trimmed)) return text;
  try {
    return JSON.parse(trimmed);
  } catch (error) {
    throw new UsageError(
      {
        problem: `the parameter value ${trimmed} begins like JSON but is not: ${(error as Error).message}`,
        remedy: `Mend the JSON, or quote the text: ${JSON.stringify(trimmed)}`,
      },
      { cause: error },
    );
  }
}

function parseNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && !(Number.isInteger(value) && !Number.isSafeInteger(value))) return value;
  throw new UsageError({
    problem: `the parameter value ${text} is too large to be held exactly`,
    remedy: `Give it as a text: '"${text}"'`,
  });
}
