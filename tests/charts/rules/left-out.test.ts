import { describe, expect, test } from "vitest";
import { sortedBars } from "../../../src/charts/kinds/sorted-bars.ts";
import { drawn } from "../faults.ts";
import { words } from "../samples.ts";

const look = { marker: { color: "#12436D" } };
const bars = { type: "bar", x: ["a", "b"], y: [12, 300], ...look };
const dots = { type: "scatter", mode: "markers", x: [1, 100], y: [1, 2], ...look };

describe("values beyond the ends of an axis", () => {
  test.each<[string, object, object, RegExp]>([
    [
      "a bar that is cut",
      bars,
      { yaxis: { range: [0, 20] } },
      /1 of the values of trace 1 lie outside yaxis: 300/,
    ],
    ["a point that is left out", dots, { xaxis: { range: [0, 5] } }, /outside xaxis: 100, for example/],
    [
      "a date",
      { ...dots, x: ["2020-01-01", "2024-06-30"] },
      { xaxis: { range: ["2019-01-01", "2023-01-01"] } },
      /outside xaxis: "2024-06-30"/,
    ],
    [
      "the end of a floating bar",
      { ...bars, y: [12, 15], base: [1, 10] },
      { yaxis: { range: [0, 20] } },
      /outside yaxis: 15/,
    ],
    [
      "the top of a waterfall",
      { type: "waterfall", x: ["a", "b", "c"], y: [60, 20, -15] },
      { yaxis: { range: [0, 70] } },
      /1 of the values of trace 1 lie outside yaxis: 80/,
    ],
    ["a logarithmic axis", dots, { xaxis: { type: "log", range: [0, 1] } }, /outside xaxis: 100/],
    ["an axis with one end", bars, { yaxis: { maxallowed: 20 } }, /outside yaxis: 300/],
  ])("%s", (_, trace, layout, fault) => {
    expect(drawn([trace], layout)).toContainEqual(expect.stringMatching(fault));
  });
});

test.each<[string, object, object]>([
  ["within", bars, { yaxis: { range: [0, 300] } }],
  ["an automatic range", bars, { yaxis: { range: [0, 20], autorange: true } }],
  ["a step down", { type: "waterfall", x: ["a", "b"], y: [60, -15] }, { yaxis: { range: [0, 70] } }],
  ["names", bars, { xaxis: { range: [-0.5, 1.5] } }],
  ["what is not shown", { ...bars, visible: false }, { yaxis: { range: [0, 20] } }],
])("nothing is said of %s", (_, trace, layout) => {
  const other = { ...bars, y: [1, 2] };
  expect(
    drawn([other, trace], { barmode: "group", ...layout }).filter((fault) => /outside/.test(fault)),
  ).toEqual([]);
});

test("a kind's own axis, in pixels, is its own", () => {
  expect(sortedBars([{ s: "a", v: 1 }], { ...words, label: "s", value: "v", unit: "" }).data.length).toBe(1);
});
