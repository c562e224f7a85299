import type { Evaluator } from "./evaluate.ts";

/**
 * The column names of the first of `expressions` that is a frame or a table: something that lists its `names` or
 * `columns`. The expressions are looked at, not run: what would change anything gives nothing.
 */
export async function namesOf(
  evaluator: Evaluator,
  expressions: readonly string[],
): Promise<readonly string[]> {
  for (const expression of expressions)
    for (const property of ["names", "columns"]) {
      const names = await evaluator.peek(`[...(${expression}).${property}]`);
      if (Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === "string"))
        return names;
    }
  return [];
}
