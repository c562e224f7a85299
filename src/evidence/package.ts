import type { ColumnType } from "./columns.ts";

/** A data package's descriptor, read and checked: what is optional in the file is there, or undefined on purpose. */
export interface Package {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly sources: readonly Source[];
  /** The documents that locators count in, by their sources' ids, as far as the package says which text it means. */
  readonly documents: ReadonlyMap<string, CodedText>;
  readonly resources: readonly Resource[];
}

/** Where evidence comes from. `id` is what a locator's `source` names. */
export interface Source {
  readonly id?: string;
  readonly title: string;
  readonly path?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly published?: string;
}

/** A document's text as it was when it was coded: `"text": { "sha256": …, "length": … }` of a source. */
export interface CodedText {
  /** Of the file. */
  readonly sha256: string | undefined;
  /** In UTF-16 code units, as locators count. */
  readonly length: number | undefined;
}

export interface Resource {
  readonly name: string;
  /** Inside the package's folder, with forward slashes. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** What this table alone rests on; none where the package does not say. */
  readonly sources: readonly Source[];
  readonly bytes: number | undefined;
  /** Lower-case hexadecimal SHA-256. */
  readonly sha256: string | undefined;
  /** Of a workbook, the sheet with the table. */
  readonly sheet: string | undefined;
  readonly schema: Schema;
}

export interface Schema {
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly missingValues: readonly string[];
}

/** A column: its type, what it means, and what its values must keep to. */
export interface Field {
  readonly name: string;
  readonly type: ColumnType;
  readonly title: string;
  readonly description: string;
  /** The unit of every value: "GBP million". */
  readonly unit: string | undefined;
  /** The column that gives each row's unit. */
  readonly unitColumn: string | undefined;
  readonly constraints: Constraints;
}

export interface Constraints {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minimum?: string | number;
  readonly maximum?: string | number;
  readonly exclusiveMinimum?: string | number;
  readonly exclusiveMaximum?: string | number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Values of `fields` must be found in `references` of the table `resource`. */
export interface ForeignKey {
  readonly fields: readonly string[];
  readonly resource: string;
  readonly references: readonly string[];
}
