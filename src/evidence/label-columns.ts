import { locatorColumns } from "./locator.ts";
import type { TableParts } from "./table.ts";

/** Of a table that tells of changes to others: what was, and what is. */
export const changeColumns = ["before", "after"] as const;

const mostColumns = 4;
const mostCharacters = 40;

/**
 * The columns that say what a row is of: the first text that is no key, reference, unit or choice from a list, and as long as
 * rows share the same words, the next such ones that are short. "sales" alone tells nothing of fifty rows about sales.
 */
export function labelColumns({ schema, primaryKey, foreignKeys, columns }: TableParts): string[] {
  const others = [
    ...primaryKey,
    ...foreignKeys.flatMap(({ fields }) => fields),
    ...schema.map(({ unitColumn }) => unitColumn),
    ...locatorColumns,
    ...(changeColumns.every((name) => schema.some((field) => field.name === name)) ? changeColumns : []),
  ];
  const candidates = schema.flatMap(({ name, type, constraints }) =>
    type === "string" && constraints.enum === undefined && !others.includes(name) ? [name] : [],
  );
  const [first, ...rest] = candidates;
  if (first === undefined || columns === undefined) return [];
  const valuesOf = (name: string) => columns.columns[columns.names.indexOf(name)] ?? [];
  const chosen = [first];
  let labels = valuesOf(first).map(String);
  for (const name of rest) {
    if (chosen.length === mostColumns || new Set(labels).size === labels.length) break;
    const values = valuesOf(name).map((value) => String(value ?? ""));
    if (values.some((value) => value.length > mostCharacters)) continue;
    chosen.push(name);
    labels = labels.map((label, i) => JSON.stringify([label, values[i]]));
  }
  return chosen;
}
