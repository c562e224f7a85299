import { EvidenceError, UsageError } from "../../errors.ts";
import type { Value } from "../columns.ts";
import { Problems } from "../problem.ts";
import { type DeflatorBlock, deflatorBlock, deflatorRows, type YearKind } from "./deflator-block.ts";
import { readDropped } from "./dropped-file.ts";
import { readGrid } from "./grid.ts";
import { type LoadedTable, tableOf } from "./loaded.ts";

export interface DeflatorOptions {
  /** Which of the file's two series: by calendar year, unless this says by financial year (April to March). */
  readonly years?: YearKind;
  /** The year in whose prices real amounts are to be, where that is not the year the index is 100 in. */
  readonly baseYear?: number;
  /** Of a workbook with several sheets, the one to read. */
  readonly sheet?: string;
}

/** One of the two series of HM Treasury's file: give it to `priceSeries` as it is, or to `frame`. */
export interface DeflatorTable extends LoadedTable {
  /** What the series is, for the notes of what is deflated with it. */
  readonly name: string;
  /** What the index is 100 in, as the header says: "2024-25 = 100". */
  readonly base: string;
  readonly baseYear: number;
  /** The years with an index number. */
  readonly points: readonly { readonly year: number; readonly index: number }[];
}

/**
 * Reads HM Treasury's GDP deflators at market prices ("GDP deflators at market prices, and money GDP", gov.uk), as CSV or as
 * a workbook: a title and notes, then two series side by side, by financial year and by calendar year.
 *
 * The result goes into `priceSeries(…)` as it is. As columns for `frame()` it has `year`, `index`, `change` (per cent on the
 * year before) and `note` (footnote marks, such as those of forecasts). Of financial years, `year` is the one they begin in
 * and `financial_year` is "2024-25". Money GDP is not read. A year that the file gives no index number, as it does for
 * forecasts, has `null` and is not among the `points`: chain it by `change` yourself, if you want it.
 *
 * The base year is that of the header ("2022 = 100"). Newer files put the calendar years, too, on a financial year's base
 * ("2024-25 = 100"), which is no calendar year: say then in which year's prices amounts are to be, with `baseYear`. The scale
 * of the index changes no real amount; only the ratios of its years do.
 *
 * The file is held against itself: the base year has to stand at 100, and each printed change has to be that of its index
 * numbers, as far as these are rounded.
 *
 * @throws EvidenceError if the file is not laid out so or disagrees with itself, naming the cell; UsageError if the base year must be said.
 *
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { deflator, priceSeries, readDeflator } from "dossier";
 *
 * const file = join(tmpdir(), "deflators.csv");
 * await writeFile(file, [
 *   '"GDP deflators at market prices, and money GDP",,,,,,',
 *   "Financial year,2022-23 = 100,per cent change on previous year,,Calendar year,2022 = 100,per cent change on previous year",
 *   "2021-22,93.75,,,2021,93.75,",
 *   "2022-23,100,6.67,,2022,100,6.67",
 * ].join("\n"));
 * const prices = priceSeries(await readDeflator(file));
 * prices.baseYear; // => 2022
 * deflator(prices, 2021).toFixed(4); // => "1.0667"
 * (await readDeflator(file, { years: "financial" })).points[0]; // => { year: 2021, index: 93.75 }
 * ```
 */
export async function readDeflator(
  file: string | URL,
  options: DeflatorOptions = {},
): Promise<DeflatorTable> {
  const { years = "calendar" } = options;
  if (years !== "calendar" && years !== "financial")
    throw new UsageError({
      problem: `years is ${JSON.stringify(years)}`,
      remedy: 'Write { years: "calendar" } or { years: "financial" }.',
    });
  const dropped = await readDropped(file);
  const grid = await readGrid(dropped, options.sheet);
  const block = deflatorBlock(grid, dropped, years);
  const problems = new Problems();
  const rows = deflatorRows(grid, dropped.file, block, problems);
  if (problems.any) throw new EvidenceError(problems.list());
  const points = rows.flatMap(({ year, index }) => (index === null ? [] : { year, index }));
  const column = (values: Value[], name: string, type: "year" | "number" | "string") => ({
    name,
    type,
    values,
  });
  return {
    ...tableOf(dropped, [
      column(
        rows.map(({ year }) => year),
        "year",
        "year",
      ),
      ...(years === "financial"
        ? [
            column(
              rows.map(({ label }) => label),
              "financial_year",
              "string",
            ),
          ]
        : []),
      column(
        rows.map(({ index }) => index),
        "index",
        "number",
      ),
      column(
        rows.map(({ change }) => change),
        "change",
        "number",
      ),
      column(
        rows.map(({ note }) => note),
        "note",
        "string",
      ),
    ]),
    name: `HM Treasury GDP deflator, ${block.base}, by ${years} year`,
    base: block.base,
    baseYear: baseYearOf(dropped.file, block, points, options.baseYear),
    points,
  };
}

function baseYearOf(
  file: string,
  { kind, base }: DeflatorBlock,
  points: DeflatorTable["points"],
  given: number | undefined,
): number {
  const own = /^(\d{4})(-\d{2})?/.exec(base);
  const sameKind = (own?.[2] === undefined) === (kind === "calendar");
  const year = given ?? (sameKind ? Number(own?.[1]) : undefined);
  const [first, last] = [points[0]?.year, points.at(-1)?.year];
  if (year === undefined)
    throw new UsageError({
      file,
      problem: `the index by ${kind} year stands on ${base}, which is no ${kind} year`,
      remedy: `Say in which year's prices amounts are to be: { baseYear: ${own?.[1]} }.`,
    });
  if (!points.some((point) => point.year === year))
    throw new UsageError({
      file,
      problem: `the base year ${year} has no index number in the file`,
      remedy: `Say in which of its years' prices amounts are to be, ${first} to ${last}: { baseYear: ${last} }.`,
    });
  return year;
}
