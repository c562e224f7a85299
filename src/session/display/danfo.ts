import { types } from "node:util";
import { rowLimit, type TextTable, textCell } from "./table.ts";

/** What danfo's DataFrame and Series have in common, as far as it is shown. */
interface Danfo {
  readonly $isSeries: boolean;
  readonly columns: readonly string[];
  readonly index: readonly unknown[];
  /** Rows of a DataFrame; the values of a Series. */
  readonly values: readonly unknown[];
}

/**
 * danfo's DataFrame or Series as a table, the index its first column. Known by its inner parts, as a notebook's folder may
 * have a danfo of its own, and loading ours takes half a second.
 */
export function danfoTable(value: unknown, inspect: (value: unknown) => string): TextTable | undefined {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return undefined;
  if (!Object.hasOwn(value, "$dataIncolumnFormat")) return undefined;
  try {
    const { $isSeries, columns, index, values } = value as Danfo;
    const rows = values.slice(0, rowLimit).map((row, i) => {
      const cells = $isSeries ? [row] : (row as readonly unknown[]);
      return [index[i], ...cells].map((cell) => (isMissing(cell) ? missing : textCell(cell, inspect)));
    });
    return { names: ["", ...columns.map(String)], rows, more: values.length - rows.length };
  } catch {
    return undefined; // something else that has a part by this name
  }
}

const isMissing = (value: unknown) => value === null || value === undefined || Number.isNaN(value);
const missing = { text: "–", numeric: false };
