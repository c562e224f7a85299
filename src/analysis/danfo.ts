import { createRequire } from "node:module";
import type { DataFrame } from "danfojs-node";
import { RefusedError } from "../errors.ts";
import type { Columns, ColumnType } from "../evidence/columns.ts";

// The one module that knows danfo.js. Its 1.2.0 is right on clean data and silently wrong on missing values, after
// sorting or filtering, and on composite keys; tests/analysis/danfo-faults.test.ts has the list. So danfo gets columns
// whose types are declared and whose missing cells are NaN, and does here what it does right on such columns.

export type { DataFrame };

type Danfo = typeof import("danfojs-node");
let loaded: Danfo | undefined;

// On first need: loading takes half a second, mostly mathjs, that a run without danfo must not pay. `require` and not
// `import`, so that frames stay synchronous.
function danfo(): Danfo {
  loaded ??= createRequire(import.meta.url)("danfojs-node") as Danfo;
  return loaded;
}

/**
 * A danfo DataFrame of these columns: dtypes as declared rather than guessed from the first rows; missing is NaN in every
 * column, which danfo leaves out of its reductions, and never null, which it adds up as 0.
 *
 * @throws RefusedError when a column has a name that danfo's DataFrame needs for itself: it would lose the data.
 */
export function toDanfo({ names, types, columns, length }: Columns): DataFrame {
  const { DataFrame } = danfo();
  for (const name of names)
    if (name in DataFrame.prototype)
      throw new RefusedError({
        column: name,
        problem: "danfo's DataFrame has a property of this name, and a column in its place would break it",
        remedy: `Rename it first: frame.rename({ ${JSON.stringify(name)}: ${JSON.stringify(`${name}_`)} }).danfo.`,
      });
  const hasMissing = columns.map((values) => values.includes(null));
  const rows = Array.from({ length }, (_, i) => columns.map((values) => values[i] ?? Number.NaN));
  return new DataFrame(rows, {
    columns: [...names],
    dtypes: types.map((type, j) => dtype(type, hasMissing[j] as boolean)),
    // Else danfo makes the index of an empty frame by counting from 0 to -1, and throws.
    index: Array.from({ length }, (_, i) => i),
  });
}

// danfo knows no NaN among integers: like pandas it calls such a column float. The name is all there is to its float32:
// values are JavaScript numbers, and tensors are float64 here.
function dtype(type: ColumnType, hasMissing: boolean): string {
  if (type === "boolean") return "boolean";
  if (type === "string" || type === "date") return "string";
  return type === "number" || hasMissing ? "float32" : "int32";
}

/**
 * The columns of a danfo DataFrame, with null for what danfo takes as missing. Its dtypes are no guide to the types, since
 * arithmetic and comparison keep the old ones; only where every value is missing are they all there is.
 */
export function fromDanfo(frame: DataFrame) {
  // Row by row: danfo's own column store goes stale when a column is set.
  const rows = frame.values as unknown as unknown[][];
  return frame.columns.map((name, j) => {
    const values = rows.map((row) => (isMissing(row[j]) ? null : row[j]));
    return {
      name,
      values,
      ...(values.every((value) => value === null) && { type: typeOf(frame.dtypes[j]) }),
    };
  });
}

const isMissing = (value: unknown) => value === null || value === undefined || Number.isNaN(value);

const typeOf = (dtype: string | undefined): ColumnType =>
  dtype === "string" || dtype === "boolean" ? dtype : "number";

// By its inner parts: danfo's operations give a base class of the DataFrame that it exports, and loading it takes long.
export const isDanfo = (value: object): value is DataFrame =>
  "$dataIncolumnFormat" in value && (value as { $isSeries?: boolean }).$isSeries === false;

/** danfo's reductions of numbers of which there is at least one and none missing: where they are right, and quick. */
export function reduceInDanfo(values: readonly number[]): { mean: number; min: number; max: number } {
  const series = new (danfo().Series)([...values], { dtypes: ["float32"] });
  return { mean: series.mean(), min: series.min(), max: series.max() };
}
