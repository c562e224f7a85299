import { chainOf } from "../../src/run/chain.ts";
import type { Collected } from "../../src/run/collect.ts";

/** What of a run's findings and charts does not lead to rows, or whose rows lead to no passage and no named source. */
export function untraced({ findings, charts, evidence }: Collected): string[] {
  return [...findings, ...charts].flatMap(({ id, origins }) => {
    const tables = chainOf(origins, evidence);
    if (tables.length === 0) return [`${id}: no rows`];
    return tables.flatMap(({ table, rows }) =>
      rows
        .filter(({ passage, sources }) => passage === undefined && (sources ?? []).length === 0)
        .map(({ row }) => `${id}: ${table} ${row} has neither a passage nor a source`),
    );
  });
}
