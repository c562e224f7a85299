import { RefusedError, UsageError } from "../../errors.ts";
import type { Columns, ColumnType, Value } from "../../evidence/columns.ts";
import type { OriginRows } from "../../evidence/origin.ts";
import { Table } from "../../evidence/table.ts";
import { type DataFrame, toDanfo } from "../danfo.ts";
import { type Lineage, ofTable } from "../lineage/lineage.ts";
import { originsOf } from "../lineage/origins.ts";
import type { Aggregator } from "./aggregators.ts";
import { columnOf, type Traced } from "./columns.ts";
import { concat } from "./concat.ts";
import { derive } from "./derive.ts";
import { describe } from "./describe.ts";
import { filter } from "./filter.ts";
import { aggregate, type Groups, group } from "./group.ts";
import { toHtml } from "./html.ts";
import { type JoinOptions, join, type On } from "./join.ts";
import { rename } from "./rename.ts";
import { type Row, rowObjects } from "./rows.ts";
import { assertSameRows } from "./same-rows.ts";
import { drop, select } from "./select.ts";
import { slice } from "./slice.ts";
import { type Order, sort } from "./sort.ts";
import { type FrameSource, type Types, toColumns } from "./source.ts";
import { toText } from "./text.ts";

/**
 * A table to analyse: columns with declared types, verbs that give new frames and never change their own.
 *
 * A missing value is `null` and stays missing: no verb takes it for 0, for text or for a match.
 *
 * `frame.danfo` is a danfo.js DataFrame of the same data, for all that danfo does besides, and `frame(dataFrame)` the way
 * back. `describe` runs on danfo; the other verbs run on the typed columns, because danfo does them wrong or slowly where
 * values are missing, rows were sorted or keys are several (each verb's file says which); `sql` runs in DuckDB.
 *
 * @example
 * ```ts
 * import { count, desc, frame, sum } from "dossier";
 * const sales = frame({
 *   supplier: ["Rolls-Royce", "FH 70 consortium", "Ferranti", "British Aerospace"],
 *   domain: ["air", "land", "air", "air"],
 *   amount: [80, 60, 7, null],
 * });
 * const totals = sales.group("domain").aggregate({ total: sum("amount"), known: count("amount"), sales: count() });
 * totals.sort(desc("total")).rows();
 * // => [{ domain: "air", total: 87, known: 2, sales: 3 }, { domain: "land", total: 60, known: 1, sales: 1 }]
 * ```
 */
export class Frame implements Traced {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  /** The values, column by column: `columns[j][i]` is row i of the column `names[j]`. */
  readonly columns: readonly (readonly Value[])[];
  readonly length: number;
  /** How the rows came about; {@link Frame.origins} reads it. */
  readonly lineage: Lineage | undefined;

  /** Made by `frame(…)` and by the verbs. */
  constructor(data: Traced) {
    this.names = data.names;
    this.types = data.types;
    this.columns = data.columns;
    this.length = data.length;
    this.lineage = data.lineage;
  }

  /**
   * The rows of evidence that this frame rests on, or that one row of it rests on (by its number from 0): an entry a table,
   * with the rows by their names and where in their source they come from. Nothing for a frame of plain values.
   *
   * Carried through every verb and `sql`: a row kept, sorted or derived rests on the row that it was; a joined row on both
   * its sides (`semi` and `anti`: on the left alone); a group's row on all rows of the group, also those whose value is
   * missing; each row of `describe` on all. Rows that a filter left out are not among them.
   *
   * What a function brings from elsewhere is not seen: `derive({ share: (row) => row.amount / total })` rests, row by row, on
   * that one row, though the total is of all. Name what else went into a result in its finding's basis: `basis: [largest,
   * sales]`. Of what `sql` computes, the total is followed too.
   *
   * @throws UsageError when there is no such row.
   *
   * @example
   * ```ts
   * import { frame, open, sum } from "dossier";
   * const evidence = await open("data");
   * const stated = frame(evidence.table("sales")).filter((row) => row.amount !== null);
   * const total = stated.group().aggregate({ total: sum("amount") });
   * total.origins(0)[0]?.rows.map(({ row, via }) => [row, via?.row]);
   * // => [["S1", "F01"], ["S2", "F03"], ["S3", "F02"]]
   * ```
   */
  origins(row?: number): readonly OriginRows[] {
    if (row !== undefined && !(Number.isInteger(row) && row >= 0 && row < this.length))
      throw new UsageError({
        problem: `the frame has no row ${row}`,
        remedy: this.length === 0 ? "It has none at all." : `Its rows are 0 to ${this.length - 1}.`,
      });
    return originsOf(this.lineage, row);
  }

  /** The values of one column. Throws UsageError, with the nearest name, when there is none of this name. */
  column(name: string): readonly Value[] {
    return columnOf(this, name).values;
  }

  /** The rows as plain objects, `null` where a value is missing. */
  rows(): Record<string, Value>[] {
    return rowObjects(this);
  }

  /**
   * These columns, in this order.
   *
   * @example
   * ```ts
   * import { frame } from "dossier";
   * frame({ a: [1], b: [2], c: [3] }).select("c", "a").names; // => ["c", "a"]
   * ```
   */
  select(...names: string[]): Frame {
    return new Frame(select(this, names));
  }

  /** All columns but these. */
  drop(...names: string[]): Frame {
    return new Frame(drop(this, names));
  }

  /**
   * Columns under other names.
   *
   * @example
   * ```ts
   * import { frame } from "dossier";
   * frame({ a: [1], b: [2] }).rename({ a: "amount" }).names; // => ["amount", "b"]
   * ```
   */
  rename(names: Readonly<Record<string, string>>): Frame {
    return new Frame(rename(this, names));
  }

  /**
   * The rows for which the function answers `true`; `false` and `null` leave a row out. Where it looks at a missing value it
   * is called up to three times for a row, so let it do nothing but answer.
   *
   * @throws RefusedError when a missing value would act as 0 (`null < 5` is true in JavaScript), naming the row. Say what
   * a missing value means: `row => row.amount !== null && row.amount < 5`. Tests such as `row.amount > 5`, false for a
   * missing value as in SQL, are fine.
   *
   * @example
   * ```ts
   * import { frame } from "dossier";
   * const sales = frame({ id: ["a", "b", "c"], amount: [80, 7, null] });
   * sales.filter((row) => row.amount !== null && row.amount < 50).column("id"); // => ["b"]
   * ```
   */
  filter(keep: (row: Row) => boolean | null): Frame {
    return new Frame(filter(this, keep));
  }

  /**
   * Columns computed row by row: new names are added at the end, known names replaced. Each function sees the row as it
   * was before. A row's {@link Frame.origins} stay its own: what a function brings from elsewhere, such as a total of all rows,
   * is not among them, and belongs in the finding's basis. Types are told from the values (a replaced column keeps its own where it can) unless declared.
   *
   * @throws RefusedError when a missing value would act as 0 (`null * 2` is 0 in JavaScript), naming the row, and when a
   * function gives NaN or Infinity.
   *
   * @example
   * ```ts
   * import { frame } from "dossier";
   * const sales = frame({ amount: [80, null] });
   * sales.derive({ pence: (row) => row.amount === null ? null : row.amount * 100 }).column("pence"); // => [8000, null]
   * ```
   */
  derive(
    functions: Readonly<Record<string, (row: Row) => Value>>,
    options: { readonly types?: Types } = {},
  ): Frame {
    return new Frame(derive(this, functions, options.types));
  }

  /**
   * Rows in order of these columns, `desc("x")` for largest first; rows that tie stay in the order they had. Missing values
   * come last either way. Text goes by code unit, capitals before small letters, as ORDER BY in `sql` does.
   *
   * @example
   * ```ts
   * import { desc, frame } from "dossier";
   * const f = frame({ k: ["b", "a", "b"], x: [1, null, 2] });
   * f.sort("k", desc("x")).column("x"); // => [null, 2, 1]
   * ```
   */
  sort(...orders: (string | Order)[]): Frame {
    return new Frame(sort(this, orders));
  }

  /**
   * Rows put together by the values of these columns, for `aggregate`. Groups come in the order in which they first
   * appear; a missing key makes a group of its own; without any name all rows are one group.
   *
   * @example
   * ```ts
   * import { count, frame } from "dossier";
   * const f = frame({ a: ["x-y", "x"], b: ["z", "y-z"] });
   * f.group("a", "b").aggregate({ n: count() }).column("n"); // => [1, 1]
   * ```
   */
  group(...keys: string[]): GroupedFrame {
    return new GroupedFrame(group(this, keys));
  }

  /**
   * This frame's columns beside another's, for rows whose keys are equal. Keys: one name, several, or
   * `{ leftName: "rightName" }`. A key that repeats gives every pair; a missing key matches nothing, as in SQL.
   *
   * Rows come in this frame's order, then the other's; with `how: "full"` the other's rows without a match come last, their
   * key in this frame's column.
   *
   * @throws UsageError when both have a column of one name that is no key (rename, or give a `suffix`), or key types differ.
   *
   * @example
   * ```ts
   * import { frame } from "dossier";
   * const sales = frame({ buyer: ["Japan", "Oman"], amount: [80, 5] });
   * const regions = frame({ country: ["Japan"], region: ["Asia"] });
   * sales.join(regions, { buyer: "country" }, { how: "left" }).rows();
   * // => [{ buyer: "Japan", amount: 80, region: "Asia" }, { buyer: "Oman", amount: 5, region: null }]
   * ```
   */
  join(other: Frame, on: On, options: JoinOptions = {}): Frame {
    return new Frame(join(this, other, on, options));
  }

  /**
   * The rows of this frame, then of the others. Columns are matched by name, and must be the same ones; integers beside
   * numbers become numbers.
   */
  concat(...others: Frame[]): Frame {
    return new Frame(concat(this, others));
  }

  /**
   * A frame with a row for each column: its type, how many values, missing and different ones it has, and for numbers mean,
   * sample standard deviation, smallest, quartiles and largest (linear between neighbours, as pandas). Missing values are
   * left out; the standard deviation of fewer than two is missing.
   *
   * @example
   * ```ts
   * import { frame } from "dossier";
   * frame({ amount: [80, 60, 7, null] }).describe().select("count", "missing", "mean", "median").rows();
   * // => [{ count: 3, missing: 1, mean: 49, median: 60 }]
   * ```
   */
  describe(): Frame {
    return new Frame(describe(this));
  }

  /** The first rows. */
  head(rows = 5): Frame {
    return new Frame(slice(this, 0, Math.max(0, rows)));
  }

  /** Rows from `start` up to but not including `end`, as Array.slice counts. */
  slice(start: number, end?: number): Frame {
    return new Frame(slice(this, start, end));
  }

  /**
   * A danfo.js DataFrame of this data, made anew each time, so that what danfo changes in place does not come back here.
   * Missing values are NaN in it. Danfo is right on clean data; on missing values, masks after sorting, and grouping by
   * several keys it may be silently wrong: use the verbs of the frame for those.
   *
   * Danfo knows nothing of {@link Frame.origins}: they are lost on the way, unless `frame` is told what the rows are from.
   *
   * @throws RefusedError when a column has a name that a DataFrame needs for itself, such as `shape` or `values`.
   *
   * @example
   * ```ts
   * import { frame, open } from "dossier";
   * const growth = frame({ amount: [1, 2, 3] }).danfo.cumSum({ axis: 0 });
   * frame(growth).column("amount"); // => [1, 3, 6]
   *
   * const sales = frame((await open("data")).table("sales"));
   * const pence = sales.select("amount").danfo.mul(100);
   * frame(pence, { from: sales }).origins(0)[0]?.rows[0]?.row; // => "S1"
   * ```
   */
  get danfo(): DataFrame {
    return toDanfo(this);
  }

  toString(): string {
    return toText(this);
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return { "text/html": toHtml(this), "text/plain": toText(this) };
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return toText(this);
  }
}

/** What `frame.group` gives. */
export class GroupedFrame {
  readonly #groups: Groups;

  constructor(groups: Groups) {
    this.#groups = groups;
  }

  /** A frame with one row a group: the keys, then a column for each aggregator, under its name. */
  aggregate(aggregators: Readonly<Record<string, Aggregator>>): Frame {
    return new Frame(aggregate(this.#groups, aggregators));
  }
}

/**
 * A frame of a table of evidence, of columns, of rows, or of a danfo DataFrame. Types are the source's own where it
 * declares them, else declared in `types`, else told from all values: text, `integer`, `number` or `boolean`. Dates and
 * years look like text and integers, so they have to be declared. Every value is checked.
 *
 * Rows of a table or of a frame keep their {@link Frame.origins}. Rows computed elsewhere have none, unless `from` names the
 * frame or table whose rows they were computed from: one for one, and in the same order. Columns that both have must bear this
 * out: texts and dates the same in every row, numbers not the same in another order. Where they share none, it is the caller's
 * to see to.
 *
 * @throws UsageError naming column and row when a value is not of its column's type, a value is `undefined`, columns are
 * of different lengths, rows have different names, the type of a column without values is not declared, or the rows
 * are not those of `from`.
 * @throws RefusedError for integers beyond 2^53 - 1, NaN and Infinity.
 *
 * @example
 * ```ts
 * import { frame } from "dossier";
 * const sales = frame(
 *   { item: ["Adour", "BAe 125-800"], signed: [1967, null], amount: [80.5, null] },
 *   { types: { signed: "year" } },
 * );
 * sales.types; // => ["string", "year", "number"]
 * frame([{ a: 1, b: 2 }, { b: 4, a: 3 }]).column("a"); // => [1, 3]
 * ```
 */
export function frame(
  source: FrameSource,
  options: { readonly types?: Types; readonly from?: Frame | Table } = {},
): Frame {
  const { types, from } = options;
  const made = new Frame(toColumns(source, types, lineageOf(from ?? source)));
  if (from !== undefined) assertSameRows(made, from instanceof Table ? atHand(from) : from);
  return made;
}

/** The columns of a table; none of one that is too large to hold here, whose rows can only be counted. */
function atHand(table: Table): Columns {
  try {
    return table.columns;
  } catch (error) {
    if (error instanceof RefusedError) return { names: [], types: [], columns: [], length: table.length };
    throw error;
  }
}

/** What the rows of a frame or of a table of evidence came from; undefined of anything else. */
export function lineageOf(source: unknown): Lineage | undefined {
  if (source instanceof Frame) return source.lineage;
  return source instanceof Table ? ofTable(source) : undefined;
}
