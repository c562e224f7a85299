import { expect, test } from "vitest";
import type { Trace } from "../../../src/charts/figure.ts";
import { withColours } from "../../../src/charts/settle/colours.ts";
import { government } from "../../../src/charts/themes/government.ts";

const settled = (trace: Trace) =>
  withColours({ data: [trace], layout: {} }, government, { width: 640, height: 384 }).data[0] as Trace;
const [navy, teal, plum] = government.palette;

test("slices have the colours of the palette in the order of the rows", () => {
  expect(settled({ type: "pie", labels: ["a", "b"], values: [1, 9] }).marker).toEqual({
    colors: [navy, teal],
  });
  expect(settled({ type: "pie", values: [1, 9], marker: { colors: ["red"] } }).marker).toEqual({
    colors: ["red", teal],
  });
});

test("a branch and all that grows from it have one colour, and the root is the ground", () => {
  const tree = {
    labels: ["All", "Health", "GPs", "Defence", "Ships", "Engines"],
    parents: ["", "All", "Health", "All", "Defence", "Ships"],
  };
  const colors = ["#FFFFFF", navy, navy, teal, teal, teal];
  expect(settled({ type: "treemap", ...tree }).marker).toEqual({ colors });
  expect(settled({ type: "sunburst", ...tree })).toMatchObject({ marker: { colors }, leaf: { opacity: 1 } });
  const roots = { labels: ["a", "b", "c"], parents: ["", "", "b"] };
  expect(settled({ type: "icicle", ...roots }).marker).toEqual({ colors: [navy, teal, teal] });
  const own = { colors: ["red"] };
  expect(settled({ type: "treemap", ...tree, marker: own }).marker).toEqual(own);
});

test("parents that go round in a circle come to an end", () => {
  const circle = { type: "treemap", labels: ["a", "b"], parents: ["b", "a"] };
  expect(settled(circle).marker).toEqual({ colors: ["#FFFFFF", "#FFFFFF"] });
});

test("stacked areas are as dark as their lines", () => {
  const area = { type: "scatter", stackgroup: "one", x: [1], y: [1] };
  expect(settled(area).fillcolor).toBe(navy);
  expect(settled({ ...area, line: { color: plum } }).fillcolor).toBe(plum);
  expect(settled({ ...area, fillcolor: "red" }).fillcolor).toBe("red");
  expect(settled({ ...area, stackgroup: undefined }).fillcolor).toBeUndefined();
});

test("the bars of an error are seen on the bars beneath them", () => {
  const bar = { type: "bar", x: ["a"], y: [1], error_y: { array: [1] } };
  const [dark, bright] = government.duo;
  expect(settled(bar).error_y).toMatchObject({ color: bright, array: [1] });
  expect(settled({ ...bar, marker: { color: bright } }).error_y).toMatchObject({ color: dark });
  expect(settled({ ...bar, error_y: { color: "red" } }).error_y).toMatchObject({ color: "red" });
});
