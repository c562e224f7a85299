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
