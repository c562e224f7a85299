import { EvidenceError, suggest } from "../../errors.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** The sheet of this name; without a name, the only one there is to see. Throws an EvidenceError that lists them. */
export function pickSheet({ sheets }: Workbook, file: string, name?: string): Sheet {
  const filled = sheets.filter(({ used, hidden }) => used !== undefined && !hidden);
  const names = sheets.map((sheet) => sheet.name);
  const [only] = filled;
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name);
    if (named !== undefined) return named;
    throw new EvidenceError({ file, problem: `there is no sheet "${name}"`, remedy: suggest(name, names) });
  }
  if (only !== undefined && filled.length === 1) return only;
  const listed = sheets.map((sheet) => `"${sheet.name}"${sheet.hidden ? " (hidden)" : ""}`).join(", ");
  const chosen = JSON.stringify(only?.name ?? names[0] ?? "Sheet1");
  throw new EvidenceError({
    file,
    problem:
      filled.length === 0
        ? `no sheet that can be seen has anything in it; there are ${listed}`
        : `${filled.length} sheets have something in them: ${listed}`,
    remedy: `Say which to read: readExcel(file, { sheet: ${chosen} }), or in a package's resource "dialect": { "sheetName": ${chosen} }.`,
  });
}
