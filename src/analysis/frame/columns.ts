import { suggest, UsageError } from "../../errors.ts";
import type { Columns, ColumnType, Value } from "../../evidence/columns.ts";
import { type Lineage, noRow, take as takeLineage } from "../lineage/lineage.ts";

/** Columns that know what their rows came from. */
export interface Traced extends Columns {
  readonly lineage: Lineage | undefined;
}

/** One column with its name and type. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly Value[];
}

/**
 * Columns side by side, under names that are all there and all different. No verb may leave out the lineage: undefined is
 * for plain values.
 */
export function asColumns(columns: readonly Column[], length: number, lineage: Lineage | undefined): Traced {
  const names = columns.map((column) => column.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new UsageError({
      column: twice,
      problem: "two columns would have this name",
      remedy: 'Rename one first: frame.rename({ old: "new" }).',
    });
  if (names.includes(""))
    throw new UsageError({
      problem: "a column has no name",
      remedy: "Give it a name of at least one character.",
    });
  return {
    names: Object.freeze(names),
    types: Object.freeze(columns.map((column) => column.type)),
    columns: Object.freeze(columns.map((column) => Object.freeze(column.values))),
    length,
    lineage,
  };
}

/** Where a column stands; an unknown name is an error that suggests the nearest. */
export function positionOf(data: Columns, name: string): number {
  const at = data.names.indexOf(name);
  if (at === -1)
    throw new UsageError({ problem: `there is no column "${name}"`, remedy: suggest(name, data.names) });
  return at;
}

export function columnOf(data: Columns, name: string): Column {
  return columnAt(data, positionOf(data, name));
}

export function columnsOf(data: Columns): Column[] {
  return data.names.map((_, at) => columnAt(data, at));
}

function columnAt(data: Columns, at: number): Column {
  return {
    name: data.names[at] as string,
    type: data.types[at] as ColumnType,
    values: data.columns[at] as readonly Value[],
  };
}

/**
 * The rows at these positions, in this order; missing values where there is none (`noRow`). Every verb that keeps, repeats or reorders rows goes through here, so that
 * what a result's rows came from is known in one place.
 */
export function take(data: Traced, rows: Int32Array): Traced {
  return asColumns(
    columnsOf(data).map((column) => ({ ...column, values: takeValues(column.values, rows) })),
    rows.length,
    takeLineage(data.lineage, rows),
  );
}

export function takeValues(values: readonly Value[], rows: Int32Array): Value[] {
  const taken = new Array<Value>(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    taken[i] = row === noRow ? null : (values[row] as Value);
  }
  return taken;
}
