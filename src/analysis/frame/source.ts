import { suggest, UsageError } from "../../errors.ts";
import type { Columns, ColumnType, Value } from "../../evidence/columns.ts";
import { type DataFrame, fromDanfo, isDanfo } from "../danfo.ts";
import type { Lineage } from "../lineage/lineage.ts";
import { columnFault, columnTypes, isType, show, throwAll } from "./cells.ts";
import { asColumns, type Column, columnsOf, type Traced } from "./columns.ts";
import { inferType, untold } from "./infer.ts";

/** What a frame can be made of. */
export type FrameSource =
  | Columns
  | { readonly columns: Columns; readonly relation: string }
  | Readonly<Record<string, readonly Value[]>>
  | readonly Readonly<Record<string, Value>>[]
  | DataFrame;

export type Types = Readonly<Record<string, ColumnType>>;

/** A loose source in, checked data out. */
export function toColumns(source: FrameSource, types: Types = {}, lineage?: Lineage): Traced {
  const { columns, length } = read(source);
  const names = columns.map(({ name }) => name);
  checkDeclared(types, names);
  const typed = columns.map(({ name, values, type }): Column => {
    const known = own(types, name) ?? type ?? inferType(name, values);
    if (known === undefined) throw untold(name, length, (types) => `frame(source, ${types})`);
    return { name, type: known, values: [...values] as Value[] };
  });
  throwAll(typed.map(({ name, type, values }) => columnFault(name, type, values)));
  return asColumns(typed, length, lineage);
}

/** Types may be declared for these columns only, and must be types. */
export function checkDeclared(types: Types, names: readonly string[]): void {
  for (const [name, type] of Object.entries(types)) {
    if (!names.includes(name))
      throw new UsageError({
        problem: `a type is declared for "${name}", and there is no such column here`,
        remedy: suggest(name, names),
      });
    if (!isType(type))
      throw new UsageError({
        column: name,
        problem: `${show(type)} is not a type`,
        remedy: suggest(String(type), columnTypes),
      });
  }
}

interface Loose {
  readonly columns: readonly { name: string; values: readonly unknown[]; type?: ColumnType }[];
  readonly length: number;
}

function read(source: FrameSource): Loose {
  if (typeof source !== "object" || source === null)
    throw new UsageError({
      problem: `a frame is not made of ${show(source)}`,
      remedy:
        'Give a table of evidence, columns ({ name: ["a"], amount: [1] }), or rows ([{ name: "a", amount: 1 }]).',
    });
  if (Array.isArray(source)) return readRecords(source);
  if (isTable(source)) return read(source.columns);
  if (isDanfo(source)) return sameLength(fromDanfo(source));
  if (isColumns(source)) return sameLength(columnsOf(source));
  return sameLength(
    Object.entries(source as Record<string, readonly Value[]>).map(([name, values]) => ({ name, values })),
  );
}

const isTable = (source: object): source is { columns: Columns; relation: string } =>
  typeof (source as { relation?: unknown }).relation === "string";

// A record may have columns called names, types and columns; the last is then a list of values, not of lists.
const isColumns = (source: object): source is Columns => {
  const { names, types, columns } = source as Partial<Columns>;
  return (
    Array.isArray(names) && Array.isArray(types) && Array.isArray(columns) && columns.every(Array.isArray)
  );
};

function sameLength(columns: Loose["columns"]): Loose {
  const length = columns[0]?.values.length ?? 0;
  for (const { name, values } of columns) {
    if (!Array.isArray(values))
      throw new UsageError({
        column: name,
        problem: `${show(values)} is no list of values`,
        remedy: "Give an array.",
      });
    if (values.length !== length)
      throw new UsageError({
        column: name,
        problem: `it has ${values.length} values, and "${columns[0]?.name}" has ${length}`,
        remedy: "Give every column one value a row, null where it is missing.",
      });
  }
  return { columns, length };
}

// By name: danfo reads records by position, so that [{ a: 1, b: 2 }, { b: 4, a: 3 }] puts 4 under a.
function readRecords(records: readonly Readonly<Record<string, Value>>[]): Loose {
  records.forEach((record, row) => {
    if (typeof record !== "object" || record === null || Array.isArray(record))
      throw new UsageError({
        problem: `${show(record)} is no row`,
        row: row + 1,
        remedy: "Give rows by name, [{ year: 2021, amount: 1 }], or columns, { amount: [1, 2] }.",
      });
  });
  const names = Object.keys(records[0] ?? {});
  records.forEach((record, row) => {
    const keys = Object.keys(record);
    const odd =
      keys.find((key) => !names.includes(key)) ?? names.find((name) => !Object.hasOwn(record, name));
    if (odd !== undefined)
      throw new UsageError({
        column: odd,
        problem: `row ${row + 1} and row 1 do not both have it`,
        remedy: "Give every row the same names, with null where a value is missing.",
      });
  });
  return {
    columns: names.map((name) => ({ name, values: records.map((record) => record[name]) })),
    length: records.length,
  };
}

/** A value under this very key; what every object inherits does not count, so that a column may be called constructor. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
