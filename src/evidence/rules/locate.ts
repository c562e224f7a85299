import type { Place } from "../../errors.ts";

/** Where a row stands in its file: on a line, or, where the file has none, in a row or a spreadsheet's cell. */
export interface RowPlace {
  readonly at: Pick<Place, "line" | "row" | "address">;
  /** "line 3", "row 2", "Sales!A3". */
  readonly called: string;
}

/** A row, and what the file says there in some columns. */
export interface Located extends RowPlace {
  readonly value: string;
}

/** The file's side of a table: which columns it has, and where its rows stand. Rows count from 0. */
export interface Layout {
  /** Whether the file has all these columns. */
  has(names: readonly string[]): boolean;
  place(row: number): RowPlace;
  /**
   * Rows with what the file says in the columns asked for, or in the one to be shown. Rows whose cells cannot be told apart,
   * or are themselves faulty, are left out: what is wrong with them has been told, and what follows from it need not be.
   */
  locate(rows: readonly number[], columns: readonly string[], shown?: string): Promise<Map<number, Located>>;
}
