import { suggest, UsageError } from "../../errors.ts";
import type { ColumnType } from "../../evidence/columns.ts";
import { stack } from "../lineage/lineage.ts";
import { asColumns, type Column, columnOf, columnsOf, type Traced } from "./columns.ts";

/**
 * The rows of all, one after another: columns are matched by name, never by position.
 *
 * Our own: danfo's concat changes the first frame it is given, and overflows the stack past some 120,000 rows.
 */
export function concat(first: Traced, others: readonly Traced[]): Traced {
  const all = [first, ...others];
  others.forEach((other, at) => {
    const odd =
      other.names.find((name) => !first.names.includes(name)) ??
      first.names.find((name) => !other.names.includes(name));
    if (odd !== undefined)
      throw new UsageError({
        column: odd,
        problem: `frame ${at + 2} of concat and the first do not both have it`,
        remedy: `${suggest(odd, first.names.includes(odd) ? other.names : first.names)} Rename, derive or drop it first.`,
      });
  });
  return asColumns(
    columnsOf(first).map(({ name }): Column => {
      const parts = all.map((data) => columnOf(data, name));
      return { name, type: commonType(parts), values: parts.flatMap((part) => part.values) };
    }),
    all.reduce((length, data) => length + data.length, 0),
    stack(all),
  );
}

function commonType(parts: readonly Column[]): ColumnType {
  return parts.reduce(
    (type, part, at) => {
      const wider = widened(type, part.type);
      if (wider === undefined)
        throw new UsageError({
          column: part.name,
          problem: `it is ${type} in the first frame of concat and ${part.type} in frame ${at + 1}`,
          remedy:
            "Derive it with one type in both, declaring the type: frame.derive({ … }, { types: { … } }).",
        });
      return wider;
    },
    (parts[0] as Column).type,
  );
}

/** The type that holds both: integers and years among numbers become what is wider; otherwise the two are the same. */
export function widened(a: ColumnType, b: ColumnType): ColumnType | undefined {
  if (a === b) return a;
  const ladder: ColumnType[] = ["year", "integer", "number"];
  const [x, y] = [ladder.indexOf(a), ladder.indexOf(b)];
  return x === -1 || y === -1 ? undefined : ladder[Math.max(x, y)];
}
