import { reduceInDanfo } from "../danfo.ts";
import { all } from "../lineage/lineage.ts";
import { sortedQuantile } from "../uncertainty/quantile.ts";
import { isNumeric } from "./cells.ts";
import { asColumns, type Column, columnsOf, type Traced } from "./columns.ts";
import { finite, stdOf } from "./statistics.ts";

/**
 * One row a column: how many values, missing and different ones it has, and the distribution of those that are numbers.
 *
 * Mean, min and max of the values that are not missing are danfo's. Its std (0 for a single value) and median take mathjs
 * twenty times as long as they should, and it has no quartiles: those are our own.
 */
export function describe(data: Traced): Traced {
  const columns = columnsOf(data);
  const present = columns.map((column) => column.values.filter((value) => value !== null));
  const numbers = columns.map((column, at) =>
    isNumeric(column.type) ? distribution(column.name, present[at] as number[]) : undefined,
  );
  const integers = (name: string, values: number[]): Column => ({ name, type: "integer", values });
  const text = (name: string, values: readonly string[]): Column => ({ name, type: "string", values });
  return asColumns(
    [
      text("column", data.names),
      text("type", data.types),
      integers(
        "count",
        present.map((values) => values.length),
      ),
      integers(
        "missing",
        present.map((values) => data.length - values.length),
      ),
      integers(
        "distinct",
        present.map((values) => new Set(values).size),
      ),
      ...statistics.map(
        (name): Column => ({ name, type: "number", values: numbers.map((found) => found?.[name] ?? null) }),
      ),
    ],
    columns.length,
    all([data.lineage], columns.length),
  );
}

const statistics = ["mean", "std", "min", "q1", "median", "q3", "max"] as const;
type Statistic = (typeof statistics)[number];

function distribution(name: string, values: readonly number[]): Partial<Record<Statistic, number | null>> {
  if (values.length === 0) return {};
  const { mean, min, max } = reduceInDanfo(values);
  const sorted = Float64Array.from(values).sort();
  return {
    mean: finite(`the mean of "${name}"`, mean),
    std: values.length === 1 ? null : finite(`the std of "${name}"`, stdOf(values)),
    min,
    q1: sortedQuantile(sorted, 0.25),
    median: sortedQuantile(sorted, 0.5),
    q3: sortedQuantile(sorted, 0.75),
    max,
  };
}
