import { UsageError } from "../../errors.ts";
import { show } from "./cells.ts";
import { type Traced, take } from "./columns.ts";
import { answers, type Row } from "./rows.ts";

/**
 * The rows for which the function answers true. An answer of null (missing) does not keep its row, as in SQL.
 *
 * Our own: danfo's query takes index labels for positions, so that after a sort it gives other rows than those asked for.
 */
export function filter(data: Traced, keep: (row: Row) => boolean | null): Traced {
  const rows: number[] = [];
  answers(data, keep, "filter's function").forEach((kept, i) => {
    if (kept === true) rows.push(i);
    else if (kept !== false && kept !== null)
      throw new UsageError({
        problem: `filter's function answered ${show(kept)} for row ${i + 1}`,
        remedy: "Answer true to keep the row and false to leave it out.",
      });
  });
  return take(data, Int32Array.from(rows));
}
