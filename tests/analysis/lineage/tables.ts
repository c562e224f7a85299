import { onTestFinished } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import type { Types } from "../../../src/analysis/frame/source.ts";
import type { Value } from "../../../src/evidence/columns.ts";
import { execute, loadColumns } from "../../../src/evidence/database.ts";
import type { OriginRows } from "../../../src/evidence/origin.ts";
import { Table } from "../../../src/evidence/table.ts";

/** A table of evidence, as opening a package makes it, of columns of which the first is its key. */
export async function tableOf(
  name: string,
  columns: Record<string, readonly Value[]>,
  { version = "1", foreignKeys = [], inDuckDb = true, siblings = [], types = {} }: TableOptions = {},
): Promise<Table> {
  const data = frame(columns, { types });
  const relation = inDuckDb ? await loadColumns(data) : "none";
  if (inDuckDb) onTestFinished(() => execute(`DROP TABLE IF EXISTS ${relation}`));
  return new Table({
    evidence: { name: "test", version },
    name,
    title: name,
    description: "",
    path: `${name}.csv`,
    sources: [],
    sha256: version,
    relation,
    length: data.length,
    schema: data.names.map((field, j) => ({
      name: field,
      type: data.types[j] ?? "string",
      title: field,
      description: "",
      unit: undefined,
      unitColumn: undefined,
      constraints: {},
    })),
    primaryKey: data.names.slice(0, 1),
    foreignKeys,
    columns: data,
    sibling: (other) => siblings.find((table) => table.name === other),
  });
}

interface TableOptions {
  readonly version?: string;
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly resource: string;
    readonly references: readonly string[];
  }[];
  readonly inDuckDb?: boolean;
  readonly siblings?: readonly Table[];
  readonly types?: Types;
}

/** { sales: "S1 S2" }, with a "?" before what is not exact. */
export const named = (origins: readonly OriginRows[]): Record<string, string> =>
  Object.fromEntries(
    origins.map(({ table, rows, exact }) => [
      table,
      `${exact ? "" : "? "}${rows.map(({ row }) => row).join(" ")}`,
    ]),
  );
