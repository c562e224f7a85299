import { describe, expect, test } from "vitest";
import { drawn } from "../faults.ts";

const lines = ["England", "Wales"].map((name, i) => ({
  ...{ type: "scatter", mode: "lines", name, x: [1, 2], y: [1, 2], line: { color: "#12436D" } },
  ...(i === 0 ? {} : { xaxis: "x2", yaxis: "y2" }),
}));
const grid = { rows: 1, columns: 2, pattern: "independent" };
const unnamed = (layout: object, data: object[] = lines) =>
  drawn(data, { grid, ...layout }).filter((fault) => /panel of trace/.test(fault));

test("panels that nothing names, with the annotation to write", () => {
  expect(unnamed({})).toEqual([
    expect.stringMatching(
      /the panel of trace 1 \(xaxis, yaxis\) has no name in the picture → .*xref: "x domain"/,
    ),
    expect.stringMatching(/the panel of trace 2 \(xaxis2, yaxis2\) has no name.*yref: "y2 domain"/),
  ]);
});

describe("a panel is named", () => {
  test.each<[string, object]>([
    [
      "by the names of its traces",
      { annotations: [{ text: "<b>England</b>" }, { text: "Wales, at 2022 prices" }] },
    ],
    [
      "by annotations of its axes",
      {
        annotations: ["", "2"].map((n) => ({
          ...{ text: "a", xref: `x${n} domain`, yref: `y${n} domain`, x: 0, y: 1 },
        })),
      },
    ],
    [
      "by annotations above it on the paper",
      { annotations: [0, 0.55].map((x) => ({ text: "a", xref: "paper", yref: "paper", x, y: 1.05 })) },
    ],
    ["by the title of its x axis", { xaxis: { title: { text: "a" } }, xaxis2: { title: "b" } }],
  ])("%s", (_, layout) => {
    expect(unnamed(layout)).toEqual([]);
  });

  test("and not by one elsewhere", () => {
    expect(unnamed({ annotations: [{ text: "a", xref: "paper", yref: "paper", x: 0.1, y: 1.05 }] })).toEqual([
      expect.stringMatching(/the panel of trace 2/),
    ]);
  });
});

test("one panel needs no name, nor does a histogram along the edge of another", () => {
  expect(unnamed({ grid: undefined }, [lines[0] as object])).toEqual([]);
  const dots = { type: "scatter", mode: "markers", x: [1, 2], y: [1, 2], marker: { color: "#12436D" } };
  const edge = { type: "histogram", x: [1, 2], yaxis: "y2", marker: { color: "#12436D" } };
  const layout = { grid: undefined, yaxis: { domain: [0, 0.7] }, yaxis2: { domain: [0.75, 1] } };
  expect(unnamed(layout, [dots, edge])).toEqual([]);
});
