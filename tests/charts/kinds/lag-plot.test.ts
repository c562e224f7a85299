import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { lagPlot } from "../../../src/charts/kinds/lag-plot.ts";
import { pairs, words } from "../samples.ts";
import { rowNames, ticksOf, tracesOf, wordsIn } from "./positions.ts";

const options = { ...words, label: "pair", from: "from", to: "to" };
const chart = lagPlot(pairs(), options);
const named = (name: string) =>
  (
    tracesOf(chart) as unknown as { name: string; type: string; base?: number[]; x: number[]; y: number[] }[]
  ).filter((trace) => trace.name === name);
/** Days in a twelfth of a mean Gregorian year. */
const month = 30.436875;

test("a dot at each lag known to the day, a bar over those that are not", () => {
  const [bars, dots] = named("After");
  const rows = ticksOf(chart, "yaxis");
  // From 4 July 2013 it is 155 days to 6 December and 378 to 17 July 2014.
  expect(dots).toMatchObject({ x: [155 / month, 378 / month], y: [rows[1], rows[3]] });
  // From a day of April 2012: 430 days from its last to 4 July 2013, 459 from its first.
  expect(bars).toMatchObject({ base: [430 / month], y: [rows[4]] });
  expect(bars?.x[0]).toBeCloseTo(29 / month, 9);
});

test("what came before stands left of zero in a form of its own; where the order is not known, the bar is hollow", () => {
  expect(named("Before")).toMatchObject([
    { type: "scatter", x: [-721 / month], marker: { symbol: "diamond" } },
  ]);
  // 4 July 2013 back to 1 January, 184 days, and on to 31 December 2014, 545.
  expect(named("order not known")).toMatchObject([
    { type: "bar", base: [-184 / month], marker: { color: "#FFFFFF" } },
  ]);
});

test("the shortest lag first, each in words, and a pair without a date keeps its row", () => {
  expect(rowNames(chart)).toEqual([
    "Export rules to memorandum",
    "Agreement to secrets act",
    "Agreement to wider exports",
    "Agreement to missile project",
    "Memorandum to agreement",
    "Agreement to clearance",
  ]);
  expect(wordsIn(chart)).toEqual([
    "23.7 months before",
    "5.1 months",
    "−6 to 17.9 months (order not known)",
    "12.4 months",
    "14.1–15.1 months",
    "Not known: no date",
    "Before",
    "After",
  ]);
  expect(rowNames(lagPlot(pairs(), { ...options, order: "given" }))).toEqual(pairs().column("pair"));
});

test("months are counted off in parts and multiples of a year, and zero is on the axis", () => {
  expect(ticksOf(chart, "xaxis")).toEqual([-12, 0, 12]);
  const far = frame({ pair: ["a"], from: ["1967"], to: ["2014"] });
  expect(ticksOf(lagPlot(far, options), "xaxis")).toEqual([0, 120, 240, 360, 480]);
});

test("the data drawn have the lags beside the dates", () => {
  const { names, columns } = lagPlot(pairs(), { ...options, unit: "days" }).data;
  expect(names).toEqual(["pair", "from", "to", "shortest", "longest"]);
  expect(columns[3]).toEqual([-721, 155, -184, 378, 430, null]);
  expect(columns[4]).toEqual([-721, 155, 545, 378, 459, null]);
});

test("events on one day have a dot on zero that says so, and an axis that names its unit, which no row does", () => {
  const table = frame({ pair: ["a"], from: ["2012-12-19"], to: ["2012-12-19"] });
  const sameDay = lagPlot(table, options);
  expect(wordsIn(sameDay)).toEqual(["Same day"]);
  expect((sameDay.figure.layout.xaxis as { ticktext: string[] }).ticktext).toEqual(["0", "1 day"]);
});

test("nothing is headed that is not there: a pair without a date came neither before nor after", () => {
  const table = frame({ pair: ["a", "b"], from: ["2020-03-23", "2020-11-05"], to: ["2020-07-04", null] });
  expect(wordsIn(lagPlot(table, options))).toEqual(["3.4 months", "Not known: no date", "After"]);
});

test("an open end and what is no date are refused with their place", () => {
  const open = frame({ pair: ["a", "b"], from: ["1963", "1963/.."], to: ["1966", "1966"] });
  expect(() => lagPlot(open, options)).toThrow(/row 2, column "from": "1963\/\.\." has an open end/);
  const wrong = frame({ pair: ["a"], from: ["1963"], to: ["soon"] });
  expect(() => lagPlot(wrong, options)).toThrow('"soon" is not a date');
});

test("lags of less than three months are told in days, where months would all be 0.1", () => {
  const short = frame({
    pair: ["a", "b"],
    from: ["2022-05-27", "2022-05-27"],
    to: ["2022-05-30", "2022-06-20"],
  });
  expect(wordsIn(lagPlot(short, options))).toEqual(expect.arrayContaining(["3 days", "24 days"]));
  expect(wordsIn(lagPlot(short, { ...options, unit: "months" }))).toContain("0.8 months");
});
