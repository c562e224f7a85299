import type { ColumnType } from "../columns.ts";
import type { ResourceFile } from "../file.ts";
import type { Schema } from "../package.ts";
import { type EvidenceProblem, type Problems, shownValue } from "../problem.ts";
import { cellFault, plain, plainOf } from "./cells.ts";
import type { CsvFault } from "./faults.ts";
import { headerProblems, separatorProblem } from "./header.ts";
import { cellText, csvRecords } from "./records.ts";
import { type CsvVisitor, scanCsv } from "./scan.ts";

/** What a scan of a table's file found. */
export interface TableScan {
  /** Whether nothing was wrong. */
  readonly sound: boolean;
  /** Whether the file is cut into cells by something else than commas, so that nothing in it can be told. */
  readonly otherSeparator: boolean;
  /** Data rows, the header not counted. */
  readonly rows: number;
  /** Missing cells of each field. */
  readonly missing: readonly number[];
  /** Which field each column of the file is, undefined where none. */
  readonly fieldOf: readonly (number | undefined)[];
  /** Rows whose cells cannot be told apart. */
  readonly ragged: ReadonlySet<number>;
}

/**
 * Holds every cell of a CSV against the schema's types, byte by byte.
 *
 * It runs while DuckDB reads the same file: DuckDB is quick but lenient (see {@link cellFault}, {@link scanCsv}), and asking
 * it for strictness costs more than this (regular expressions over a million rows of three columns: 90 ms; this: 70).
 */
export function scanTable(
  { bytes, start }: ResourceFile,
  file: string,
  schema: Schema,
  problems: Problems,
): TableScan {
  const visitor = new Scan(bytes, file, schema, problems);
  scanCsv(bytes, visitor, start);
  visitor.end(start);
  return visitor;
}

class Scan implements CsvVisitor, TableScan {
  sound = true;
  otherSeparator = false;
  readonly missing: number[];
  readonly ragged = new Set<number>();
  fieldOf: (number | undefined)[] = [];
  passed = new Uint8Array();
  rows = 0;
  readonly #bytes: Buffer;
  readonly #file: string;
  readonly #problems: Problems;
  readonly #names: string[];
  readonly #types: ColumnType[];
  readonly #missingTexts: ReadonlySet<string>;
  readonly #emptyIsMissing: boolean;
  readonly #onlyEmptyIsMissing: boolean;
  #header: string[] = [];
  // Held back until the record's end: in a row with a comma too many, every cell after it seems wrong.
  #pending: { column: number; text: string }[] = [];
  #faulty = false;

  constructor(bytes: Buffer, file: string, schema: Schema, problems: Problems) {
    this.#bytes = bytes;
    this.#file = file;
    this.#problems = problems;
    this.#names = schema.fields.map(({ name }) => name);
    this.#types = schema.fields.map(({ type }) => type);
    this.#missingTexts = new Set(schema.missingValues);
    this.#emptyIsMissing = this.#missingTexts.has("");
    this.#onlyEmptyIsMissing = this.#emptyIsMissing && this.#missingTexts.size === 1;
    this.missing = schema.fields.map(() => 0);
  }

  cell(record: number, column: number, start: number, end: number, escaped: boolean): void {
    if (record === 0) {
      this.#header.push(cellText(this.#bytes, start, end, escaped));
      return;
    }
    const field = this.fieldOf[column];
    if (field === undefined) return;
    if (start === end && this.#emptyIsMissing) {
      (this.missing[field] as number)++;
      return;
    }
    const text = cellText(this.#bytes, start, end, escaped);
    if (this.#missingTexts.has(text)) (this.missing[field] as number)++;
    else if (cellFault(this.#types[field] as ColumnType, text) !== undefined)
      this.#pending.push({ column, text });
  }

  record(record: number, cells: number, line: number, start: number, end: number): void {
    if (record === 0) {
      this.#readHeader();
      return;
    }
    const row = this.rows++;
    // In a table of one column a blank line would pass for an empty cell, and DuckDB skips it.
    if (cells !== this.#header.length || start === end) {
      this.ragged.add(row);
      // A quote out of place moves the commas too: told once is enough.
      if (!this.#faulty) this.#tell(this.#raggedProblem(cells, line, start, end));
    } else if (!this.#faulty)
      for (const { column, text } of this.#pending) this.#tell(this.#cellProblem(line, column, text));
    if (this.#pending.length > 0) this.#pending = [];
    this.#faulty = false;
  }

  fault({ column, ...fault }: CsvFault): void {
    this.#faulty = true;
    const name = this.#header[column];
    this.#tell({ file: this.#file, ...(name === undefined ? {} : { column: name }), ...fault });
  }

  end(start: number): void {
    const [first = ""] = this.#header;
    // After a byte order mark DuckDB takes the first quote for text, and the comma or line end in the name for one in earnest.
    if (start > 0 && /[,\r\n]/.test(first))
      this.#tell({
        file: this.#file,
        line: 1,
        column: first,
        rule: "no byte order mark before a quoted comma",
        value: first,
        problem: `the name ${shownValue(first)} after a byte order mark cannot be read`,
        remedy: "Save the file as UTF-8 without a byte order mark, or give the column a plainer name.",
      });
    if (this.#header.length === 0)
      this.#tell({
        file: this.#file,
        rule: "a table has a header",
        problem: "the file is empty",
        remedy: `Write the header in its first line: ${this.#names.join(",")}.`,
      });
  }

  #tell(problem: EvidenceProblem): void {
    if (this.otherSeparator) return;
    this.sound = false;
    this.#problems.add(problem);
  }

  #readHeader(): void {
    const separator = separatorProblem(this.#file, this.#header, this.#names);
    if (separator !== undefined) {
      this.#tell(separator);
      this.otherSeparator = true;
      return;
    }
    for (const problem of headerProblems(this.#file, this.#header, this.#names)) this.#tell(problem);
    this.fieldOf = this.#header.map((name, column) => {
      const field = this.#names.indexOf(name);
      return field < 0 || this.#header.indexOf(name) < column ? undefined : field;
    });
    // A text that stands for a missing value may look like any other.
    const kindOf = (type: ColumnType) => (this.#onlyEmptyIsMissing ? plainOf[type] : plain.none);
    this.passed = Uint8Array.from(this.fieldOf, (field) =>
      field === undefined ? plain.text : kindOf(this.#types[field] as ColumnType),
    );
  }

  #cellProblem(line: number, column: number, text: string): EvidenceProblem {
    const type = this.#types[this.fieldOf[column] as number] as ColumnType;
    const fault = cellFault(type, text) as { problem: string; remedy: string };
    return {
      file: this.#file,
      line,
      column: this.#header[column] as string,
      value: text,
      rule: `type ${type}`,
      ...fault,
    };
  }

  #raggedProblem(cells: number, line: number, start: number, end: number): EvidenceProblem {
    const width = this.#header.length;
    const at = { file: this.#file, line, rule: "every row has a cell for each column" };
    if (end === start) return { ...at, value: "", problem: "the line is blank", remedy: "Delete it." };
    const text = this.#bytes.toString("utf8", start, end);
    const problem = `the row has ${cells} ${cells === 1 ? "cell" : "cells"}, the header ${width}: ${shownValue(text)}`;
    const split = cells > width ? this.#splitNumber(start, end) : undefined;
    if (split !== undefined)
      return {
        ...at,
        column: split.column,
        value: split.text,
        problem,
        remedy: `${split.text} looks like one number: write it without the comma, ${split.text.replaceAll(",", "")}.`,
      };
    const remedy =
      cells > width
        ? "Put a cell that holds a comma in double quotes; take away a comma at the end of the line."
        : "Add the missing commas: an unknown value is an empty cell.";
    return { ...at, value: text, problem, remedy };
  }

  /** A number with a thousands comma that was split in two cells, if the row has one. */
  #splitNumber(start: number, end: number): { column: string; text: string } | undefined {
    const cells = csvRecords(this.#bytes.subarray(start, end)).get(0)?.cells ?? [];
    for (const [column, name] of this.#header.entries()) {
      const type = this.#types[this.fieldOf[column] ?? -1];
      const numeric = type === "number" || type === "integer";
      if (
        numeric &&
        /^-?\d{1,3}$/.test(cells[column] ?? "") &&
        /^\d{3}(\.\d+)?$/.test(cells[column + 1] ?? "")
      )
        return { column: name, text: `${cells[column]},${cells[column + 1]}` };
    }
    return undefined;
  }
}
