import { EvidenceError } from "../errors.ts";
import { Evidence } from "./evidence.ts";
import { type Examined, examine } from "./examine.ts";
import type { Package } from "./package.ts";
import type { EvidenceProblem } from "./problem.ts";
import type { ReadTable } from "./read-table.ts";
import { Table } from "./table.ts";

export { seal } from "./seal.ts";

/**
 * Opens a data package: reads its tables through DuckDB and checks them against the descriptor: types, constraints, units,
 * keys, references between tables, sizes and hashes of the files.
 *
 * @param folder the folder that holds datapackage.json.
 * @throws EvidenceError with every problem found, each with its file, line, column, value, rule and remedy. Nothing is
 * loaded then.
 *
 * @example
 * ```ts
 * import { open } from "dossier";
 * const evidence = await open("data");
 * evidence.table("sales").length; // => 4
 * ```
 */
export async function open(folder: string | URL): Promise<Evidence> {
  const examined = await examine(folder);
  if (examined.problems.length > 0 || examined.package === undefined) {
    await examined.discard();
    throw new EvidenceError(examined.problems);
  }
  return evidenceOf(examined, examined.package);
}

/** What is wrong with a data package, all of it; nothing if {@link open} would open it. */
export async function check(folder: string | URL): Promise<EvidenceProblem[]> {
  const examined = await examine(folder);
  await examined.discard();
  return [...examined.problems];
}

function evidenceOf({ dir, tables: read, discard }: Examined, described: Package): Evidence {
  const { name, title, version, sources } = described;
  const tables: Table[] = [];
  for (const table of read) tables.push(tableOf({ name, version }, table, tables));
  return new Evidence({ name, title, version, dir, sources, tables, discard });
}

function tableOf(
  evidence: Table["evidence"],
  { resource, relation, rows, sha256, columns }: ReadTable,
  tables: readonly Table[],
): Table {
  const { name, title, description, path, sources, schema } = resource;
  return new Table({
    evidence,
    name,
    title,
    description,
    path,
    sources,
    sha256,
    relation,
    length: rows,
    schema: schema.fields,
    primaryKey: schema.primaryKey,
    foreignKeys: schema.foreignKeys,
    columns,
    sibling: (other) => tables.find((table) => table.name === (other === "" ? name : other)),
  });
}
