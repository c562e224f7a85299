import type { ColumnType, Value } from "../../evidence/columns.ts";
import type { ChartWords } from "../chart.ts";
import { type Waivers, waiversText } from "../contract.ts";
import { writeWorkbook } from "./workbook.ts";

/** The rows that a chart draws. */
export interface ChartTable {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  readonly columns: readonly (readonly Value[])[];
}

/**
 * A chart's data as an Excel workbook, by the Government Analysis Function's guidance on spreadsheets
 * (https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/): one table a sheet, from
 * cell A1, marked up as a table with one header row; no merged cells and no blank rows; the words of the chart on a sheet
 * beside it.
 *
 * Numbers are numbers in full, dates dates (before March 1900, which Excel has wrong, ISO texts), a missing value
 * an empty cell. A text is a text even where it begins with "=": no program runs it.
 *
 * @throws UsageError for more rows or columns than a sheet can have
 */
export function toXlsx(
  { id, headline, subtitle, source, alt }: ChartWords,
  table: ChartTable,
  {
    lang = "en-GB",
    waived,
  }: { readonly lang?: string | undefined; readonly waived?: Waivers | undefined } = {},
): Uint8Array {
  const waivers = waiversText(waived);
  const about = {
    "Headline of the chart": headline,
    "What is measured": subtitle,
    Source: source,
    "What the chart shows": alt,
    "Name of the chart": id,
    ...(waivers === undefined ? {} : { "Rules of the house that it breaks": waivers }),
    Data: "The sheet Data has the rows that the chart draws. An empty cell means that there is no value.",
  };
  return writeWorkbook({ title: headline, lang }, [
    { name: "Data", ...table, wrapped: false },
    {
      name: "About",
      names: ["Item", "Text"],
      types: ["string", "string"],
      columns: [Object.keys(about), Object.values(about)],
      wrapped: true,
    },
  ]);
}
