import { nearest } from "../../errors.ts";
import type { EvidenceProblem } from "../problem.ts";

const separators: Record<string, string> = { ";": "semicolons", "\t": "tabs", "|": "vertical bars" };

/** A file whose cells are not separated by commas, as spreadsheets of half of Europe save CSV: its header is one cell. */
export function separatorProblem(
  file: string,
  header: readonly string[],
  fields: readonly string[],
): EvidenceProblem | undefined {
  const [only = ""] = header;
  const found = Object.keys(separators).find((separator) => {
    const known = only.split(separator).filter((name) => fields.includes(name.trim()));
    return known.length >= 2;
  });
  if (header.length !== 1 || found === undefined) return undefined;
  return {
    file,
    line: 1,
    rule: "cells are separated by commas",
    value: only,
    problem: `the cells are separated by ${separators[found]}, not by commas`,
    remedy:
      'Save it as "CSV UTF-8 (comma delimited)", numbers with a decimal point. Nothing else in it was checked.',
  };
}

/** What is wrong with a header: columns missing, unknown, given twice, or in another order than the schema's. */
export function headerProblems(
  file: string,
  header: readonly string[],
  fields: readonly string[],
): EvidenceProblem[] {
  const at = { file, line: 1 };
  const rule = "the header is the schema's fields, in order";
  const problems: EvidenceProblem[] = [];
  const missing = fields.filter((name) => !header.includes(name));
  const unknown = [...new Set(header)].filter((name) => !fields.includes(name));
  for (const column of missing)
    problems.push({
      ...at,
      column,
      rule,
      problem: `the column "${column}" of the schema is missing`,
      remedy: "Add it to the file, or take it out of the schema.",
    });
  for (const column of unknown) {
    const meant = nearest(column, missing);
    problems.push({
      ...at,
      column,
      rule,
      value: column,
      problem: `the column "${column}" is not in the schema`,
      remedy:
        meant === undefined
          ? "Describe it in the schema, or take it out of the file."
          : `Did you mean "${meant}"?`,
    });
  }
  for (const column of new Set(header.filter((name, index) => header.indexOf(name) < index)))
    problems.push({
      ...at,
      column,
      rule,
      value: column,
      problem: `the column "${column}" is there more than once`,
      remedy: "Give each column its own name.",
    });
  if (problems.length === 0 && header.some((name, index) => name !== fields[index]))
    problems.push({
      ...at,
      rule,
      value: header.join(","),
      problem: `the columns stand in another order than in the schema: ${header.join(", ")}`,
      remedy: `Put them in this order: ${fields.join(", ")}.`,
    });
  return problems;
}
