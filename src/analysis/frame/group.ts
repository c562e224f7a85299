import { UsageError } from "../../errors.ts";
import type { Value } from "../../evidence/columns.ts";
import { members as membersLineage } from "../lineage/lineage.ts";
import type { Aggregator } from "./aggregators.ts";
import { asColumns, type Column, columnOf, type Traced, takeValues } from "./columns.ts";
import { encode, type Members, membersOf } from "./keys.ts";

/** Rows put together by the values of some columns, waiting for `aggregate`. */
export interface Groups {
  readonly data: Traced;
  readonly keys: readonly string[];
  readonly members: Members;
}

/**
 * Groups in the order in which their keys first appear. A missing key is a key of its own; no key at all is one group.
 *
 * Our own: danfo's groupby puts different keys together (see `encode`), gives one total for a mistyped column, and averages
 * missing values as 0.
 */
export function group(data: Traced, keys: readonly string[]): Groups {
  const columns = keys.map((key) => columnOf(data, key).values);
  // Without keys there is one group, of no rows when there are none, as in SQL.
  const codes = keys.length === 0 ? { codes: new Int32Array(data.length), count: 1 } : encode(columns);
  return { data, keys, members: membersOf(codes) };
}

/** One row a group: its keys, then a column an aggregator. */
export function aggregate(groups: Groups, aggregators: Readonly<Record<string, Aggregator>>): Traced {
  const { data, keys, members } = groups;
  const { rows, starts } = members;
  const size = starts.length - 1;
  const firstRows = starts.subarray(0, size).map((at) => rows[at] as number);
  const keyColumns = keys.map((key): Column => {
    const column = columnOf(data, key);
    return { ...column, values: takeValues(column.values, firstRows) };
  });
  const results = Object.entries(aggregators).map(([name, aggregator]): Column => {
    if (typeof aggregator?.value !== "function")
      throw new UsageError({
        column: name,
        problem: "this is not an aggregator",
        remedy: `Write one such as { ${JSON.stringify(name)}: sum("amount") }.`,
      });
    const column = aggregator.column === undefined ? undefined : columnOf(data, aggregator.column);
    const type = aggregator.type(column?.type ?? "integer");
    const values = Array.from({ length: size }, (_, k) => {
      const of = rows.subarray(starts[k], starts[k + 1]);
      return aggregator.value(column === undefined ? [] : present(column.values, of), of.length, type);
    });
    return { name, type, values };
  });
  return asColumns([...keyColumns, ...results], size, membersLineage(data.lineage, members));
}

function present(values: readonly Value[], rows: Int32Array): Value[] {
  const found: Value[] = [];
  for (const row of rows) {
    const value = values[row] as Value;
    if (value !== null) found.push(value);
  }
  return found;
}
