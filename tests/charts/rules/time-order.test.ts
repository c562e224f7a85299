import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const line = { type: "scatter", mode: "lines", y: [1, 2], line: { color: "#12436D" } };
const backwards = (trace: object, xaxis: object) =>
  drawn([trace], { xaxis }).filter((fault) => /from right to left/.test(fault));

test.each([
  [[2015, 2024], { autorange: "reversed" }],
  [["2015-01-01", "2024-01-01"], { autorange: "reversed" }],
  [[2015, 2024], { range: [2024, 2015] }],
])("time from right to left: %j %j", (x, xaxis) => {
  expect(backwards({ ...line, x }, xaxis)).toEqual([
    expect.stringMatching(/along xaxis → Let it run to the right/),
  ]);
});

test("amounts that could be years run to the left in one half of a population pyramid", () => {
  const lying = {
    type: "bar",
    orientation: "h",
    x: [1500, 1700],
    y: ["a", "b"],
    marker: { color: "#12436D" },
  };
  expect(backwards(lying, { range: [2000, 0] })).toEqual([]);
});

test("other axes may run as they like", () => {
  expect(backwards({ ...line, x: [1, 2] }, { autorange: "reversed" })).toEqual([]);
  expect(backwards({ ...line, x: [2015, 2024] }, { range: [2015, 2024] })).toEqual([]);
});
