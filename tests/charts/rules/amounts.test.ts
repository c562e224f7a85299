import { describe, expect, test } from "vitest";
import { drawn } from "../faults.ts";

const bars = { type: "bar", x: ["a", "b"], marker: { color: "#12436D" } };

test("amounts that are texts, which Plotly takes for names", () => {
  expect(drawn([{ ...bars, y: ["£80m", "£60m"] }])).toContainEqual(
    expect.stringMatching(/the amounts of trace 1 are texts \("£80m"\).* → Give numbers.*tickprefix: "£"/),
  );
});

test("numbers in texts are numbers", () => {
  expect(drawn([{ ...bars, y: ["80", "60"] }])).toEqual([]);
});

test("lists of unlike length, of which Plotly draws the shorter", () => {
  expect(drawn([{ ...bars, y: [1, 2, 3] }])).toContainEqual(
    expect.stringMatching(/trace 1 has 2 values for x and 3 for y, and would leave some out/),
  );
});

test("a slice below zero, which Plotly leaves out", () => {
  const pie = { type: "pie", labels: ["a", "b"], values: [3, -1], textinfo: "label" };
  expect(drawn([pie])).toContainEqual(
    expect.stringMatching(/pie with values below zero \(-1\) → Draw sortedBars/),
  );
});

test("dates that Plotly takes for names", () => {
  const dots = { type: "scatter", mode: "markers", y: [1, 2], marker: { color: "#12436D" } };
  for (const x of [
    ["01/02/2024", "15/02/2024"],
    ["1.2.2024", "15.2.2024"],
  ])
    expect(drawn([{ ...dots, x }])).toContainEqual(
      expect.stringMatching(/dates of trace 1 are written as "0?1.0?2.2024".* → Write dates as "2024-02-15"/),
    );
  expect(drawn([{ ...dots, x: ["2024-02-01", "2024-02-15"] }])).toEqual([]);
});

test("a name twice, which Plotly stacks", () => {
  expect(drawn([{ ...bars, x: ["North", "South", "North"], y: [10, 20, 30] }])).toContainEqual(
    expect.stringMatching(/trace 1 has two bars at "North".* → Add the rows up first/),
  );
  expect(drawn([{ ...bars, x: ["a", "a"], y: [1, 2], base: [0, 5] }]).join()).not.toMatch(/two bars/);
});

const names = { annotations: [{ text: "Up" }, { text: "Down" }] };
const two = (one: number[], other: number[], more: object = {}) => [
  { ...bars, name: "Up", y: one },
  { ...bars, name: "Down", y: other, marker: { color: "#F46A25" }, ...more },
];

test("what goes down, stacked on what goes up", () => {
  expect(drawn(two([5, 6], [-2, -1]), { barmode: "stack", ...names })).toContainEqual(
    expect.stringMatching(
      /trace 2 has -2 at "a", and trace 1 5: stacked.* → Take layout: { barmode: "relative" }/,
    ),
  );
  for (const barmode of ["relative", "group"])
    expect(drawn(two([5, 6], [-2, -1]), { barmode, ...names })).toEqual([]);
});

test("a bar that hides another", () => {
  const layout = { barmode: "overlay", ...names };
  expect(drawn(two([5, 6], [7, 1]), layout)).toContainEqual(
    expect.stringMatching(/trace 2 hides the bar of trace 1 at "a" → .*"group"/),
  );
  expect(drawn(two([5, 6], [4, 1]), layout).join()).not.toMatch(/hides/);
  expect(drawn(two([5, 6], [7, 1], { width: 0.2 }), layout).join()).not.toMatch(/hides/);
});

test("two rows of names are as long as each of them", () => {
  const x = [
    ["2023", "2023", "2024", "2024"],
    ["North", "South", "North", "South"],
  ];
  expect(drawn([{ ...bars, x, y: [1, 4, 3, 5] }])).toEqual([]);
  expect(drawn([{ ...bars, x, y: [1, 4, 3] }])).toContainEqual(expect.stringMatching(/4 values for x and 3/));
});

test("what is hidden is not drawn", () => {
  expect(
    drawn([
      { ...bars, y: [1, 2] },
      { ...bars, y: ["£8"], visible: false },
    ]),
  ).toEqual([]);
});

describe("a waterfall's total", () => {
  const fall = (y: unknown[], measure = ["absolute", "relative", "total"]) => ({
    ...{ type: "waterfall", x: ["a", "b", "c", "d", "e"].slice(0, y.length), y, measure },
  });
  const totals = (y: unknown[], measure?: string[]) =>
    drawn([fall(y, measure)]).filter((fault) => /for a total/.test(fault));

  test("that is another number than Plotly draws", () => {
    expect(totals([60, 12, 90])).toEqual([
      expect.stringMatching(/trace 1 has 90 for a total that Plotly draws as 72, the sum.* → .*"absolute"/),
    ]);
    expect(totals([60, 12, 72, 3, 72], ["a", "r", "t", "r", "t"])).toHaveLength(1);
  });

  test.each<[string, unknown[], string[]?]>([
    ["is the sum", [60, 12, 72]],
    ["is left to Plotly", [60, 12, 0]],
    ["is missing", [60, 12, null]],
    ["was rounded, as its steps were", [60, 12, 73]],
    ["is of fractions", [0.1, 0.2, 0.3]],
    ["begins anew", [60, 12, 90], ["absolute", "relative", "absolute"]],
  ])("%s", (_, y, measure) => {
    expect(totals(y, measure)).toEqual([]);
  });
});
