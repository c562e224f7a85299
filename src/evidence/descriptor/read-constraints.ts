import { suggest } from "../../errors.ts";
import type { ColumnType } from "../columns.ts";
import { cellFault, nouns } from "../csv/cells.ts";
import type { Constraints } from "../package.ts";
import { shownValue } from "../problem.ts";
import type { Part } from "./part.ts";

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

/** The constraints of a field; those its type cannot have are problems. */
export function readConstraints(field: Part, type: ColumnType): Constraints {
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
    `${shownValue(JSON.stringify(wrong ?? values))} is not ${Array.isArray(values) && values.length > 0 ? nouns[type] : "a list of values"}`,
    `List at least one value of type ${type}.`,
  );
}

function readLimit(part: Part, name: string, type: ColumnType): string | number | undefined {
  const value = part.value[name];
  if (isOfType(value, type)) return value as string | number;
  return part.fault(
    name,
    `${name} is of the field's type`,
    `${shownValue(JSON.stringify(value))} is not ${nouns[type]}`,
    `Write ${nouns[type]}${type === "date" ? ", as in 2013-07-04" : ""}.`,
  );
}

function isOfType(value: unknown, type: ColumnType): boolean {
  if (type === "string" || type === "date")
    return typeof value === "string" && cellFault(type, value) === undefined && !value.includes("\0");
  if (type === "boolean") return typeof value === "boolean";
  return typeof value === "number" && cellFault(type, String(value)) === undefined;
}
