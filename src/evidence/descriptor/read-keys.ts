import { suggest } from "../../errors.ts";
import type { ForeignKey, Schema } from "../package.ts";
import type { Part } from "./part.ts";

/** A foreign key as it stands in the descriptor: it can be judged when every table is read. */
export interface KeyRead {
  readonly key: ForeignKey;
  readonly reference: Part;
}

export function readUniqueKeys(part: Part, names: readonly string[]): string[][] {
  if (!part.has("uniqueKeys")) return [];
  const keys = part.value.uniqueKeys;
  const isKey = (key: unknown) =>
    Array.isArray(key) && key.length > 0 && key.every((name) => typeof name === "string");
  if (Array.isArray(keys) && keys.every(isKey))
    return keys.map((key) => readKey(part, "uniqueKeys", key, names)).filter((key) => key.length > 0);
  part.fault("uniqueKeys", "uniqueKeys lists lists of names", "it does not", 'Write [["supplier", "year"]].');
  return [];
}

/** A key's names; none if one of them is no field, because by the others alone rows may well be alike. */
export function readKey(part: Part, member: string, given: readonly string[], names: readonly string[]) {
  const known = knownNames(part, member, given, names);
  return known.length === given.length ? known : [];
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

export function readForeignKey(part: Part, names: readonly string[]): KeyRead | undefined {
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
  schema: Schema,
  keys: readonly KeyRead[],
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
          `"${name}" is of type ${to.type}, and "${from?.name}" of type ${from?.type}`,
          "Declare both the same type.",
        );
      return false;
    });
    return sound ? [key] : [];
  });
}
