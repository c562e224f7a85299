import type { Locator } from "./locator.ts";

/** A row of evidence under its name, and where in its source it comes from. */
export interface OriginRow {
  /** Its primary key: "S1", several parts with ", " between; "row 12", counted from 1, where the table has none. */
  readonly row: string;
  /** What it is of, in words: its first text that is no key, reference, unit or choice from a list, and the next where many share it. */
  readonly label?: string;
  readonly locator?: Locator;
  /** What its column `source` names, where it has no passage: a source's id, or words. */
  readonly source?: string;
  /** The row that carries the locator or the source, where that is another one: `{ table: "facts", row: "F01" }`. */
  readonly via?: { readonly table: string; readonly row: string };
}

/** The rows of one table of evidence that a result rests on. */
export interface OriginRows {
  /** The evidence's name and version. */
  readonly evidence: string;
  readonly version: string;
  readonly table: string;
  /** How many rows. */
  readonly count: number;
  /** The rows in the table's order, the first 1,000 of them. */
  readonly rows: readonly OriginRow[];
  /** False where it rests on these rows at most, because a query was too involved to be followed row by row. */
  readonly exact: boolean;
}
