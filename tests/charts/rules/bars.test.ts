import { describe, expect, test } from "vitest";
import { drawn } from "../faults.ts";

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

test("an area is read by its height too", () => {
  const area = { type: "scatter", mode: "lines", fill: "tozeroy", x: [1, 2], y: [98, 100] };
  const look = { line: { color: "#12436D" }, fillcolor: "#12436D" };
  expect(drawn([{ ...area, ...look }], { yaxis: { range: [90, 101] } })).toContainEqual(
    expect.stringMatching(cut),
  );
});
