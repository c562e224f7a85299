import { RefusedError, suggest, UsageError } from "../errors.ts";
import type { Columns, ColumnType, Value } from "./columns.ts";
import { query } from "./database.ts";
import { type Locator, locatorColumns } from "./locator.ts";
import type { Field, ForeignKey } from "./package.ts";
import { mostRowsShown, tableHtml, tableText } from "./table-display.ts";

export interface TableParts {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly sha256: string;
  readonly relation: string;
  readonly length: number;
  readonly schema: readonly Field[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly columns: Columns | undefined;
  /** Another table of the same evidence, by its name. */
  sibling(name: string): Table | undefined;
}

/**
 * A table of evidence: rows that all passed their schema. Give it to `frame(table)` for a data frame, or put it into `sql`
 * as a relation.
 */
export class Table {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The file, in the package's folder. */
  readonly path: string;
  /** The file's SHA-256. */
  readonly sha256: string;
  /** Rows. */
  readonly length: number;
  /** Fields: name, type, title, description, unit. */
  readonly schema: readonly Field[];
  /** DuckDB's table, quoted, to stand after FROM. */
  readonly relation: string;
  readonly #parts: TableParts;

  constructor(parts: TableParts) {
    this.name = parts.name;
    this.title = parts.title;
    this.description = parts.description;
    this.path = parts.path;
    this.sha256 = parts.sha256;
    this.length = parts.length;
    this.schema = parts.schema;
    this.relation = parts.relation;
    this.#parts = parts;
  }

  get names(): string[] {
    return this.schema.map(({ name }) => name);
  }

  get types(): ColumnType[] {
    return this.schema.map(({ type }) => type);
  }

  /**
   * The rows, column by column; a missing value is `null`.
   *
   * @throws RefusedError for more than 100,000 rows: ask DuckDB for what is needed of them.
   */
  get columns(): Columns {
    const { columns } = this.#parts;
    if (columns === undefined)
      throw new RefusedError({
        problem: `the table "${this.name}" has ${this.length} rows, too many to hold as JavaScript values`,
        remedy: "Let DuckDB take from it what you need: await sql`SELECT …`, with the table in it.",
      });
    return columns;
  }

  /**
   * Where in its source a row comes from, by the row's number from 0: the locator the row has itself, or that of the row it
   * refers to. Undefined if neither has one.
   *
   * @throws UsageError if there is no such row.
   */
  locator(row: number): Locator | undefined {
    if (!Number.isInteger(row) || row < 0 || row >= this.length)
      throw new UsageError({
        problem: `the table "${this.name}" has no row ${row}`,
        remedy: `Its rows are 0 to ${this.length - 1}.`,
      });
    if (locatorColumns.every((name) => this.names.includes(name))) return this.#ownLocator(row);
    for (const { fields, resource, references } of this.#parts.foreignKeys) {
      const target = this.#parts.sibling(resource);
      if (target === undefined || !locatorColumns.every((name) => target.names.includes(name))) continue;
      const key = fields.map((name) => this.#cell(name, row));
      if (key.includes(null)) continue;
      for (let i = 0; i < target.length; i++)
        if (references.every((name, part) => target.#cell(name, i) === key[part]))
          return target.#ownLocator(i);
    }
    return undefined;
  }

  /** The first rows, with what the table is and its columns' units. */
  async [Symbol.for("Jupyter.display")](): Promise<Record<string, unknown>> {
    const head = await query(`SELECT * FROM ${this.relation} ORDER BY rowid LIMIT ${mostRowsShown}`);
    return { "text/plain": tableText(this, head), "text/html": tableHtml(this, head).markup };
  }

  #ownLocator(row: number): Locator {
    const optional = (name: string) => (this.names.includes(name) ? this.#cell(name, row) : null);
    return {
      source: this.#cell("source", row) as string,
      section: optional("section") as number | null,
      paragraph: optional("paragraph") as number | null,
      start: this.#cell("start", row) as number,
      end: this.#cell("end", row) as number,
      sha256: this.#cell("sha256", row) as string,
      stated: optional("stated") as string | null,
    };
  }

  #cell(name: string, row: number): Value {
    return this.columns.columns[this.names.indexOf(name)]?.[row] ?? null;
  }
}

/** The table of this name. Throws a UsageError that names the nearest. */
export function tableNamed(tables: readonly Table[], name: string): Table {
  const table = tables.find((candidate) => candidate.name === name);
  if (table !== undefined) return table;
  const remedy = suggest(
    name,
    tables.map((candidate) => candidate.name),
  );
  throw new UsageError({ problem: `the evidence has no table "${name}"`, remedy });
}
