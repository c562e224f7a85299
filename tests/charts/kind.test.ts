import { expect, test } from "vitest";
import { sortedBars } from "../../src/charts/kinds/sorted-bars.ts";
import { continental } from "../../src/charts/themes/continental.ts";
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

test("a column that is like none is told with those that there are", () => {
  expect(fault(rows, { ...options, value: "turnover" })).toMatch(
    /the column "turnover", which the data do not have\n.*Use one of: supplier, amount\./,
  );
});

test("options without data, or data without options, are told how to be given", () => {
  expect(fault({ ...options, data: rows })).toMatch(/data or options, not both\n.*the data first/);
  expect(fault(rows)).toMatch(/data or options, not both/);
  expect(fault(null, options)).toMatch(/chart "a-chart": it has no data/);
});

const signals = { label: "supplier", date: "amount", effect: "supplier" };
const [up, down] = [
  { value: "Rolls-Royce", name: "Up" },
  { value: "Ferranti", name: "Down" },
];

test.each<[string, object, RegExp]>([
  ["sortedBars", { decimals: -1 }, /its decimals is -1\n.*a whole number from 0 to 15/],
  ["intervalPlot", { order: "vlaue" }, /its order is "vlaue"\n.*one of: "value", "given"/],
  ["intervalPlot", { reference: "x" }, /its reference is "x"\n.*Give it a number/],
  ["dumbbell", { from: "amount", to: "amount", names: ["x"] }, /its names is \["x"\]\n.*two texts/],
  ["tornado", { low: "amount", high: "amount", baseline: "50" }, /its baseline is "50"\n.*a number/],
  ["smallMultiples", { panel: "supplier", year: "amount", form: "bar" }, /"bar"\n.*one of: "bars", "line"/],
  ["signalStrip", { ...signals, up, down, by: "month" }, /its by is "month"\n.*one of: "year", "decade"/],
  ["signalStrip", { ...signals, up: "a", down: "b" }, /its up is "a"\n.*{ value: "…", name: "…" }/],
  [
    "timeline",
    { date: "amount", lane: "supplier", lanes: ["a"] },
    /its lanes is \["a"\]\n.*a list: \[{ value/,
  ],
  ["spanComparison", { spans: { name: "a", from: "b" } }, /its spans is \{.*\n.*a list: \[{ name/],
  [
    "spanComparison",
    { spans: [{ name: "a", from: "amount", to: 5 }] },
    /its spans is .*\n.*a list: \[{ name/,
  ],
  ["specificationCurve", { choices: { supplier: 5 } }, /its choices is .*\n.*{ column: "Its name" }/],
  ["specificationCurve", { choices: { supplier: "S" }, main: {} }, /its main is \{\}\n.*a value by column/],
  ["specificationCurve", { choices: { supplier: "S" }, mainName: 5 }, /its mainName is 5\n.*a text/],
  ["sortedBars", { missing: 7 }, /its missing is 7\n.*a text/],
  ["distribution", { interval: [0.1, 0.2, 0.3] }, /its interval is .*\n.*two quantiles from 0 to 1/],
])("%s: an option of another shape is told with what to write: %j", (name, given, message) => {
  const kind = exported[name] as (data: unknown, options: object) => unknown;
  expect(() => kind(rows, { ...options, ...given })).toThrow(message);
});

test.each([
  [{ decimls: 1 }, /there is no option decimls\n.*Did you mean "decimals"\?/],
  [{ Theme: continental }, /there is no option Theme\n.*Did you mean "theme"\?/],
])("an option that is misspelt is told: %#", (given, message) => {
  expect(fault(rows, { ...options, ...given })).toMatch(message);
});

test("an option of another kind, in an object that several charts share, is let be", () => {
  expect(fault(rows, { ...options, reference: 5, low: "amount" })).toBe("");
});

test("an option that is null is left out", () => {
  const nulls = { decimals: null, missing: null, size: null, theme: null, waive: null, basis: null };
  expect(fault(rows, { ...options, ...nulls })).toBe("");
  expect(fault(rows, { ...options, unit: null })).toMatch(/it has no unit/);
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
