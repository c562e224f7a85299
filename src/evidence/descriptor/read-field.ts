import { suggest } from "../../errors.ts";
import type { ColumnType } from "../columns.ts";
import type { Field } from "../package.ts";
import type { Part } from "./part.ts";
import { readConstraints } from "./read-constraints.ts";

const types: readonly ColumnType[] = ["string", "integer", "number", "boolean", "date", "year"];

/** A field, if its name and type can be understood. */
export function readField(part: Part): Field | undefined {
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

/** The field, without its unitColumn if that is no column of text. */
export function withUnitColumn(part: Part, field: Field, fields: readonly Field[]): Field {
  const { unitColumn } = field;
  const column = fields.find(({ name }) => name === unitColumn);
  if (unitColumn === undefined || column?.type === "string") return field;
  const texts = fields.filter(({ type }) => type === "string").map(({ name }) => name);
  part.fault(
    "unitColumn",
    "unitColumn names a column of text",
    column === undefined ? `there is no field "${unitColumn}"` : `"${unitColumn}" is of type ${column.type}`,
    suggest(unitColumn, texts),
  );
  return { ...field, unitColumn: undefined };
}
