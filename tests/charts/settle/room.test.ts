import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withRoom } from "../../../src/charts/settle/room.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { allNumbers, good } from "../faults.ts";

const size = { width: 640, height: 384 };
type Margins = Record<"l" | "r" | "t" | "b", number>;
const margins = (data: Trace[], layout: Layout = {}) =>
  (withRoom({ data, layout }, government, size).layout.margin ?? { l: 16, r: 16, t: 16, b: 40 }) as Margins;

const bars = { type: "bar", x: ["a", "b"], y: [1, 2], marker: { color: "#12436D" } };
const line = { type: "scatter", mode: "lines", x: [1, 2], y: [1, 2], line: { color: "#12436D" } };

test("bars alone have the margins of the theme", () => {
  expect(margins([bars])).toEqual({ l: 16, r: 16, t: 16, b: 40 });
});

describe("more room", () => {
  test.each<[string, keyof Margins, Trace[], Layout]>([
    [
      "above bars with words on their ends",
      "t",
      [{ ...bars, text: ["1", "2"], textposition: "outside" }],
      {},
    ],
    [
      "beside lying ones",
      "r",
      [
        {
          ...bars,
          orientation: "h",
          x: [1, 2],
          y: ["a", "b"],
          text: ["£1 million", "£2 million"],
          textposition: "outside",
        },
      ],
      {},
    ],
    [
      "beside words at the last point",
      "r",
      [{ ...line, mode: "lines+text", text: ["", "England"], textposition: "middle right" }],
      {},
    ],
    [
      "for an annotation above the plot",
      "t",
      [bars],
      { annotations: [{ text: "£ million", xref: "paper", yref: "paper", x: 0, y: 1, yanchor: "bottom" }] },
    ],
    [
      "for a note below it",
      "b",
      [bars],
      { annotations: [{ text: "Provisional", xref: "paper", yref: "paper", x: 0, y: -0.2 }] },
    ],
    [
      "for names at the ends of lines",
      "r",
      [line],
      { annotations: [{ text: "Northern Ireland", x: 2, y: 2, xanchor: "left" }], xaxis: { range: [1, 2] } },
    ],
    [
      "for the last date along the axis",
      "r",
      [line],
      { xaxis: { ticktext: ["4 July 2013", "27 May 2022"] } },
    ],
  ])("%s", async (_, side, data, layout) => {
    const usual = { l: 16, r: 16, t: 16, b: 40 };
    expect(margins(data, layout)[side]).toBeGreaterThan(usual[side] + 2);
    // Enough of it: no label of the finished picture is cut off.
    const { ticktext: _ticks, ...xaxis } = (layout.xaxis ?? {}) as Layout;
    const figure = { data, layout: { ...layout, ...(layout.xaxis === undefined ? {} : { xaxis }) } };
    await chart({ ...good, data: allNumbers(data), figure }).svg();
  });

  test("and no more than two fifths of the picture", () => {
    const text = "A very long name ".repeat(20);
    const layout = { annotations: [{ text, x: 2, y: 2, xanchor: "left" }], xaxis: { range: [1, 2] } };
    expect(margins([line], layout).r).toBe(0.4 * 640);
  });

  test("what the author states stays", () => {
    const layout = { margin: { t: 3 } };
    expect(margins([{ ...bars, text: ["1", "2"], textposition: "outside" }], layout).t).toBe(3);
  });
});

test("a legend stands above the plot, unless it has a place", () => {
  const legend = (layout: Layout) => withRoom({ data: [bars], layout }, government, size).layout.legend;
  expect(legend({ showlegend: true })).toMatchObject({ orientation: "h", y: 1, yanchor: "bottom" });
  expect(legend({ showlegend: true, legend: { x: 0.5 } })).toEqual({ x: 0.5 });
  expect(legend({})).toBeUndefined();
});

test("a legend stands above the unit over the plot, and in the order of the traces", () => {
  const unit = { text: "£ million", xref: "paper", yref: "paper", x: 0, y: 1, yanchor: "bottom" };
  const { legend } = withRoom(
    { data: [bars], layout: { showlegend: true, annotations: [unit] } },
    government,
    size,
  ).layout as { legend: { y: number; traceorder: string } };
  expect(legend.y).toBeGreaterThan(1.04);
  expect(legend.traceorder).toBe("normal");
});

test("what fills the plot to its edges has the same margins all round", () => {
  const even = { l: 16, r: 16, t: 16, b: 16 };
  expect(margins([{ type: "treemap", labels: ["a"], parents: [""], values: [1] }])).toEqual(even);
  expect(margins([{ type: "pie", labels: ["a"], values: [1] }])).toEqual({ l: 64, r: 64, t: 40, b: 56 });
});

test("words on lying bars take nothing from the right", () => {
  const lying = { ...bars, orientation: "h", x: [2, 1], y: ["a", "b"], text: ["£200 million", "£1m"] };
  expect(margins([{ ...lying, textposition: ["inside", "inside"] }]).r).toBe(16);
  const [beyond, both] = [["inside", "outside"], "outside"].map(
    (textposition) => margins([{ ...lying, textposition }]).r,
  );
  expect(beyond).toBeLessThan(both as number);
});
