import { RefusedError, suggest, UsageError } from "../errors.ts";
import type { Columns, ColumnType, Value } from "./columns.ts";
import { query } from "./database.ts";
import { changeColumns, labelColumns } from "./label-columns.ts";
import { type Locator, locatorColumns } from "./locator.ts";
import type { OriginRow } from "./origin.ts";
import type { Field, ForeignKey, Source } from "./package.ts";
import { mostRowsShown, tableHtml, tableText } from "./table-display.ts";

export interface TableParts {
  /** The evidence that it is a table of. */
  readonly evidence: { readonly name: string; readonly version: string };
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly sources: readonly Source[];
  readonly sha256: string;
  readonly relation: string;
  readonly length: number;
  readonly schema: readonly Field[];
  readonly primaryKey: readonly string[];
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
  /** The name and version of the evidence that it belongs to. */
  readonly evidence: { readonly name: string; readonly version: string };
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The file, in the package's folder. */
  readonly path: string;
  /** What this table alone rests on; none where the package does not say. */
  readonly sources: readonly Source[];
  /** The file's SHA-256. */
  readonly sha256: string;
  /** Rows. */
  readonly length: number;
  /** Fields: name, type, title, description, unit. */
  readonly schema: readonly Field[];
  /** The columns that tell rows apart; none if the descriptor names none. */
  readonly primaryKey: readonly string[];
  /** DuckDB's table, quoted, to stand after FROM. */
  readonly relation: string;
  readonly #parts: TableParts;
  /** By the names of the columns: which row has these values there. Made when first asked for. */
  readonly #rowsByKey = new Map<string, ReadonlyMap<string, number>>();
  /** Made when first asked for. */
  #labelColumns: readonly string[] | undefined;

  constructor(parts: TableParts) {
    this.evidence = parts.evidence;
    this.name = parts.name;
    this.title = parts.title;
    this.description = parts.description;
    this.path = parts.path;
    this.sources = parts.sources;
    this.sha256 = parts.sha256;
    this.length = parts.length;
    this.schema = parts.schema;
    this.primaryKey = parts.primaryKey;
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
    this.#checkRow(row);
    return this.#located(row)?.locator;
  }

  /**
   * A row, by its number from 0, under its name: with its locator, or else with what its column `source` names, and with
   * the row that carries these where that is another one.
   *
   * Of a table too large to be held as JavaScript values (see {@link Table.columns}) rows are named by number and have no
   * locator.
   *
   * @throws UsageError if there is no such row.
   *
   * @example
   * ```ts
   * import { open } from "dossier";
   * const evidence = await open("data");
   * const { row, via } = evidence.table("sales").origin(0);
   * row; // => "S1"
   * via; // => { table: "facts", row: "F01" }
   * ```
   */
  origin(row: number): OriginRow {
    this.#checkRow(row);
    if (this.#parts.columns === undefined) return { row: this.#rowName(row) };
    const label = this.#label(row);
    return {
      row: this.#rowName(row),
      ...(label !== undefined && { label }),
      ...(this.#located(row) ?? this.#sourced(row)),
    };
  }

  /** The first rows, with what the table is and its columns' units. */
  async [Symbol.for("Jupyter.display")](): Promise<Record<string, unknown>> {
    const head = await query(`SELECT * FROM ${this.relation} ORDER BY rowid LIMIT ${mostRowsShown}`);
    return { "text/plain": tableText(this, head), "text/html": tableHtml(this, head).markup };
  }

  #checkRow(row: number): void {
    if (!Number.isInteger(row) || row < 0 || row >= this.length)
      throw new UsageError({
        problem: `the table "${this.name}" has no row ${row}`,
        remedy: `Its rows are 0 to ${this.length - 1}.`,
      });
  }

  #rowName(row: number): string {
    const { primaryKey, columns } = this.#parts;
    if (primaryKey.length === 0 || columns === undefined) return `row ${row + 1}`;
    return primaryKey.map((name) => String(this.#cell(name, row))).join(", ");
  }

  #label(row: number): string | undefined {
    this.#labelColumns ??= labelColumns(this.#parts);
    const texts = this.#labelColumns.map((name) => this.#cell(name, row)).filter((text) => text !== null);
    const named = texts.join(", ");
    return this.#changeOf(row, named) ?? (texts.length === 0 ? undefined : named);
  }

  /** A row of a table of changes, which has the columns `before` and `after`, with what it tells: "sales, S1: 60 → 66". */
  #changeOf(row: number, named: string): string | undefined {
    if (!changeColumns.every((name) => this.names.includes(name))) return undefined;
    const values = changeColumns.map((name) => this.#cell(name, row));
    if (values.every((value) => value === null)) return undefined;
    const change = values.map((value) => (value === null ? "nothing" : cut(String(value)))).join(" → ");
    return named === "" ? change : `${named}: ${change}`;
  }

  /** What a row names as its source, or the first row it refers to that names one. */
  #sourced(row: number): Pick<OriginRow, "source" | "via"> | undefined {
    const own = this.#cell("source", row);
    if (typeof own === "string") return { source: own };
    for (const { target, row: found } of this.#referred(row)) {
      const source = target.#cell("source", found);
      if (typeof source === "string")
        return { source, via: { table: target.name, row: target.#rowName(found) } };
    }
    return undefined;
  }

  /** The locator of a row: its own, or that of the first row it refers to that has one. */
  #located(row: number): (Pick<OriginRow, "via"> & { readonly locator: Locator }) | undefined {
    if (this.#hasLocators()) return { locator: this.#ownLocator(row) };
    for (const { target, row: found } of this.#referred(row))
      if (target.#hasLocators())
        return {
          locator: target.#ownLocator(found),
          via: { table: target.name, row: target.#rowName(found) },
        };
    return undefined;
  }

  /** The rows that a row refers to, in the order of the foreign keys. */
  *#referred(row: number): Generator<{ target: Table; row: number }> {
    for (const { fields, resource, references } of this.#parts.foreignKeys) {
      const target = this.#parts.sibling(resource);
      if (target === undefined || target.#parts.columns === undefined) continue;
      const found = target.#rowWith(
        references,
        fields.map((name) => this.#cell(name, row)),
      );
      if (found !== undefined) yield { target, row: found };
    }
  }

  #hasLocators(): boolean {
    return this.#parts.columns !== undefined && locatorColumns.every((name) => this.names.includes(name));
  }

  /** The first row that has these values in these columns; a missing value is in no row. */
  #rowWith(columns: readonly string[], values: readonly Value[]): number | undefined {
    if (values.includes(null)) return undefined;
    const name = JSON.stringify(columns);
    let rows = this.#rowsByKey.get(name);
    if (rows === undefined) {
      // From the last row to the first, so that the first of several stays.
      const keys = Array.from({ length: this.length }, (_, i) =>
        JSON.stringify(columns.map((column) => this.#cell(column, i))),
      );
      rows = new Map(keys.map((key, i): [string, number] => [key, i]).reverse());
      this.#rowsByKey.set(name, rows);
    }
    return rows.get(JSON.stringify(values));
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

const cut = (text: string) => (text.length <= 40 ? text : `${text.slice(0, 40)}…`);

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
