import { nearest } from "../../errors.ts";
import type { EvidenceProblem } from "../problem.ts";

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
