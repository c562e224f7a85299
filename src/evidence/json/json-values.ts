import { isUtf8 } from "node:buffer";
import { nearest } from "../../errors.ts";
import type { ColumnType, Value } from "../columns.ts";
import { type CellFault, cellFault, cellValue, nouns } from "../csv/cells.ts";
import { type JsonMap, mapJson } from "../descriptor/json.ts";
import { encodingProblem } from "../file.ts";
import { type EvidenceProblem, type Problems, shownValue } from "../problem.ts";
import { storeValues, type ValueFile, type ValuesRead } from "../read-values.ts";

/**
 * Reads a table that is a JSON array with an object for each row: every field by its name, `null` where a value is missing.
 *
 * Numbers are held to the rules of their type as they are written, before JSON.parse may round them.
 */
export async function readJsonValues(
  from: ValueFile,
  bytes: Buffer,
  problems: Problems,
): Promise<ValuesRead | undefined> {
  const { file, resource } = from;
  const tell = (problem: Omit<EvidenceProblem, "file">) => problems.add({ file, ...problem });
  if (!isUtf8(bytes)) {
    problems.add(encodingProblem({ bytes }, file) as EvidenceProblem);
    return undefined;
  }
  const text = new TextDecoder().decode(bytes);
  let map: JsonMap;
  let rows: unknown;
  try {
    map = mapJson(text);
    rows = JSON.parse(text);
  } catch (error) {
    const { line = 1, message } = error as { line?: number; message: string };
    tell({
      line,
      rule: "the file is JSON",
      problem: `the file is not JSON: ${message}`,
      remedy: "Correct it there.",
    });
    return undefined;
  }
  if (!Array.isArray(rows)) {
    tell({
      line: 1,
      rule: "the file is a list of rows",
      problem: "the file is not an array",
      remedy: "Write [ { … }, … ]: an object for each row.",
    });
    return undefined;
  }
  const { fields, missingValues } = resource.schema;
  const names = fields.map(({ name }) => name);
  const faulty = new Set<string>();
  let sound = true;
  const lineOf = (pointer: string) => map.lines.get(pointer) ?? 1;
  const fault = (row: number, column: string, problem: Omit<EvidenceProblem, "file">) => {
    sound = false;
    faulty.add(`${row} ${column}`);
    tell(problem);
  };
  for (const { pointer, line } of map.twice) {
    const [, row = "", column = ""] = pointer.split("/");
    fault(Number(row), column, {
      line,
      column,
      rule: "a property is given once",
      problem: "it is given a second time",
      remedy: "Keep one.",
    });
  }
  const columns: Value[][] = fields.map(() => new Array<Value>((rows as unknown[]).length).fill(null));
  for (const [row, record] of (rows as unknown[]).entries()) {
    if (typeof record !== "object" || record === null || Array.isArray(record)) {
      for (const column of names) faulty.add(`${row} ${column}`);
      sound = false;
      tell({
        line: lineOf(`/${row}`),
        rule: "a row is an object",
        problem: "the row is not an object",
        remedy: "Write it in braces: {…}.",
      });
      continue;
    }
    for (const { line, ...problem } of nameProblems(Object.keys(record), names))
      fault(row, problem.column, {
        line: lineOf(line === undefined ? `/${row}` : `/${row}/${line}`),
        ...problem,
      });
    for (const [j, { name, type }] of fields.entries()) {
      if (!Object.hasOwn(record, name)) continue;
      const value = (record as Record<string, unknown>)[name];
      const [start, end] = map.spans.get(`/${row}/${name}`) ?? [0, 0];
      if (value === null || (typeof value === "string" && missingValues.includes(value))) continue;
      const read = jsonValue(type, value, text.slice(start, end));
      if ("value" in read) (columns[j] as Value[])[row] = read.value;
      else
        fault(row, name, {
          line: lineOf(`/${row}/${name}`),
          column: name,
          rule: `type ${type}`,
          value: text.slice(start, Math.min(end, start + 200)),
          ...read,
        });
    }
  }
  await storeValues(from, columns);
  return {
    sound,
    rows: rows.length,
    names,
    isFaulty: (row, column) => faulty.has(`${row} ${column}`),
    place(row, column) {
      const line = map.lines.get(`/${row}/${column}`) ?? lineOf(`/${row}`);
      return { at: { line }, called: `line ${line}` };
    },
  };
}

/** A value as one of a type; `written` is what the file says, where a number may have more digits than are left of it. */
function jsonValue(type: ColumnType, value: unknown, written: string): { readonly value: Value } | CellFault {
  const numeric = type === "number" || type === "integer" || type === "year";
  const wanted = numeric ? "number" : type === "boolean" ? "boolean" : "string";
  if (typeof value !== wanted)
    return {
      problem: `${shownValue(written)} is not ${nouns[type]}`,
      remedy:
        typeof value === "object"
          ? "Write one value; what belongs together goes into columns of its own."
          : `Write it as a JSON ${wanted}${wanted === "string" ? ", in quotes" : ", without quotes"}, or null if it is missing.`,
    };
  if (type === "string" || type === "boolean") return { value: value as Value };
  const said = numeric ? written : (value as string);
  return cellFault(type, said) ?? { value: cellValue(type, said) };
}

/** What is wrong with a row's names; `line` is that of the name, where it is there. */
function nameProblems(given: readonly string[], names: readonly string[]) {
  const rule = "a row has the schema's fields";
  const missing = names.filter((name) => !given.includes(name));
  return [
    ...missing.map((column) => ({
      column,
      rule,
      line: undefined,
      problem: `the row has no "${column}"`,
      remedy: "Write it, as null if the value is missing.",
    })),
    ...given
      .filter((name) => !names.includes(name))
      .map((column) => {
        const meant = nearest(column, missing);
        return {
          column,
          rule,
          line: column,
          value: column,
          problem: `"${column}" is not in the schema`,
          remedy:
            meant === undefined
              ? "Describe it in the schema, or take it out of the file."
              : `Did you mean "${meant}"?`,
        };
      }),
  ];
}
