import type { Columns, ColumnType, Value } from "../columns.ts";

/** What was read from a file that is in no package: columns for `frame()`, and which bytes they are. */
export interface LoadedTable extends Columns {
  /** The file, as messages name it. */
  readonly file: string;
  /** The file's SHA-256: say it where a result rests on the file. */
  readonly sha256: string;
}

/** A column that was read. */
export interface LoadedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly Value[];
}

/** Columns of one length, as a table. */
export function tableOf(
  file: { file: string; sha256: string },
  columns: readonly LoadedColumn[],
): LoadedTable {
  return {
    file: file.file,
    sha256: file.sha256,
    names: columns.map(({ name }) => name),
    types: columns.map(({ type }) => type),
    columns: columns.map(({ values }) => values),
    length: columns[0]?.values.length ?? 0,
  };
}
