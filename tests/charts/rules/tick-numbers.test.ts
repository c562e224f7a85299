import { describe, expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { faultsOf } from "../faults.ts";

const years = [2015, 2018, 2021, 2024];
const line = { type: "scatter", mode: "lines", x: years, line: { color: "#12436D" } };

/** Faults about the ticks of a line of amounts along years. */
function told(y: number[], layout: object, more: object = {}) {
  const data = frame({ year: years, amount: y });
  const figure = { data: [{ ...line, y }], layout };
  return faultsOf({ data, figure, ...more }).filter((fault) => /tick-numbers/.test(fault));
}
const along = (tickvals: number[], ticktext: unknown[], more: object = {}) => ({
  tickvals,
  ticktext,
  ...more,
});
const small = [8, 14, 22, 31];
const large = small.map((amount) => amount * 1000);

describe("numbers that are not those of the ticks", () => {
  test.each<[string, number[], object, RegExp]>([
    [
      "ten times as much",
      small,
      { yaxis: along([10, 20, 30], ["100", "200", "300"]) },
      /^yaxis writes "300" at 30 → Write at each tick the number that it stands at/,
    ],
    [
      "other years",
      small,
      { xaxis: along([2015, 2018, 2024], ["2010", "2015", "2020"]) },
      /^xaxis writes "2010" at 2015 → Write each year at its own place/,
    ],
    [
      "one of them, where the unit changes",
      [300, 900, 1500, 2500],
      { yaxis: along([0, 500, 1000, 2000, 3000], ["0", "£500bn", "£1tn", "£2tn", "£4tn"]) },
      /writes "£4tn" at 3000/,
    ],
    ["one of them", small, { yaxis: along([0, 10, 20, 30], ["0", "10", "25", "30"]) }, /writes "25" at 20/],
    [
      "thousands, and nothing says so",
      large,
      { yaxis: along([0, 10_000, 20_000], ["0", "10", "20"]) },
      /writes "20" at 20000, and nothing in the picture says in which unit → Write the unit/,
    ],
  ])("%s", (_, y, layout, fault) => {
    expect(told(y, layout)).toEqual([expect.stringMatching(fault)]);
  });
});

const thousands = along([0, 10_000, 20_000], ["0", "10", "20"]);
test.each<[string, number[], object, object?]>([
  ["their own numbers", small, { yaxis: along([0, 10, 20], ["0", "10", "20"]) }],
  ["numbers that are no texts", small, { yaxis: along([0, 10, 20], [0, 10, 20]) }],
  ["the unit at each", large, { yaxis: along([0, 10_000, 20_000], ["0", "10k", "20k"]) }],
  ["two units", [5e5, 1e6, 1.5e6, 1e6], { yaxis: along([0, 5e5, 1e6, 1.5e6], ["0", "500k", "1m", "1.5m"]) }],
  [
    "£ billion that become trillions",
    [300, 900, 1500, 2000],
    { yaxis: along([0, 500, 1000, 2000], ["0", "£500bn", "£1tn", "£2tn"]) },
  ],
  [
    "£ million that become billions",
    [300, 900, 1500, 2000],
    { yaxis: along([500, 1000], ["£500m", "£1bn"]) },
  ],
  ["thousands that become millions", [300, 900, 1500, 2000], { yaxis: along([500, 1000], ["500k", "1m"]) }],
  [
    "units along a logarithm",
    [12, 90, 400, 1500],
    { yaxis: along([10, 100, 1000], ["£10m", "£100m", "£1bn"], { type: "log" }) },
  ],
  ["the unit in the subtitle", large, { yaxis: thousands }, { subtitle: "Thousands of orders, Japan" }],
  ["the unit in an annotation", large, { yaxis: thousands, annotations: [{ text: "thousand" }] }],
  ["per cents of shares", [0.1, 0.2, 0.3, 0.4], { yaxis: along([0, 0.2, 0.4], ["0%", "20%", "40%"]) }],
  ["what is below zero, without its sign", [-8, 8, 4, 2], { yaxis: along([-8, 0, 8], ["8", "0", "8"]) }],
  ["a change from a base of 100", [90, 100, 110, 105], { yaxis: along([90, 100, 110], ["−10", "0", "+10"]) }],
  ["a logarithm", [0.5, 1.5, 2.5, 3.5], { yaxis: along([1, 2, 3], ["10", "100", "1,000"]) }],
  ["rows by number", [0, 1, 2, 3], { yaxis: along([0, 1, 2, 3], ["2010", "2015", "2020", "2025"]) }],
  ["months as years", [9, 14, 22, 31], { yaxis: along([12, 24, 36], ["1", "2", "3"]) }],
  ["a rate of more people", small, { yaxis: along([10, 20], ["100", "200"], { title: "per 1,000" }) }],
  ["a year in two digits", small, { xaxis: along([2020], ["20"]) }],
  ["words", small, { yaxis: along([10, 20], ["100 and more", "few"]) }],
  ["the year in which a year ends", small, { xaxis: along([2015, 2018], ["2016", "2019"]) }],
  ["what is not shown", small, { yaxis: along([10, 20], ["100", "200"], { showticklabels: false }) }],
])("nothing is said of %s", (_, y, layout, more) => {
  expect(told(y, layout, more)).toEqual([]);
});

test("places that the data do not have are the author's own", () => {
  const figure = {
    data: [{ ...line, y: [1.2, 2.2, 3.2, 4.2] }],
    layout: { yaxis: along([12, 22], ["120", "220"]) },
  };
  const faults = faultsOf({ data: frame({ year: years }), figure });
  expect(faults.filter((fault) => /tick-numbers/.test(fault))).toEqual([]);
});

test("percentiles as deciles, where a title says so", () => {
  const ranks = [10, 25, 40, 90];
  const data = frame({ percentile: ranks, amount: small });
  const faults = (title: object) => {
    const xaxis = along([10, 50, 90], ["1", "5", "9"], title);
    const figure = { data: [{ ...line, x: ranks, y: small }], layout: { xaxis } };
    return faultsOf({ data, figure }).filter((fault) => /tick-numbers/.test(fault));
  };
  expect(faults({ title: { text: "Decile" } })).toEqual([]);
  expect(faults({})).toHaveLength(1);
});

test("as the chart's language writes them", () => {
  const y = [1200, 2400, 1800, 3000];
  const faults = (texts: string[]) => told(y, { yaxis: along([1000, 2000], texts) }, { theme: continental });
  expect(faults(["1.000", "2.000"])).toEqual([]);
  expect(faults(["10.000", "20.000"])).toHaveLength(1);
});
