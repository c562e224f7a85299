import type { Value } from "./columns.ts";
import { cellFault, cellValue } from "./csv/cells.ts";
import { csvRecords } from "./csv/records.ts";
import type { TableScan } from "./csv/table-scan.ts";
import { execute, literal, loadColumns } from "./database.ts";
import type { ResourceFile } from "./file.ts";
import type { Schema } from "./package.ts";
import { storedAs } from "./values.ts";

/** Has DuckDB read a CSV into a new table, every column as its declared type. */
export function loadCsv(relation: string, path: string, { fields, missingValues }: Schema): Promise<void> {
  const columns = fields.map(({ name, type }) => `${literal(name)}: '${storedAs[type]}'`);
  const names = fields.map(({ name }) => literal(name));
  const missing =
    missingValues.length > 0
      ? `nullstr = [${missingValues.map(literal).join(", ")}]`
      : `force_not_null = [${names.join(", ")}]`;
  // DuckDB takes a path for a pattern, and adds columns for folders named like year=2020.
  const one = literal(path.replace(/[[*?]/g, "[$&]"));
  return execute(
    `CREATE TABLE ${relation} AS SELECT * FROM read_csv(${one}, columns = {${columns.join(", ")}}, header = true,` +
      ` auto_detect = false, hive_partitioning = false, compression = 'none',` +
      ` delim = ',', quote = '"', escape = '"', strict_mode = true, ${missing})`,
  );
}

/**
 * Makes a table of what can be read of a faulty file, a bad cell as missing: so that its keys, its references and the rest
 * of its rows can be checked too, and everything wrong with a package is told at once. It is dropped afterwards.
 */
export async function loadReadable(
  { bytes, start }: ResourceFile,
  schema: Schema,
  scan: TableScan,
): Promise<string> {
  const { fields, missingValues } = schema;
  const records = csvRecords(bytes, start);
  const columns: Value[][] = fields.map(() => new Array<Value>(scan.rows).fill(null));
  const missing = new Set(missingValues);
  for (const [record, { cells }] of records)
    for (const [column, text] of cells.entries()) {
      const field = scan.fieldOf[column];
      const type = fields[field ?? -1]?.type;
      if (record === 0 || field === undefined || type === undefined || missing.has(text)) continue;
      if (cellFault(type, text) === undefined)
        (columns[field] as Value[])[record - 1] = cellValue(type, text);
    }
  return loadColumns({
    names: fields.map(({ name }) => name),
    types: fields.map(({ type }) => type),
    columns,
    length: scan.rows,
  });
}
