/** What a table's file is, by how its name ends: that is all a descriptor has to say about it. */
export type Format = "csv" | "parquet" | "json" | "xlsx";

/** The format of a resource's path; a file with another ending is taken for a CSV. */
export function formatOf(path: string): Format {
  const ending = /\.(parquet|json|xlsx)$/i.exec(path)?.[1]?.toLowerCase();
  return (ending as Format | undefined) ?? "csv";
}
