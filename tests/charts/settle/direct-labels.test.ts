import { describe, expect, test } from "vitest";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withDirectLabels } from "../../../src/charts/settle/direct-labels.ts";
import { government } from "../../../src/charts/themes/government.ts";

const line = { type: "scatter", mode: "lines", x: [2015, 2024], y: [1, 2] };
const named = { text: "England", x: 2024, y: 2, xanchor: "left" };
const settled = (data: Trace[], layout: Layout) =>
  withDirectLabels({ data, layout }, government, { width: 640, height: 384 });
const range = (data: Trace[], layout: Layout) =>
  (settled(data, layout).layout.xaxis as { range?: unknown } | undefined)?.range;

test("lines named at their ends run to the edge of the plot", () => {
  expect(range([line], { annotations: [named] })).toEqual([2015, 2024]);
  expect(settled([line], { annotations: [named] }).data[0]).toMatchObject({ cliponaxis: false });
  const dates = { ...line, x: ["2015-01-01", "2024-06-01"] };
  expect(range([dates], { annotations: [{ ...named, x: "2024-06-01" }] })).toEqual([
    ...["2015-01-01", "2024-06-01"],
  ]);
});

test("dots at the first place keep clear of the labels of the amounts", () => {
  const standoff = (trace: Trace) =>
    (settled([trace], { annotations: [named] }).layout.yaxis as { ticklabelstandoff?: number } | undefined)
      ?.ticklabelstandoff;
  expect(standoff({ ...line, mode: "lines+markers", marker: { size: 12 } })).toBe(10);
  expect(standoff({ ...line, mode: undefined })).toBe(7);
  expect(standoff(line)).toBeUndefined();
});

describe("the axis stays as it is", () => {
  test.each<[string, Trace[], Layout]>([
    ["without a name at an end", [line], { annotations: [{ ...named, x: 2020 }] }],
    ["with a name that ends there", [line], { annotations: [{ ...named, xanchor: "right" }] }],
    ["under bars", [{ ...line, type: "bar" }], { annotations: [named] }],
    ["along names", [{ ...line, x: ["a", "b"] }], { annotations: [{ ...named, x: "b" }] }],
  ])("%s", (_, data, layout) => {
    expect(range(data, layout)).toBeUndefined();
  });

  test("where it has ends of its own", () => {
    const layout = { annotations: [named], xaxis: { range: [2010, 2030] } };
    expect(range([line], layout)).toEqual([2010, 2030]);
  });
});
