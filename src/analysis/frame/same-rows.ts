import { UsageError } from "../../errors.ts";
import type { Columns, ColumnType, Value } from "../../evidence/columns.ts";
import { show } from "./cells.ts";
import { columnsOf } from "./columns.ts";

/**
 * Throws a UsageError where rows are not those, one for one, that they are said to be from: sorted or chosen in between, each
 * would be given another's origin. What tells is the columns that both have. Text and dates have to be the same, row by row;
 * numbers may have been reckoned with, but not be the same ones in another order.
 */
export function assertSameRows(made: Columns, from: Columns): void {
  if (from.length !== made.length)
    throw refused(`the frame has ${made.length} rows, and what they are said to be from has ${from.length}`);
  const own = columnsOf(made);
  for (const { name, type, values } of columnsOf(from)) {
    const column = own.find((other) => other.name === name)?.values;
    const row = column?.findIndex((value, i) => value !== values[i]) ?? -1;
    if (column === undefined || row === -1 || !(isText(type) || areRearranged(column, values))) continue;
    throw refused(
      `row ${row + 1} has ${show(column[row])} in "${name}", and the row it is said to be from has ${show(values[row])}`,
      ` A column computed anew from "${name}" needs another name.`,
    );
  }
}

const isText = (type: ColumnType) => type === "string" || type === "date";

function areRearranged(some: readonly Value[], others: readonly Value[]): boolean {
  const left = new Map<Value, number>();
  for (const value of some) left.set(value, (left.get(value) ?? 0) + 1);
  return others.every((value) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count > 0;
  });
}

const refused = (problem: string, more = "") =>
  new UsageError({
    problem,
    remedy: `Give from only for rows computed one for one, in the same order: the frame as it was sorted or filtered; or use the verbs of the frame.${more}`,
  });
