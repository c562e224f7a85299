import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import { UsageError } from "../../../src/errors.ts";
import { allNumbers, good } from "../faults.ts";

/** What the picture of a chart of these traces is refused for, once it is drawn. */
async function faultsOf(data: object[], layout: object = {}, waive: Record<string, string> = {}) {
  const stated = chart({ ...good, data: allNumbers(data), figure: { data, layout } as never, waive });
  try {
    await stated.svg();
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).problems.every((problem) => problem.chart === good.id)).toBe(true);
    return (error as UsageError).problems.map(({ problem, remedy }) => `${problem} → ${remedy}`);
  }
}

const lines = (second: number) => [
  { type: "scatter", mode: "lines", name: "Alpha", x: [2000, 2010], y: [0, 50] },
  {
    type: "scatter",
    mode: "lines",
    name: "Beta",
    x: [2000, 2010],
    y: [90, second],
    line: { color: "#F46A25" },
  },
];
const names = (second: number, more: object = {}) => ({
  margin: { r: 70 },
  annotations: [
    { text: "Alpha", x: 2010, y: 50, xanchor: "left" },
    { text: "Beta", x: 2010, y: second, xanchor: "left", ...more },
  ],
});

describe("labels over each other", () => {
  test("the names of lines that end together", async () => {
    expect(await faultsOf(lines(51), names(51))).toEqual([
      expect.stringMatching(/^"Alpha" and "Beta" are printed over each other → Move one \(yshift/),
    ]);
  });

  test("one moved as the remedy says", async () => {
    expect(await faultsOf(lines(51), names(51, { yshift: 14 }))).toEqual([]);
    expect(await faultsOf(lines(20), names(20))).toEqual([]);
  });

  test("kept with a reason, which has to be needed", async () => {
    const waive = { "label-overlap": "The minister wants both." };
    expect(await faultsOf(lines(51), names(51), waive)).toEqual([]);
    expect(await faultsOf(lines(20), names(20), waive)).toEqual([
      expect.stringMatching(/the waiver "label-overlap" is not needed.* → Remove/),
    ]);
  });
});

describe("labels cut off", () => {
  const points = {
    type: "scatter",
    mode: "markers+text",
    x: [1, 2],
    y: [1, 2],
    marker: { color: "#12436D" },
  };
  const told = {
    ...points,
    text: ["one", `a ${"long ".repeat(9)}name at the right`],
    textposition: "middle right",
  };

  test("by the edge of the picture, and with the room that the remedy names", async () => {
    expect(await faultsOf([told])).toEqual([
      expect.stringMatching(
        /^"a (long )+name at the right" leaves the picture by \d+ pixels at the right → Make room for it \(layout\.margin\.r\)/,
      ),
    ]);
    expect(await faultsOf([told], { margin: { r: 440 } })).toEqual([]);
    const short = { ...points, text: ["one", "a name at the right"], textposition: "middle right" };
    expect(await faultsOf([short])).toEqual([]);
  });

  test("by the edge of the plot, and not once it may stand over that", async () => {
    const clipped = { ...told, cliponaxis: true };
    expect(await faultsOf([clipped], { margin: { r: 440 } })).toEqual([
      expect.stringMatching(/is cut off at the right, by the edge of its plot → .*cliponaxis: false/),
    ]);
  });
});

test("words made too small to fit their bars", async () => {
  const y = Array.from({ length: 12 }, (_, i) => i + 1);
  const bars = { type: "bar", x: y.map((i) => `n${i}`), y, text: y.map(() => "a name of some length") };
  const faults = await faultsOf([{ ...bars, textposition: "inside", marker: { color: "#12436D" } }]);
  expect(faults).toHaveLength(3);
  expect(faults[0]).toMatch(/^"a name of some length" is [\d.]+ pixels high, and hard to read → Give it 9/);
  expect(faults[2]).toMatch(/and so it is with \d+ more → /);
});

describe("labels on bars", () => {
  const bars = { type: "bar", x: ["a", "b", "c"], y: [1, 9, 1], marker: { color: "#12436D" } };
  const told = (more: object = {}) =>
    faultsOf([bars], { annotations: [{ text: "Record year in b", x: "b", y: 5, ...more }] });

  test("dark on dark, partly over the edge", async () => {
    expect(await told()).toEqual([
      expect.stringMatching(
        /^"Record year in b" in rgb\(11, 12, 12\) stands on rgb\(18, 67, 109\).* → Move it off/,
      ),
    ]);
  });

  test("with a ground of its own, as the remedy says", async () => {
    expect(await told({ bgcolor: "#FFFFFF" })).toEqual([]);
    expect(await told({ y: 9, yanchor: "bottom" })).toEqual([]);
  });
});

describe("labels that read as one", () => {
  const long = ["1,000,000", "1,500,000", "2,000,000", "2,500,000", "3,000,000", "3,500,000", "4,000,000"];
  const ticks = { tickvals: [1, 2, 3, 4, 5, 6, 7], ticktext: long.map((text) => `${text}${text}`) };
  const line = { type: "scatter", mode: "lines", x: [1, 7], y: [1, 2], line: { color: "#12436D" } };

  const beside = (pixels: number, more: object = {}) => [
    { text: "9", x: 4, y: 1.8, xanchor: "right" },
    { text: "10", x: 4, y: 1.8, xanchor: "left", xshift: pixels, ...more },
  ];

  test.each([1, 2])("two words %d pixels apart", async (pixels) => {
    expect(await faultsOf([line], { annotations: beside(pixels) })).toEqual([
      expect.stringMatching(/^"9" and "10" read as one → Move one \(yshift/),
    ]);
  });

  test("and not with a space between them, or one lower than the other", async () => {
    expect(await faultsOf([line], { annotations: beside(5) })).toEqual([]);
    expect(await faultsOf([line], { annotations: beside(1, { yshift: -10 }) })).toEqual([]);
  });

  test("ticks side by side, with what is done about ticks", async () => {
    const [fault] = await faultsOf([line], { xaxis: ticks });
    expect(fault).toMatch(
      /(printed over each other|read as one) → Give the axis fewer ticks \(nticks, dtick\)/,
    );
  });

  test("a word beside the label of an axis", async () => {
    const beside = {
      text: "9 provisional",
      xref: "paper",
      x: 0,
      xshift: -4,
      xanchor: "right",
      y: 2,
      yref: "y",
    };
    const faults = await faultsOf([line], {
      ...{ yaxis: { tickvals: [2] }, annotations: [beside], margin: { l: 120 } },
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/Give the axis a wider range, so that words keep clear of its labels/);
  });
});

test("rows of a table that the picture cuts off are told what a table can do", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `Row ${i + 1}`);
  const [fault] = await faultsOf([
    { type: "table", header: { values: ["Name"] }, cells: { values: [rows] } },
  ]);
  expect(fault).toMatch(/is cut off at the bottom, by the edge of its table → Give the chart a larger size/);
});

test("words that the bar beside theirs is drawn over", async () => {
  const wide = { type: "bar", x: [0, 10, 30, 60], width: [10, 20, 30, 40], offset: 0, y: [12, 15, 9, 20] };
  const text = ["North East", "North West", "Yorkshire and The Humber", "East Midlands"];
  expect(
    await faultsOf([{ ...wide, text, textposition: "outside", marker: { color: "#12436D" } }]),
  ).toContainEqual(
    expect.stringMatching(
      /"North East" is hidden in part by what is drawn after it → Shorten it, break it with <br>/,
    ),
  );
});
