import { EvidenceError } from "../../errors.ts";
import type { Value } from "../columns.ts";
import { cellValue } from "../csv/cells.ts";
import { csvRecords } from "../csv/records.ts";
import { scanTable } from "../csv/table-scan.ts";
import { encodingProblem } from "../file.ts";
import type { Field } from "../package.ts";
import { Problems } from "../problem.ts";
import { checkTypes, type DeclaredTypes, declaredType } from "./declared-types.ts";
import { otherShape, readDropped, textOf } from "./dropped-file.ts";
import { type LoadedTable, tableOf } from "./loaded.ts";

export interface CsvOptions {
  /** Types of columns; a column that is not named here is text. */
  readonly types?: DeclaredTypes;
  /** Texts that stand for a missing value: an empty cell, unless this says otherwise. */
  readonly missing?: readonly string[];
  /** `utf-8`, unless this says that the file is in Windows-1252 (of which Latin-1 is a part). */
  readonly encoding?: "utf-8" | "windows-1252";
}

/**
 * Reads a CSV that is in no package, by the same rules as one that is: commas, double quotes, a header in the first line,
 * and one way to write each type (2013-07-04, 1234.5, true). Types are as declared, and text where none is declared: nothing
 * is guessed, so that "007" stays "007" and no long number loses a digit.
 *
 * @returns columns for `frame()`, and the file's hash.
 * @throws EvidenceError with everything that is wrong, each with file, line, column and what to do.
 *
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { frame, readCsv } from "dossier";
 *
 * const file = join(tmpdir(), "licences.csv");
 * await writeFile(file, "code,year,amount\n007,1975,80.5\n008,,\n");
 * const licences = frame(await readCsv(file, { types: { year: "year", amount: "number" } }));
 * licences.rows()[0]; // => { code: "007", year: 1975, amount: 80.5 }
 * licences.column("amount"); // => [80.5, null]
 * ```
 */
export async function readCsv(file: string | URL, options: CsvOptions = {}): Promise<LoadedTable> {
  const { types = {}, missing = [""], encoding = "utf-8" } = options;
  const dropped = await readDropped(file);
  const text = textOf(dropped); // refuses what is no text
  const start = dropped.bytes[0] === 0xef && dropped.bytes[1] === 0xbb && dropped.bytes[2] === 0xbf ? 3 : 0;
  const source =
    encoding === "utf-8"
      ? { path: dropped.path, bytes: dropped.bytes, start }
      : { path: dropped.path, bytes: Buffer.from(text), start: 0 };
  const header = csvRecords(source.bytes, source.start, new Set([0])).get(0)?.cells ?? [];
  const odd = oddHeader(dropped.file, header, dropped.bytes);
  if (odd !== undefined) throw odd;
  checkTypes(dropped.file, types, header);
  const fields = header.map((name) => fieldOf(name, types));
  const problems = new Problems();
  const encoded = encodingProblem(source, dropped.file);
  if (encoded !== undefined)
    problems.add({ ...encoded, remedy: `${encoded.remedy} Or read it with { encoding: "windows-1252" }.` });
  const schema = { fields, primaryKey: [], uniqueKeys: [], foreignKeys: [], missingValues: [...missing] };
  scanTable(source, dropped.file, schema, problems);
  if (problems.any) throw new EvidenceError(problems.list());
  const records = csvRecords(source.bytes, source.start);
  records.delete(0);
  const blank = new Set(missing);
  const columns = fields.map(({ name, type }, j) => ({
    name,
    type,
    values: Array.from(records.values(), ({ cells }): Value => {
      const cell = cells[j] ?? "";
      return blank.has(cell) ? null : cellValue(type, cell);
    }),
  }));
  return tableOf(dropped, columns);
}

const fieldOf = (name: string, types: DeclaredTypes): Field => ({
  name,
  type: declaredType(types, name) ?? "string",
  title: name,
  description: "",
  unit: undefined,
  unitColumn: undefined,
  constraints: {},
});

function oddHeader(file: string, header: readonly string[], bytes: Buffer): EvidenceError | undefined {
  const fail = (problem: string, remedy: string) => new EvidenceError({ file, line: 1, problem, remedy });
  const [only = ""] = header;
  const separator = header.length === 1 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (separator !== undefined)
    return fail(
      `the header is one cell with ${JSON.stringify(separator)} in it: the cells seem not to be separated by commas`,
      'Save it as "CSV UTF-8 (comma delimited)", numbers with a decimal point.',
    );
  const nameless = header.findIndex((name) => name.trim() === "");
  if (nameless >= 0 || header.length === 0)
    return fail(
      header.length === 0
        ? "the file is empty"
        : `column ${nameless + 1} has no name${otherShape(bytes, "readCsv").looks}`,
      otherShape(bytes, "readCsv").remedy ??
        "Give each column a name in the first line, and take away lines above it.",
    );
  return undefined;
}
