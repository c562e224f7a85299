import { frame } from "../analysis/frame/frame.ts";
import type { FrameSource } from "../analysis/frame/source.ts";
import { all, type Lineage, take } from "../analysis/lineage/lineage.ts";
import { type Problem, UsageError } from "../errors.ts";
import type { Columns, ColumnType, Value } from "../evidence/columns.ts";
import { cleanText } from "./text.ts";

/** What a chart can draw: a frame, or anything that gives its columns by name. */
export interface Tabular {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  readonly length: number;
  /** What its rows came from, where they are rows of evidence: a frame knows it. */
  readonly lineage?: Lineage | undefined;
  /** @throws UsageError when there is no such column, naming the nearest. */
  column(name: string): readonly Value[];
}

/** What a chart takes: a frame, or whatever {@link frame} makes one of, such as columns: { year: [2021], count: [1] }. */
export type Drawable = Tabular | FrameSource;

/** What is no table at all is left as it is: the contract tells it. */
export function asTabular(source: Drawable): Tabular {
  if (typeof source !== "object" || source === null || isTabular(source)) return source as Tabular;
  return frame(source);
}

// A DataFrame of danfo has a function of this name too, and no names.
const isTabular = (source: Drawable): source is Tabular => {
  const { column, names } = source as Partial<Tabular>;
  return typeof column === "function" && Array.isArray(names);
};

/** The data drawn, as a chart keeps it and writes it to CSV. */
export function toColumns(data: Tabular): Columns {
  return {
    names: [...data.names],
    types: [...data.types],
    columns: data.names.map((name) => [...data.column(name)]),
    length: data.length,
  };
}

/**
 * The part of a table that a chart draws: the columns named (each once; undefined ones are options not given), in the order in
 * which its rows are drawn. The column "measure" comes along when there is one, so that the contract can see amounts of
 * different measures on one axis.
 */
export function drawn(
  table: Tabular,
  columns: readonly (string | undefined)[],
  order: readonly number[],
): Tabular {
  const wanted = new Set(columns.filter((name) => name !== undefined));
  if (table.names.includes("measure")) wanted.add("measure");
  const names = [...wanted];
  const taken = new Map(names.map((name) => [name, pick(table.column(name), order)]));
  return {
    names,
    types: names.map((name) => table.types[table.names.indexOf(name)] as ColumnType),
    length: order.length,
    lineage: take(table.lineage, Int32Array.from(order)),
    column: (name) => taken.get(name) ?? table.column(name),
  };
}

/** A table whose columns have the names that the picture has for them; two columns of one name are none. */
export function renamed(table: Tabular, names: Readonly<Record<string, string>>): Tabular {
  const ofPicture = table.names.map((name) => names[name] ?? name);
  if (new Set(ofPicture).size < ofPicture.length) return table;
  const own = new Map(ofPicture.map((name, i) => [name, table.names[i] as string]));
  return { ...table, names: ofPicture, column: (name) => table.column(own.get(name) ?? name) };
}

/** The part of a table that is drawn, with columns beside it that the chart has computed from it row by row. */
export function beside(
  table: Tabular,
  columns: Record<string, { type: ColumnType; values: readonly Value[] }>,
): Tabular {
  const computed = new Map(Object.entries(columns));
  return {
    ...table,
    names: [...table.names, ...computed.keys()],
    types: [...table.types, ...[...computed.values()].map(({ type }) => type)],
    column: (name) => computed.get(name)?.values ?? table.column(name),
  };
}

/** A table made of columns that the chart has computed itself, each row from all rows of the table given. */
export function tabular(
  table: Tabular,
  columns: Record<string, { type: ColumnType; values: readonly Value[] }>,
): Tabular {
  const computed = new Map(Object.entries(columns));
  const length = Math.max(...[...computed.values()].map(({ values }) => values.length));
  return {
    names: [...computed.keys()],
    types: [...computed.values()].map(({ type }) => type),
    length,
    lineage: all([table.lineage], length),
    column: (name) => computed.get(name)?.values ?? [],
  };
}

const pick = (values: readonly Value[], order: readonly number[]) => order.map((i) => values[i] as Value);

/**
 * A column of numbers; missing is null.
 *
 * @throws UsageError when it holds anything else.
 */
export function numbersOf(table: Tabular, name: string): readonly (number | null)[] {
  const values = table.column(name);
  const wrong = values.flatMap((value, i): Problem[] =>
    value === null || (typeof value === "number" && Number.isFinite(value))
      ? []
      : [
          {
            problem: `${JSON.stringify(value) ?? value} cannot be drawn as a number`,
            row: i + 1,
            column: name,
            remedy: "Name a column of numbers, with null where one is missing.",
          },
        ],
  );
  if (wrong.length > 0) throw new UsageError(firstOf(wrong));
  return values as readonly (number | null)[];
}

/** A column of numbers of which none may be missing. */
export function completeNumbersOf(table: Tabular, name: string): readonly number[] {
  const values = numbersOf(table, name);
  const missing = values.flatMap((value, i): Problem[] =>
    value !== null
      ? []
      : [
          {
            problem: "a value is missing",
            row: i + 1,
            column: name,
            remedy: "Leave its row out, and say in the subtitle how many are.",
          },
        ],
  );
  if (missing.length > 0) throw new UsageError(firstOf(missing));
  return values as readonly number[];
}

/** Enough to see what is wrong with a column; the wrong column altogether has a fault in each row. */
const firstOf = (faults: readonly Problem[]) => faults.slice(0, 10);

/**
 * A column of true and false; a missing one is false.
 *
 * @throws UsageError when it holds anything else.
 */
export function flagsOf(table: Tabular, name: string): readonly boolean[] {
  return table.column(name).map((value, i) => {
    if (value === null || typeof value === "boolean") return value ?? false;
    throw new UsageError({
      problem: `${JSON.stringify(value)} is neither true nor false`,
      row: i + 1,
      column: name,
      remedy: "Name a column of true and false.",
    });
  });
}

/** A column as words; a missing one is an empty text. */
export function wordsOf(table: Tabular, name: string): readonly string[] {
  return table.column(name).map((value) => (value === null ? "" : String(value)));
}

/** @throws UsageError when two names that an option gives are the same: no reader could tell which is which. */
export function checkDistinct(option: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new UsageError({
      problem: `${JSON.stringify(twice)} is in ${option} twice`,
      remedy: "Give each a name of its own.",
    });
}

/** @throws UsageError when a row has no name. */
export function checkNamed(table: Tabular, column: string): void {
  const faults = unnamedRows(table, column);
  if (faults.length > 0) throw new UsageError(firstOf(faults));
}

const unnamedRows = (table: Tabular, column: string): Problem[] =>
  wordsOf(table, column).flatMap((name, i) =>
    cleanText(name) === ""
      ? [{ row: i + 1, column, problem: "the row has no name", remedy: "Name it, or leave it out." }]
      : [],
  );

/**
 * Holds rows, each of which is an amount of its own, to names of their own.
 *
 * @throws UsageError when a row has no name, or the name of another: no reader could tell whose amount it is.
 */
export function checkRowNames(table: Tabular, column: string): void {
  // As they are drawn: a second space is not seen.
  const names = wordsOf(table, column).map(cleanText);
  const alike = names.flatMap((name, i): Problem[] => {
    const place = { row: i + 1, column };
    const first = names.indexOf(name);
    if (name !== "" && first < i)
      return [
        {
          ...place,
          problem: `the row has the name ${JSON.stringify(name)} of row ${first + 1}`,
          remedy: "Give each row a name of its own, or add the two up first.",
        },
      ];
    return [];
  });
  const faults = [...unnamedRows(table, column), ...alike].sort((a, b) => Number(a.row) - Number(b.row));
  if (faults.length > 0) throw new UsageError(firstOf(faults));
}
