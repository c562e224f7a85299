import { DossierError } from "../../errors.ts";
import type { Value } from "../columns.ts";
import { headerProblems } from "../csv/header.ts";
import type { Problems } from "../problem.ts";
import { storeValues, type ValueFile, type ValuesRead } from "../read-values.ts";
import { sheetValue } from "./cell-value.ts";
import { pickSheet } from "./pick-sheet.ts";
import { type SheetTable, sheetTable } from "./sheet-table.ts";
import { isWorkbook, readWorkbook } from "./workbook.ts";

/** Reads a table that is a sheet of a workbook: its first filled row is the header. */
export async function readSheetValues(
  from: ValueFile,
  bytes: Buffer,
  problems: Problems,
): Promise<ValuesRead | undefined> {
  const { file, resource } = from;
  const table = await tableIn(from, bytes, problems);
  if (table === undefined) return undefined;
  const { fields, missingValues } = resource.schema;
  const names = fields.map(({ name }) => name);
  const header = headerProblems(file, table.names, names);
  for (const { line: _, ...problem } of header) problems.add({ ...problem, address: table.header });
  const faulty = new Set<string>();
  const columns = fields.map(({ name, type }): Value[] => {
    const column = table.names.indexOf(name);
    return table.rows.map((_, row) => {
      const cell = column < 0 ? undefined : table.cell(row, column);
      if (cell === undefined || (cell.kind === "text" && missingValues.includes(cell.value))) return null;
      const read = sheetValue(type, cell);
      if ("value" in read) return read.value;
      faulty.add(`${row} ${name}`);
      const address = table.address(row, column);
      problems.add({ file, address, column: name, rule: `type ${type}`, value: String(cell.value), ...read });
      return null;
    });
  });
  await storeValues(from, columns);
  return {
    sound: header.length === 0 && faulty.size === 0,
    rows: table.rows.length,
    names: names.filter((name) => table.names.includes(name)),
    isFaulty: (row, column) => faulty.has(`${row} ${column}`),
    place(row, column) {
      const address = table.address(row, Math.max(0, table.names.indexOf(column)));
      return { at: { address }, called: address };
    },
  };
}

async function tableIn(
  { file, resource }: ValueFile,
  bytes: Buffer,
  problems: Problems,
): Promise<SheetTable | undefined> {
  const rule = "the file is a workbook with the table on a sheet";
  if (!isWorkbook(bytes)) {
    problems.add({
      file,
      rule,
      problem: "the file is not a workbook",
      remedy: "Save it as .xlsx in a spreadsheet program.",
    });
    return undefined;
  }
  try {
    return sheetTable(pickSheet(await readWorkbook(bytes, file), file, resource.sheet), file);
  } catch (error) {
    if (!(error instanceof DossierError)) throw error;
    problems.addAll(error.problems.map((problem) => ({ rule, ...problem })));
    return undefined;
  }
}
