import type { Schema } from "../package.ts";
import type { Part } from "./part.ts";
import { readField, withUnitColumn } from "./read-field.ts";
import { type KeyRead, readForeignKey, readKey, readUniqueKeys } from "./read-keys.ts";

export interface SchemaRead {
  readonly schema: Schema;
  readonly keys: readonly KeyRead[];
}

/** Reads a Table Schema (https://datapackage.org/standard/table-schema/, version 2). */
export function readSchema(part: Part): SchemaRead | undefined {
  part.refuseMistyped([
    "$schema",
    "fields",
    "fieldsMatch",
    "missingValues",
    "primaryKey",
    "uniqueKeys",
    "foreignKeys",
  ]);
  part.refuseUnsupported({ fieldsMatch: ["exact"] }, "Describe every column of the file, in its order.");
  const parts = part.parts("fields");
  if (parts.length === 0)
    part.fault(
      "fields",
      "a schema has fields",
      "it describes no column",
      "List each column: { name, type }.",
    );
  const read = parts.map(readField);
  const fields = read.filter((field) => field !== undefined);
  if (fields.length < parts.length || fields.length === 0) return undefined;
  const names = fields.map(({ name }) => name);
  if (!areTheirOwn(parts, names)) return undefined;
  const schema: Schema = {
    fields: fields.map((field, index) => withUnitColumn(parts[index] as Part, field, fields)),
    primaryKey: readKey(part, "primaryKey", part.names("primaryKey") ?? [], names),
    uniqueKeys: readUniqueKeys(part, names),
    foreignKeys: [],
    missingValues: readMissingValues(part),
  };
  return { schema, keys: part.parts("foreignKeys").flatMap((key) => readForeignKey(key, names) ?? []) };
}

/** DuckDB's names do not know upper case from lower case, and it numbers rows as "rowid". */
function areTheirOwn(parts: readonly Part[], names: readonly string[]): boolean {
  const lower = names.map((name) => name.toLowerCase());
  const wrong = names.filter((name, index) => {
    const twin = lower.indexOf(lower[index] as string) < index;
    if (twin)
      parts[index]?.fault("name", "a field's name is its own", `"${name}" names two fields`, "Rename one.");
    const taken = lower[index] === "rowid";
    if (taken)
      parts[index]?.fault("name", "rowid is taken", "DuckDB numbers rows under this name", "Rename it.");
    return twin || taken;
  });
  return wrong.length === 0;
}

function readMissingValues(part: Part): string[] {
  if (!part.has("missingValues")) return [""];
  const given = part.value.missingValues;
  const plain = Array.isArray(given)
    ? given.map((item) =>
        typeof item === "object" && item !== null ? (item as { value?: unknown }).value : item,
      )
    : [];
  if (Array.isArray(given) && plain.every((item) => typeof item === "string" && !/[\0",\r\n]/.test(item)))
    return plain as string[];
  part.fault(
    "missingValues",
    "missingValues lists texts",
    "it is not a list of texts without commas, quotes and line ends",
    'Write the texts that stand for a missing value: ["", "n/a"].',
  );
  return [""];
}
