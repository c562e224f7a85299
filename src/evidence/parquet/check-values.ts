import type { ColumnType } from "../columns.ts";
import { query, quote } from "../database.ts";
import type { EvidenceProblem } from "../problem.ts";
import { type RawParquet, typeFault, valueRules } from "./parquet-columns.ts";

const mostFound = 1000;

/** What is wrong with the columns of a Parquet file, if they are to be of these types: none is given where the file's own will do. */
export async function parquetProblems(
  raw: RawParquet,
  file: string,
  typeOf: (name: string, stored: string) => ColumnType | undefined,
): Promise<EvidenceProblem[]> {
  const problems: EvidenceProblem[] = [];
  for (const { name, stored } of raw.columns) {
    const type = typeOf(name, stored);
    const fault = typeFault(type, stored);
    if (fault !== undefined) problems.push({ file, column: name, rule: `type ${type ?? stored}`, ...fault });
    else if (type !== undefined)
      for (const { broken, problem, ...rule } of valueRules(name, type, stored)) {
        const found = await query(
          `SELECT rowid, CAST(${quote(name)} AS VARCHAR) FROM ${raw.relation} WHERE ${broken} ORDER BY rowid LIMIT ${mostFound}`,
        );
        const [rows = [], values = []] = found.columns;
        for (const [i, row] of rows.entries()) {
          const value = String(values[i]);
          problems.push({
            file,
            row: (row as number) + 1,
            column: name,
            value,
            ...rule,
            problem: problem(value),
          });
        }
      }
  }
  return problems;
}
