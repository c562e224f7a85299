import { query } from "../../evidence/database.ts";

export type FunctionKind = "row" | "aggregate";

let known: Promise<ReadonlyMap<string, FunctionKind>> | undefined;

/**
 * DuckDB's functions by what a result of theirs rests on: the values of one row, or of all rows of a group. Those of which
 * neither is sure, such as macros and what gives another answer each time, are not in it.
 */
export function functionKinds(): Promise<ReadonlyMap<string, FunctionKind>> {
  known ??= (async () => {
    const { columns } = await query(`
      SELECT lower(function_name) AS name, min(function_type) AS kind FROM duckdb_functions()
      GROUP BY lower(function_name) HAVING count(DISTINCT function_type) = 1 AND min(function_type) IN ('scalar', 'aggregate')
        AND bool_and(stability IS NULL OR stability <> 'VOLATILE')`);
    const [names = [], kinds = []] = columns as string[][];
    // A macro of DuckDB's over its own comparison.
    return new Map<string, FunctionKind>([
      ["nullif", "row"],
      ...names.map((name, i): [string, FunctionKind] => [name, kinds[i] === "scalar" ? "row" : "aggregate"]),
    ]);
  })();
  return known;
}
