import { suggest } from "../../errors.ts";
import type { ColumnType, Value } from "../columns.ts";
import { type CellFault, cellFault, cellValue, nouns } from "../csv/cells.ts";
import { type EvidenceProblem, type Problems, shownValue } from "../problem.ts";
import { plainName, type TextRow } from "./text-rows.ts";

/** What a cell that is not blank says, or why it says nothing that can be used. */
export type Reading = { readonly value: Value } | CellFault;

/**
 * A text as a value of a type, with commas between thousands allowed: the files that need this write "1,234.5".
 *
 * They are taken away only where each stands before exactly three digits: 1,23 is a fault.
 */
export function reading(type: ColumnType): (text: string) => Reading {
  const numeric = type === "number" || type === "integer";
  return (text) => {
    const plain = numeric && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
    return cellFault(type, plain) ?? { value: cellValue(type, plain) };
  };
}

/** A {@link reading} of what cannot be below 0: how many, or how much. */
export function readingAmount(type: "number" | "integer"): (text: string) => Reading {
  const read = reading(type);
  return (text) => {
    const result = read(text);
    return "value" in result && (result.value as number) < 0
      ? {
          problem: `${shownValue(text)} is below 0`,
          remedy: "Compare the line with the file as it was downloaded.",
        }
      : result;
  };
}

/** The columns of a table under its header, by name; blank cells are missing values. */
export class TextColumns {
  readonly rows: readonly TextRow[];
  readonly header: TextRow;
  readonly #file: string;
  readonly #problems: Problems;

  constructor(
    file: string,
    [header = { line: 1, cells: [] }, ...rows]: readonly TextRow[],
    problems: Problems,
  ) {
    this.#file = file;
    this.#problems = problems;
    this.header = header;
    const width = header.cells.length;
    for (const { line, cells } of rows)
      if (cells.length !== width)
        problems.add({
          file,
          line,
          rule: "every row has a cell for each column",
          value: cells.join(","),
          problem: `the row has ${cells.length} cells, the header ${width}: ${shownValue(cells.join(","))}`,
          remedy:
            "Compare it with the file as it was downloaded: a cell with a comma in it stands in double quotes.",
        });
    this.rows = rows.filter(({ cells }) => cells.length === width);
  }

  /** Where the column of one of these names stands; -1, which is told, if there is none. */
  position(...names: readonly string[]): number {
    const header = this.header.cells.map(plainName);
    const wanted = names.map(plainName);
    const found = header.findIndex((cell) => wanted.includes(cell));
    if (found < 0)
      this.tell({
        line: this.header.line,
        column: names[0] as string,
        rule: "the header has the columns of the format",
        problem: `the column "${names.join('" or "')}" is missing`,
        remedy: suggest(names[0] as string, this.header.cells.map((cell) => cell.trim()).filter(Boolean)),
      });
    return found;
  }

  /** A column's values, `null` where a cell is blank or faulty; faults are told. */
  values(position: number, read: (text: string) => Reading): Value[] {
    const column = this.header.cells[position]?.trim() || position + 1;
    return this.rows.map(({ line, cells }) => {
      const text = cells[position]?.trim() ?? "";
      if (text === "") return null;
      const result = read(text);
      if ("value" in result) return result.value;
      this.tell({ line, column, rule: "the column's format", value: text, ...result });
      return null;
    });
  }

  tell(problem: Omit<EvidenceProblem, "file">): void {
    this.#problems.add({ file: this.#file, ...problem });
  }
}

/** A fault of a cell that should have been a value of a type. */
export const notA = (type: ColumnType, text: string, remedy: string): CellFault => ({
  problem: `${shownValue(text)} is not ${nouns[type]}`,
  remedy,
});
