import { describe, expect, test } from "vitest";
import { tornado } from "../../../src/charts/kinds/tornado.ts";
import { drawn } from "../faults.ts";
import { words } from "../samples.ts";

const bars = { type: "bar", x: ["a", "b"], y: [98, 100], marker: { color: "#12436D" } };
const cut = /bars are cut off: yaxis shows .* and their zero is not in it/;

describe("the axis leaves the zero out", () => {
  test.each<[string, object]>([
    ["by its range", { range: [90, 101] }],
    ["by a range in texts", { range: ["90", "101"] }],
    ["the other way round", { range: [101, 90] }],
    ["by its least value", { minallowed: 90 }],
    ["by the least value of its automatic range", { autorangeoptions: { minallowed: 90 } }],
    ["by a clip", { autorangeoptions: { clipmin: 90 } }],
  ])("%s", (_, yaxis) => {
    expect(drawn([bars], { yaxis })).toContainEqual(expect.stringMatching(cut));
  });
});

test.each<[string, object]>([
  ["a range from zero", { range: [0, 110] }],
  ["one end only", { range: [null, 110] }],
  ["an automatic range, whatever else is said", { autorange: true, range: [90, 101] }],
  ["a greatest value", { maxallowed: 200 }],
])("%s leaves it in", (_, yaxis) => {
  expect(drawn([bars], { yaxis })).toEqual([]);
});

test("a base other than zero is a zero that is not one", () => {
  expect(drawn([{ ...bars, base: 90, y: [8, 10] }])).toContainEqual(
    expect.stringMatching(/the bars of trace 1 all begin at 90, and not at zero → Leave base out/),
  );
});

test("floating bars that all begin at one number have another zero, and spans of years have not", () => {
  const floating = (base: number[]) =>
    drawn([{ ...bars, base, y: [8, 10] }]).filter((fault) => /begin/.test(fault));
  expect(floating([90, 90])).toContainEqual(expect.stringMatching(/all begin at 90/));
  expect(floating([90, 91])).toEqual([]);
  expect(floating([2015, 2015])).toEqual([]);
});

test("a waterfall has the zero of its base", () => {
  const waterfall = { type: "waterfall", x: ["a", "b"], y: [100, 20], base: 50 };
  expect(drawn([waterfall])).toContainEqual(expect.stringMatching(/all begin at 50/));
});

test.each([{ range: [120, 0] }, { autorange: "reversed" }])("bars that hang from the top: %j", (yaxis) => {
  expect(drawn([bars], { yaxis })).toContainEqual(
    expect.stringMatching(/bars hang from the top: yaxis runs downwards/),
  );
});

test("one half of a population pyramid runs to the left", () => {
  const lying = { ...bars, orientation: "h", x: [98, 100], y: ["a", "b"] };
  expect(drawn([lying], { xaxis: { autorange: "reversed" } })).toEqual([]);
});

test("bars around a circle", () => {
  const polar = { type: "barpolar", r: [52, 55], theta: ["a", "b"], marker: { color: "#12436D" } };
  const layout = (range: number[]) => ({ polar: { radialaxis: { range } } });
  expect(drawn([polar], layout([50, 56]))).toContainEqual(
    expect.stringMatching(/bars are cut off: the radial axis of polar shows \[50,56\]/),
  );
  expect(drawn([polar], layout([0, 56]))).toEqual([]);
});

test.each<[string, object]>([
  ["stacked", { stackgroup: "a" }],
  ["filled to the next, without one", { fill: "tonexty" }],
])("an area is read by its height: %s", (_, more) => {
  const look = { line: { color: "#12436D" }, fillcolor: "#12436D" };
  const area = { type: "scatter", mode: "lines", x: [1, 2], y: [98, 100], ...look, ...more };
  expect(drawn([area], { yaxis: { range: [90, 101] } })).toContainEqual(expect.stringMatching(cut));
});

test("a band between two lines has no zero", () => {
  const line = { type: "scatter", mode: "lines", x: [1, 2], line: { color: "#12436D" }, legendgroup: "a" };
  const band = [
    { ...line, y: [92, 93] },
    { ...line, y: [98, 100], fill: "tonexty", fillcolor: "#DDDDDD" },
  ];
  expect(drawn(band, { yaxis: { range: [90, 101] } })).toEqual([]);
});

test("an area is read by its height too", () => {
  const area = { type: "scatter", mode: "lines", fill: "tozeroy", x: [1, 2], y: [98, 100] };
  const look = { line: { color: "#12436D" }, fillcolor: "#12436D" };
  expect(drawn([{ ...area, ...look }], { yaxis: { range: [90, 101] } })).toContainEqual(
    expect.stringMatching(cut),
  );
});

test("a kind's bars may all begin at its baseline", () => {
  const rows = { name: ["A", "B"], low: [5, 5], high: [7, 9] };
  const options = { ...words, label: "name", low: "low", high: "high", baseline: 5, unit: "£m" };
  expect(() => tornado(rows, options)).not.toThrow();
});
