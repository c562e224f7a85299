import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const bars = { type: "bar", x: ["a", "b"], y: [1, 2], marker: { color: "#12436D" } };
const untold = (trace: object, layout: object) =>
  drawn([trace], layout).filter((fault) => /nothing in the picture says how much/.test(fault));

test.each([{ visible: false }, { showticklabels: false }])(
  "bars on an axis that is not shown: %j",
  (yaxis) => {
    expect(untold(bars, { yaxis })).toEqual([
      expect.stringMatching(/trace 1 shows.* → Show the axis, or write/),
    ]);
  },
);

test("amounts on the marks, or in an annotation, tell it", () => {
  const yaxis = { visible: false };
  expect(untold({ ...bars, text: ["1", "2"] }, { yaxis })).toEqual([]);
  expect(untold(bars, { yaxis, annotations: [{ text: "2 in b", x: "b", y: 2 }] })).toEqual([]);
  expect(untold(bars, { xaxis: { visible: false } })).toEqual([]);
});

test("a timeline has dates to tell, and a histogram along an edge the shape of the other", () => {
  const dots = { type: "scatter", mode: "markers", marker: { color: "#12436D" } };
  const events = { ...dots, x: ["2020-01-01", "2024-05-01"], y: [1, -1] };
  expect(untold(events, { yaxis: { visible: false } })).toEqual([]);
  const edge = { type: "histogram", x: [1, 2], yaxis: "y2", marker: { color: "#12436D" } };
  const layout = { yaxis: { domain: [0, 0.7] }, yaxis2: { domain: [0.75, 1], visible: false } };
  expect(
    drawn([{ ...dots, x: [1, 2], y: [1, 2] }, edge], layout).filter((fault) => /how much/.test(fault)),
  ).toEqual([]);
});
