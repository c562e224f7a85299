import type { ColumnType, Value } from "../../evidence/columns.ts";
import { columnFault, fits, throwAll } from "./cells.ts";
import { asColumns, type Column, columnsOf, type Traced } from "./columns.ts";
import { inferType, untold } from "./infer.ts";
import { answers, type Row } from "./rows.ts";
import { checkDeclared, own, type Types } from "./source.ts";

/**
 * Columns computed from each row: new ones at the end, those of a known name in its place.
 *
 * Our own: danfo's apply leaves missing cells out of the row, so that the others shift into their places.
 */
export function derive(
  data: Traced,
  functions: Readonly<Record<string, (row: Row) => Value>>,
  types: Types = {},
): Traced {
  checkDeclared(types, Object.keys(functions));
  const before = columnsOf(data);
  const derived = Object.entries(functions).map(([name, compute]): Column => {
    const values = answers(data, compute, `the function for "${name}"`);
    const replaced = before.find((column) => column.name === name);
    return { name, type: own(types, name) ?? typeOf(name, values, replaced?.type), values };
  });
  throwAll(derived.map(({ name, type, values }) => columnFault(name, type, values)));
  const replacement = (column: Column) => derived.find(({ name }) => name === column.name) ?? column;
  const added = derived.filter(({ name }) => !data.names.includes(name));
  return asColumns([...before.map(replacement), ...added], data.length, data.lineage);
}

// A column that is replaced keeps its type where it can: a year plus one is a year still.
function typeOf(name: string, values: readonly Value[], replaced: ColumnType | undefined): ColumnType {
  if (replaced !== undefined && values.every((value) => fits(replaced, value))) return replaced;
  const type = inferType(name, values);
  if (type === undefined) throw untold(name, values.length, (types) => `frame.derive({ … }, ${types})`);
  return type;
}
