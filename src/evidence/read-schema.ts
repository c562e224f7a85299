import { suggest } from "../errors.ts";
import { cellFault } from "./cells.ts";
import type { ColumnType } from "./columns.ts";
import type { Part } from "./descriptor.ts";
import type { Constraints, Field, ForeignKey, Schema } from "./package.ts";
import { shownValue } from "./problem.ts";

const types: readonly ColumnType[] = ["string", "integer", "number", "boolean", "date", "year"];

/** A schema, and its foreign keys as they stand in the descriptor: they can be judged when every table is read. */
export interface SchemaRead {
  readonly schema: Schema;
  readonly keys: readonly { readonly key: ForeignKey; readonly reference: Part }[];
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
    primaryKey: knownNames(part, "primaryKey", part.names("primaryKey") ?? [], names),
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

function readField(part: Part): Field | undefined {
  part.refuseMistyped([
    ...["name", "type", "format", "title", "description", "example", "missingValues", "constraints", "unit"],
    ...["unitColumn", "categories", "categoriesOrdered", "rdfType", "trueValues", "falseValues"],
    ...["bareNumber", "decimalChar", "groupChar"],
  ]);
  part.refuseUnsupported(
    {
      format: ["default"],
      missingValues: [],
      categories: [],
      trueValues: [],
      falseValues: [],
      bareNumber: [true],
      decimalChar: ["."],
      groupChar: [],
    },
    "Take it out: plain values are read, missing values are declared once for the table, categories as constraints.enum.",
  );
  const name = part.name("name", "Name the column as in the file's header.");
  const given = part.text("type");
  const type = types.find((known) => known === given);
  if (type === undefined) {
    const problem = given === undefined ? "it is missing" : `"${given}" is not a type that is read`;
    part.fault("type", "a field's type is known", problem, suggest(given ?? "", types));
  }
  const unit = part.text("unit");
  const unitColumn = part.text("unitColumn");
  if (type === "number" && (unit ?? unitColumn ?? "").trim() === "")
    part.fault(
      "unit",
      "a number has a unit",
      "the unit of this number is not declared",
      'Write "unit": "GBP million" (or what it is; "1" for a pure number), or "unitColumn": the column that says.',
    );
  const constraints = type === undefined ? {} : readConstraints(part, type);
  if (name === undefined || type === undefined) return undefined;
  return {
    name,
    type,
    title: part.text("title") ?? name,
    description: part.text("description") ?? "",
    unit,
    unitColumn,
    constraints,
  };
}

const anyType = ["required", "unique", "enum"];
const limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const applicable: Record<ColumnType, readonly string[]> = {
  string: [...anyType, "pattern", "minLength", "maxLength"],
  integer: [...anyType, ...limits],
  number: [...anyType, ...limits],
  boolean: anyType,
  date: [...anyType, ...limits],
  year: [...anyType, ...limits],
};

function readConstraints(field: Part, type: ColumnType): Constraints {
  const part = field.part("constraints");
  if (part === undefined) return {};
  const readers: Record<string, () => unknown> = {
    required: () => part.flag("required"),
    unique: () => part.flag("unique"),
    enum: () => readEnum(part, type),
    pattern: () => readPattern(part),
    minLength: () => part.count("minLength"),
    maxLength: () => part.count("maxLength"),
  };
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(part.value)) {
    if (!applicable[type].includes(name)) {
      const remedy = suggest(name, applicable[type]);
      part.fault(name, "constraints are known", `no such constraint for a ${type}`, remedy);
      continue;
    }
    const value = limits.includes(name) ? readLimit(part, name, type) : readers[name]?.();
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readPattern(part: Part): string | undefined {
  const pattern = part.text("pattern");
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    return part.fault(
      "pattern",
      "a pattern is a regular expression",
      (error as Error).message,
      "Correct it.",
    );
  }
  // DuckDB's RE2 looks neither ahead nor behind nor back, so that no pattern can take for ever.
  if (/\(\?[=!<]|\\[1-9]/.test(pattern))
    return part.fault(
      "pattern",
      "a pattern is a regular expression",
      "lookarounds and references back are not supported",
      "Write it without (?=…), (?!…), (?<…) and \\1.",
    );
  return pattern;
}

function readEnum(part: Part, type: ColumnType): (string | number | boolean)[] | undefined {
  if (!part.has("enum")) return undefined;
  const values = part.value.enum;
  const wrong = Array.isArray(values) ? values.find((value) => !isOfType(value, type)) : values;
  if (Array.isArray(values) && values.length > 0 && wrong === undefined) return values;
  return part.fault(
    "enum",
    `enum lists values of type ${type}`,
    `${shownValue(JSON.stringify(wrong ?? values))} is not ${Array.isArray(values) && values.length > 0 ? `a ${type}` : "a list of values"}`,
    `List at least one ${type}.`,
  );
}

function readLimit(part: Part, name: string, type: ColumnType): string | number | undefined {
  const value = part.value[name];
  if (isOfType(value, type)) return value as string | number;
  return part.fault(
    name,
    `${name} is of the field's type`,
    `${shownValue(JSON.stringify(value))} is not a ${type}`,
    `Write a ${type}${type === "date" ? ", as in 2013-07-04" : ""}.`,
  );
}

function isOfType(value: unknown, type: ColumnType): boolean {
  if (type === "string" || type === "date")
    return typeof value === "string" && cellFault(type, value) === undefined && !value.includes("\0");
  if (type === "boolean") return typeof value === "boolean";
  return typeof value === "number" && cellFault(type, String(value)) === undefined;
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

function readUniqueKeys(part: Part, names: readonly string[]): string[][] {
  if (!part.has("uniqueKeys")) return [];
  const keys = part.value.uniqueKeys;
  if (
    Array.isArray(keys) &&
    keys.every((key) => Array.isArray(key) && key.every((name) => typeof name === "string"))
  )
    return keys.map((key) => knownNames(part, "uniqueKeys", key, names));
  part.fault("uniqueKeys", "uniqueKeys lists lists of names", "it does not", 'Write [["supplier", "year"]].');
  return [];
}

/** The names that are fields; a problem for each that is not. */
function knownNames(
  part: Part,
  member: string,
  given: readonly string[],
  names: readonly string[],
): string[] {
  return given.filter((name) => {
    if (names.includes(name)) return true;
    part.fault(member, `${member} names fields`, `there is no field "${name}"`, suggest(name, names));
    return false;
  });
}

function readForeignKey(part: Part, names: readonly string[]) {
  part.refuseMistyped(["fields", "reference"]);
  const given = part.names("fields") ?? [];
  const fields = knownNames(part, "fields", given, names);
  const reference = part.part("reference");
  const references = reference?.names("fields") ?? [];
  if (reference === undefined || given.length === 0 || references.length !== given.length)
    return part.fault(
      reference === undefined ? "reference" : "fields",
      "a foreign key has fields and what they refer to",
      "it names no fields, or not as many as it refers to",
      'Write { "fields": ["fact"], "reference": { "resource": "facts", "fields": ["id"] } }.',
    );
  if (fields.length < given.length) return undefined;
  return { key: { fields, resource: reference.text("resource") ?? "", references }, reference };
}

/** The foreign keys whose targets are there, and of the same types; a problem for each that is not. */
export function resolveKeys(
  { schema, keys }: SchemaRead,
  tables: ReadonlyMap<string, Schema | undefined>,
): ForeignKey[] {
  return keys.flatMap(({ key, reference }) => {
    const target = key.resource === "" ? schema : tables.get(key.resource);
    if (target === undefined) {
      // A table whose own description is faulty has been told of already.
      if (!tables.has(key.resource)) {
        const remedy = suggest(key.resource, tables.keys());
        reference.fault(
          "resource",
          "a reference names a table",
          `there is no table "${key.resource}"`,
          remedy,
        );
      }
      return [];
    }
    const sound = key.references.every((name, index) => {
      const to = target.fields.find((field) => field.name === name);
      const from = schema.fields.find((field) => field.name === key.fields[index]);
      if (to !== undefined && to.type === from?.type) return true;
      const names = target.fields.map((field) => field.name);
      if (to === undefined)
        reference.fault(
          "fields",
          "a reference names fields",
          `the table has no field "${name}"`,
          suggest(name, names),
        );
      else
        reference.fault(
          "fields",
          "a reference is of one type",
          `"${name}" is a ${to.type}, and "${from?.name}" a ${from?.type}`,
          "Declare both the same type.",
        );
      return false;
    });
    return sound ? [key] : [];
  });
}

function withUnitColumn(part: Part, field: Field, fields: readonly Field[]): Field {
  const { unitColumn } = field;
  const column = fields.find(({ name }) => name === unitColumn);
  if (unitColumn === undefined || column?.type === "string") return field;
  const texts = fields.filter(({ type }) => type === "string").map(({ name }) => name);
  part.fault(
    "unitColumn",
    "unitColumn names a column of text",
    column === undefined ? `there is no field "${unitColumn}"` : `"${unitColumn}" is a ${column.type}`,
    suggest(unitColumn, texts),
  );
  return { ...field, unitColumn: undefined };
}
