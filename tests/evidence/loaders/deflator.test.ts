import { describe, expect, test } from "vitest";
import { utils, write } from "xlsx";
import { deflate } from "../../../src/analysis/quantities/deflate.ts";
import { deflator, priceSeries } from "../../../src/analysis/quantities/price-series.ts";
import { stated } from "../../../src/analysis/quantities/stated.ts";
import { readDeflator } from "../../../src/evidence/loaders/deflator.ts";
import { byName, fileOf, messageOf } from "./files.ts";

// Laid out as HM Treasury's file: title and notes, two tables side by side, footnotes. The figures are invented.
const grid: (string | number | null)[][] = [
  ["GDP DEFLATORS AT MARKET PRICES, AND MONEY GDP"],
  ['Outturn data as at 30 September, "Quarterly National Accounts"; £ million'],
  [],
  [null, "Financial years, April to March", null, null, null, null, null, "Calendar years"],
  [
    null,
    null,
    "GDP deflator at market prices",
    null,
    "Money GDP",
    null,
    null,
    null,
    "GDP deflator at market prices",
    null,
    "Money GDP",
  ],
  [
    null,
    "Financial year",
    "2024-25 = 100",
    "per cent change on previous year",
    "Cash, £ million",
    "per cent change on previous year",
    null,
    "Calendar year",
    "2024 = 100",
    "per cent change on previous year",
    "Cash, £ million",
  ],
  [],
  [null, "2021-22", 87.5, null, "2,284,911", null, null, 2021, 86.4, null, "2,270,250"],
  [null, "2022-23", 93.75, 7.14, "2,491,200", 9.03, null, 2022, 90.72, 5, "2,458,700"],
  [null, "2023-24", 96, 2.4, "2,700,000", 8.4, null, 2023, 96, 5.82, "2,650,000"],
  [null, "2024-25", 100, 4.17, "2,850,000", 5.6, null, "2024", 100, 4.17, "2,800,000"],
  [null, "2025-26 (1)", 102.5, 2.5, null, null, null, "2025 (1), (2)", "-", 2.5],
  [null, "2026-27 (1)", 104.55, 2, null, null, null, "2026 (1), (2)", "-", 2],
  [],
  ["Sources and footnotes:"],
  ["(1) Forecast data from the Office for Budget Responsibility, 2026"],
];

const csv = (cells: readonly (readonly (string | number | null)[])[]) =>
  cells
    .map((row) =>
      row
        .map((cell) => (/[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : (cell ?? "")))
        .join(","),
    )
    .map((line) => line.padEnd(line.length + 2, ","))
    .join("\r\n");

const workbook = (cells: readonly (readonly (string | number | null)[])[]) => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells.map((row) => [...row])), "GDP deflators");
  return write(book, { type: "buffer", bookType: "xlsx" });
};

const changed = (from: string | number, to: string | number | null) => {
  expect(grid.flat()).toContain(from);
  return grid.map((row) => row.map((cell) => (cell === from ? to : cell)));
};

describe("each form of the file gives both series", () => {
  test.each([
    ["CSV in UTF-8", csv(grid)],
    ["CSV in UTF-8 with a byte order mark", `\uFEFF${csv(grid)}`],
    ["CSV in Latin-1", Buffer.from(csv(grid), "latin1")],
    ["a workbook", workbook(grid)],
  ])("%s", async (_, content) => {
    const file = await fileOf("deflators", content);
    const calendar = await readDeflator(file);
    expect(byName(calendar)).toEqual({
      year: [2021, 2022, 2023, 2024, 2025, 2026],
      index: [86.4, 90.72, 96, 100, null, null],
      change: [null, 5, 5.82, 4.17, 2.5, 2],
      note: [null, null, null, null, "(1), (2)", "(1), (2)"],
    });
    expect(calendar).toMatchObject({ base: "2024 = 100", baseYear: 2024 });
    const financial = await readDeflator(file, { years: "financial" });
    expect(byName(financial)).toEqual({
      year: [2021, 2022, 2023, 2024, 2025, 2026],
      financial_year: ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27"],
      index: [87.5, 93.75, 96, 100, 102.5, 104.55],
      change: [null, 7.14, 2.4, 4.17, 2.5, 2],
      note: [null, null, null, null, "(1)", "(1)"],
    });
    expect(financial).toMatchObject({ base: "2024-25 = 100", baseYear: 2024 });
  });
});

test("a price series is made of it, and money deflated", async () => {
  const file = await fileOf("deflators.csv", csv(grid));
  const prices = priceSeries(await readDeflator(file));
  expect(prices.baseYear).toBe(2024);
  expect([...prices.index.keys()]).toEqual([2021, 2022, 2023, 2024]);
  expect(deflator(prices, 2023)).toBeCloseTo(100 / 96, 12);
  expect(() => deflator(prices, 2025)).toThrow("no year 2025");
  const sale = stated({ words: "£48m", amount: 48, unit: "£m", measure: "gbp_nominal" });
  expect(deflate(sale, prices, 2023).amount).toBeCloseTo(50, 9);
  const in2022 = priceSeries(await readDeflator(file, { baseYear: 2022 }));
  expect(deflator(in2022, 2023)).toBeCloseTo(90.72 / 96, 12);
});

test("calendar years on a financial year's base: the year of the prices has to be said", async () => {
  const file = await fileOf("deflators.csv", csv(changed("2024 = 100", "2024-25 = 100")));
  expect(await messageOf(readDeflator(file))).toBe(
    "deflators.csv: the index by calendar year stands on 2024-25 = 100, which is no calendar year\n" +
      "  → Say in which year's prices amounts are to be: { baseYear: 2024 }.",
  );
  expect(await readDeflator(file, { baseYear: 2023 })).toMatchObject({
    baseYear: 2023,
    base: "2024-25 = 100",
  });
  expect(await messageOf(readDeflator(file, { baseYear: 2025 }))).toContain(
    "the base year 2025 has no index number",
  );
});

describe("a file that is otherwise is refused, naming the cell", () => {
  test.each([
    [
      "a mistyped year",
      changed(2022, "20222"),
      "'GDP deflators'!H9",
      "line 9, column 8",
      '"20222" is not the calendar year after 2021',
    ],
    [
      "a year left out",
      changed(2022, null),
      "'GDP deflators'!H9",
      "line 9, column 8",
      '"" is not the calendar year after 2021',
    ],
    [
      "an index that is no number",
      changed(90.72, "9O.72"),
      "'GDP deflators'!I9",
      "line 9, column 9",
      '"9O.72" is not a number',
    ],
    ["an index of 0", changed(96, 0), "'GDP deflators'!I10", "line 10, column 9", "the index of 2023 is 0"],
    [
      "a base year that is not at 100",
      changed("2024 = 100", "2023 = 100"),
      "'GDP deflators'!I10",
      "line 10, column 9",
      "the index of 2023 is 96, and the header says 2023 = 100",
    ],
    [
      "a change with its point elsewhere",
      changed(5.82, 58.2),
      "'GDP deflators'!J10",
      "line 10, column 10",
      "the change of 2023 is 58.2 per cent, and its index numbers, 90.72 and 96, give 5.82",
    ],
    [
      "an index with a wrong digit",
      changed(90.72, 91.72),
      "'GDP deflators'!J9",
      "line 9, column 10",
      "the change of 2022 is 5 per cent, and its index numbers, 86.4 and 91.72, give 6.16",
    ],
    [
      "no base year",
      changed("2024 = 100", "index"),
      "'GDP deflators'!H6",
      "line 6, column 8",
      "says what is 100",
    ],
    [
      "two bases",
      changed("Money GDP", "2020 = 100"),
      "'GDP deflators'!H6",
      "line 6, column 8",
      "2 columns beside it say what is 100",
    ],
  ])("%s", async (_, cells, address, line, problem) => {
    const inBook = await messageOf(readDeflator(await fileOf("d.xlsx", workbook(cells))));
    expect(inBook).toContain(`d.xlsx, ${address}: `);
    expect(inBook).toContain(problem);
    const inCsv = await messageOf(readDeflator(await fileOf("d.csv", csv(cells))));
    expect(inCsv).toContain(`d.csv, ${line}: `);
    expect(inCsv).toContain(problem);
  });

  test.each([
    ["SIPRI's register", "Recipient,Supplier,Year of order, \nA,B,1999,\n", "Use readSipriRegister"],
    ["any table", "year,index\n2020,1\n", 'no column of years is headed "Calendar year"'],
    ["nothing", "", "there is nothing in it"],
  ])("%s", async (_, content, part) => {
    expect(await messageOf(readDeflator(await fileOf("d.csv", content)))).toContain(part);
  });

  test("the year before 2025-26 is not 2024-26", async () => {
    const file = await fileOf("d.csv", csv(changed("2024-25", "2024-26")));
    expect(await messageOf(readDeflator(file, { years: "financial" }))).toContain(
      '"2024-26" is not the financial year after 2023-24',
    );
  });
});
