import { suggest, UsageError } from "../../errors.ts";
import type { ColumnType } from "../columns.ts";
import { storedAs } from "../values.ts";

/** Types of columns by their name. */
export type DeclaredTypes = Readonly<Record<string, ColumnType>>;

/** The type declared for a column, if one is; a column may be called "constructor". */
export const declaredType = (types: DeclaredTypes, name: string): ColumnType | undefined =>
  Object.hasOwn(types, name) ? types[name] : undefined;

/** Types may be declared for the columns there are, and must be types. Throws a UsageError. */
export function checkTypes(file: string, types: DeclaredTypes, names: readonly string[]): void {
  for (const [column, type] of Object.entries(types)) {
    if (!names.includes(column))
      throw new UsageError({
        file,
        column,
        problem: "a type is declared for it, and the file has no such column",
        remedy: suggest(column, names),
      });
    if (!Object.hasOwn(storedAs, type))
      throw new UsageError({
        file,
        column,
        problem: `${JSON.stringify(type)} is not a type`,
        remedy: suggest(String(type), Object.keys(storedAs)),
      });
  }
}
