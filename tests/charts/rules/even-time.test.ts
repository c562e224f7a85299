import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const line = { type: "scatter", mode: "lines+markers", y: [1, 2, 3, 4], line: { color: "#12436D" } };
const uneven = (x: string[], xaxis: object = {}, more: object = {}) =>
  drawn([{ ...line, x, ...more }], { xaxis }).filter((fault) => /uneven-time/.test(fault));
const years = ["2010", "2011", "2015", "2024"];
const category = { type: "category" };

test.each<[string, string[], object]>([
  ["years as names", years, category],
  ["financial years", ["2010/11", "2011/12", "2015/16", "2023/24"], {}],
  ["financial years with a hyphen", ["2010-11", "2011-12", "2015-16", "2023-24"], category],
  ["financial years in full", ["FY 1998–1999", "FY 1999–2000", "FY 2004–2005"], {}],
  ["an order of its own that has no more of them", years, { ...category, categoryarray: years }],
])("a line along %s that are not evenly apart", (_, x, xaxis) => {
  expect(uneven(x, xaxis)).toEqual([expect.stringMatching(/^the years along xaxis are names, which stand/)]);
});

test("it says which, and what to give", () => {
  expect(uneven(years, category)).toEqual([
    expect.stringMatching(/2010 and 2011 as far as 2011 and 2015 → Give x numbers.*\[2010, 2011, …\].*null/),
  ]);
});

test.each<[string, string[], object, object?]>([
  ["every year", ["2010/11", "2011/12", "2012/13", "2013/14"], {}],
  ["every fifth", ["2005", "2010", "2015", "2020"], category],
  ["numbers", years, {}],
  ["two years", ["2010/11", "2023/24"], {}],
  [
    "gaps that are kept",
    years,
    { ...category, categoryarray: Array.from({ length: 15 }, (_, i) => 2010 + i) },
  ],
  ["other names", ["2010/11", "2012/13", "since"], {}],
  ["months of a kind", ["2010/12", "2011/12", "2015/12"], {}],
  ["points without a line", years, category, { mode: "markers" }],
  ["bars", years, category, { type: "bar", mode: undefined, line: undefined }],
])("nothing is said of %s", (_, x, xaxis, more) => {
  expect(uneven(x, xaxis, more)).toEqual([]);
});
