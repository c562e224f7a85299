import { UsageError } from "../errors.ts";

/** A row of a table or a frame, by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows as an array, or anything that gives them: a frame, say. */
export type Rows<T> = Iterable<T | Row> | { rows(): Iterable<T | Row> };

/** The rows one by one, with readers of their fields that name the row and the field where a value will not do. */
export function readRows<T extends object>(rows: Rows<T>): RowReader[] {
  const all = Symbol.iterator in rows ? rows : rows.rows();
  return [...all].map((row, i) => new RowReader(row as Row, `row ${i + 1}`));
}

/** Reads the fields of one row: a frame's cells are typed at run time only. Missing is `null` or absent. */
export class RowReader {
  readonly #row: Row;
  readonly #place: string;

  constructor(row: Row, place: string) {
    this.#row = row;
    this.#place = place;
  }

  get fields(): string[] {
    return Object.keys(this.#row);
  }

  text(field: string): string {
    return this.optionalText(field) ?? this.#missing(field);
  }

  optionalText(field: string): string | undefined {
    const value = this.#value(field);
    if (value === undefined || (typeof value === "string" && value.trim() !== "")) return value;
    throw this.fault(
      `"${field}" is ${show(value)}, not text`,
      "Give a text that is not blank, or null if missing.",
    );
  }

  textOrNumber(field: string): string | number | undefined {
    return typeof this.#value(field) === "number" ? this.optionalNumber(field) : this.optionalText(field);
  }

  number(field: string): number {
    return this.optionalNumber(field) ?? this.#missing(field);
  }

  optionalNumber(field: string): number | undefined {
    const value = this.#value(field);
    if (value === undefined || (typeof value === "number" && Number.isFinite(value))) return value;
    throw this.fault(
      `"${field}" is ${show(value)}, not a number`,
      "Give a finite number, or null if missing.",
    );
  }

  fault(problem: string, remedy: string): UsageError {
    return new UsageError({ problem: `${this.#place}: ${problem}`, remedy });
  }

  #value(field: string): unknown {
    return Object.hasOwn(this.#row, field) ? (this.#row[field] ?? undefined) : undefined;
  }

  #missing(field: string): never {
    throw this.fault(
      `"${field}" is missing`,
      `Give it, or leave the row out. It has: ${Object.keys(this.#row).join(", ")}.`,
    );
  }
}

const show = (value: unknown) => (typeof value === "string" ? `"${value}"` : String(value));
