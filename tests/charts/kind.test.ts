import { expect, test } from "vitest";
import { sortedBars } from "../../src/charts/kinds/sorted-bars.ts";
import { UsageError } from "../../src/errors.ts";
import { words } from "./samples.ts";

/** By name, as a notebook that imports a kind has it. */
const exported: Record<string, unknown> = await import("../../src/index.ts");

const rows = [
  { supplier: "Rolls-Royce", amount: 80 },
  { supplier: "Ferranti", amount: 7 },
];
const options = { ...words, label: "supplier", value: "amount", unit: "£m" };

const fault = (...given: unknown[]): string => {
  try {
    (sortedBars as (...given: unknown[]) => unknown)(...given);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return "";
};

test("what it needs makes a chart", () => {
  expect(fault(rows, options)).toBe("");
});

test("everything missing is told at once, under the chart's name, with the columns there are", () => {
  const { label: _, unit: __, ...rest } = options;
  expect(fault(rows, rest)).toMatch(
    /^chart "a-chart": it does not say which column is its label\n.*Give label, the name of a column: supplier, amount\.\nchart "a-chart": it has no unit\n.*"£m", "%", "events"/,
  );
});

test("a column that there is not is told with the nearest", () => {
  expect(fault(rows, { ...options, value: "amuont" })).toMatch(
    /its value is the column "amuont", which the data do not have\n.*Did you mean "amount"\? Known: supplier, amount\./,
  );
});

test("options without data, or data without options, are told how to be given", () => {
  expect(fault({ ...options, data: rows })).toMatch(/data or options, not both\n.*the data first/);
  expect(fault(rows)).toMatch(/data or options, not both/);
  expect(fault(null, options)).toMatch(/chart "a-chart": it has no data/);
});

test("a theme by name is told the theme", () => {
  expect(fault(rows, { ...options, theme: "german" })).toMatch(/chart "a-chart".*theme/s);
});

test.each([
  ...["barrierGantt", "distribution", "dumbbell", "intervalPlot", "lagPlot", "rangeBars", "signalStrip"],
  ...["slope", "smallMultiples", "sortedBars", "spanComparison", "specificationCurve", "timeline", "tornado"],
] as const)("%s names its chart in what it refuses", (name) => {
  const kind = exported[name] as (data: unknown, options: object) => unknown;
  expect(() => kind(rows, words)).toThrow(/^chart "a-chart": it /);
});
