import type { OriginRows } from "../../evidence/origin.ts";

/** Up to so many rows are named one by one. */
const mostNamed = 8;

/**
 * Rows of evidence in a line a table: "sales: S1, S2, S3"; many as "deflator: 1970 … 1979 (10 rows)"; "among" where a result
 * rests on some of them only and nobody knows which. Where more than one package is named, each line says which.
 */
export function originWords(origins: readonly OriginRows[]): string[] {
  const packages = new Set(origins.map(({ evidence, version }) => JSON.stringify([evidence, version])));
  return origins.map(({ evidence, version, table, count, rows, exact }) => {
    const of = packages.size > 1 ? `${table} (${evidence} ${version})` : table;
    const names = rows.map(({ row }) => row);
    // Only the first rows are listed of very many, so their last is not at hand.
    const last = count > names.length ? "" : ` ${names.at(-1)}`;
    const named =
      count <= mostNamed ? names.join(", ") : `${names[0]} …${last} (${count.toLocaleString("en-GB")} rows)`;
    return `${of}: ${exact ? "" : "among "}${named}`;
  });
}
