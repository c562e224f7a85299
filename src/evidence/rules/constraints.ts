import { literal, quote } from "../database.ts";
import type { Field, Schema } from "../package.ts";
import { shownValue } from "../problem.ts";

/** A rule that each row keeps by itself, as SQL that is true of a row that breaks it. */
export interface RowCheck {
  /** The column that a problem names; its cell is the problem's value. */
  readonly column: string;
  /** Every column that the rule looks at. */
  readonly columns: readonly string[];
  readonly rule: string;
  readonly broken: string;
  /** The regular expression that it goes by, if it does. */
  readonly pattern?: string;
  problem(value: string): string;
  readonly remedy: string;
}

/** The rules of a schema that can be told row by row: constraints and units. Keys need the whole table: see keys.ts. */
export function rowChecks({ fields, primaryKey }: Schema): RowCheck[] {
  return fields.flatMap((field) => [
    ...(field.constraints.required === true || primaryKey.includes(field.name) ? [required(field)] : []),
    ...valueChecks(field),
    ...unitChecks(field),
  ]);
}

function required({ name }: Field): RowCheck {
  return {
    column: name,
    columns: [name],
    rule: "required",
    broken: `${quote(name)} IS NULL`,
    problem: () => "the value is missing",
    remedy: "Write it: no row may be without.",
  };
}

function valueChecks({ name, type, constraints }: Field): RowCheck[] {
  const column = quote(name);
  const check = (rule: string, broken: string, says: string, remedy: string): RowCheck => ({
    column: name,
    columns: [name],
    rule,
    broken,
    problem: (value) => `${shownValue(value)} ${says}`,
    remedy,
  });
  const typed = (value: string | number | boolean) =>
    type === "date"
      ? `DATE ${literal(String(value))}`
      : type === "string"
        ? literal(String(value))
        : String(value);
  const checks: RowCheck[] = [];
  const { enum: allowed, pattern, minLength, maxLength } = constraints;
  if (allowed !== undefined)
    checks.push(
      check(
        `enum ${allowed.join(" | ")}`,
        `${column} NOT IN (${allowed.map(typed).join(", ")})`,
        "is not one of the values allowed",
        `Write one of: ${allowed.join(", ")}. Or allow it in the schema.`,
      ),
    );
  if (pattern !== undefined)
    checks.push({
      ...check(
        `pattern ${pattern}`,
        `NOT regexp_full_match(${column}, ${literal(pattern)})`,
        "does not have the form it should",
        `Write it to match ${pattern}.`,
      ),
      pattern,
    });
  if (minLength !== undefined)
    checks.push(
      check(
        `minLength ${minLength}`,
        `length(${column}) < ${minLength}`,
        "is too short",
        `Write at least ${minLength} characters.`,
      ),
    );
  if (maxLength !== undefined)
    checks.push(
      check(
        `maxLength ${maxLength}`,
        `length(${column}) > ${maxLength}`,
        "is too long",
        `Write at most ${maxLength} characters.`,
      ),
    );
  const limits = [
    ["minimum", "<", "is too small", "at least"],
    ["maximum", ">", "is too large", "at most"],
    ["exclusiveMinimum", "<=", "is too small", "more than"],
    ["exclusiveMaximum", ">=", "is too large", "less than"],
  ] as const;
  for (const [rule, operator, says, words] of limits) {
    const limit = constraints[rule];
    if (limit !== undefined)
      checks.push(
        check(
          `${rule} ${limit}`,
          `${column} ${operator} ${typed(limit)}`,
          says,
          `It has to be ${words} ${limit}; leave the cell empty if the value is not known.`,
        ),
      );
  }
  return checks;
}

function unitChecks({ name, unit, unitColumn }: Field): RowCheck[] {
  if (unitColumn === undefined) return [];
  const check = (
    rule: string,
    broken: string,
    problem: (value: string) => string,
    remedy: string,
  ): RowCheck => ({
    column: unitColumn,
    columns: [name, unitColumn],
    rule,
    broken: `${quote(name)} IS NOT NULL AND ${broken}`,
    problem,
    remedy,
  });
  const checks = [
    check(
      `unit of ${name}`,
      `${quote(unitColumn)} IS NULL`,
      () => `the value of "${name}" has no unit`,
      "Write its unit: a number without one says nothing.",
    ),
  ];
  if (unit !== undefined)
    checks.push(
      check(
        `unit of ${name}: ${unit}`,
        `${quote(unitColumn)} <> ${literal(unit)}`,
        (value) => `"${name}" is in ${shownValue(value)}, and the column is in "${unit}"`,
        `Convert the value to ${unit}, or give it a column of its own.`,
      ),
    );
  return checks;
}
