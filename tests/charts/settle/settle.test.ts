import { describe, expect, test } from "vitest";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { settle } from "../../../src/charts/settle/settle.ts";
import { government } from "../../../src/charts/themes/government.ts";

type Axis = Record<string, unknown>;

const size = { width: 640, height: 384 };
const settled = (data: Trace[], layout: Layout = {}) => settle({ data, layout }, government, size);
const axis = (data: Trace[], layout: Layout = {}, name = "xaxis") =>
  settled(data, layout).layout[name] as Axis;

describe("ticks", () => {
  const line = { type: "scatter", x: [2019, 2020, 2021, 2022], y: [1, 2, 3, 4] };

  test("years stand in whole numbers and without a comma", () => {
    expect(axis([line])).toMatchObject({ tickformat: "d", tick0: 2019, dtick: 1 });
    expect(axis([{ ...line, x: [1960, 1983, 2020] }])).toMatchObject({ tickformat: "d", dtick: 10 });
    expect(axis([{ ...line, x: ["1960", "1983", "2020"] }])).toMatchObject({ tickformat: "d", dtick: 10 });
  });

  test("amounts that could be years are amounts", () => {
    expect(axis([line], {}, "yaxis").tickformat).toBeUndefined();
    expect(
      axis([{ type: "bar", orientation: "h", x: [1990, 2010], y: ["a", "b"] }]).tickformat,
    ).toBeUndefined();
    expect(axis([{ ...line, x: [1, 2] }]).tickformat).toBeUndefined();
  });

  test("ticks of the author's stay", () => {
    expect(axis([line], { xaxis: { dtick: 2 } })).toEqual({ tickformat: "d", dtick: 2 });
    expect(axis([line], { xaxis: { tickvals: [2019], tickformat: ".0f" } })).toEqual({
      ...{ tickvals: [2019], tickformat: ".0f" },
    });
  });

  test("each bar has its name, where Plotly would leave every other out", () => {
    const names = Array.from({ length: 30 }, (_, i) => `Supplier ${i}`);
    const bars = { type: "bar", orientation: "h", y: names, x: names.map((_, i) => i) };
    expect(axis([bars], {}, "yaxis")).toMatchObject({ tick0: 0, dtick: 1 });
  });

  test("a narrow panel has fewer", () => {
    const narrow = axis([{ type: "scatter", x: [0.1, 7.3], y: [1, 2] }], { xaxis: { domain: [0, 0.3] } });
    expect(narrow).toMatchObject({ nticks: 3, domain: [0, 0.3] });
  });

  test("candles have no slider under them, unless there is to be one", () => {
    const candles = { type: "candlestick", x: ["2020-01-01"], open: [1], close: [2], low: [0], high: [3] };
    expect(axis([candles])).toMatchObject({ rangeslider: { visible: false } });
    expect(axis([candles], { xaxis: { rangeslider: { visible: true } } })).toMatchObject({
      rangeslider: { visible: true },
    });
  });
});

describe("words on marks", () => {
  const dark = "#12436D";
  const pale = "#A285D1";
  const inside = (trace: Trace) => (settled([trace]).data[0]?.insidetextfont as Axis | undefined)?.color;

  test("are light on dark and dark on light, bar by bar", () => {
    const bar = { type: "bar", x: ["a", "b"], y: [1, 2], text: ["one", "two"] };
    expect(inside({ ...bar, marker: { color: [dark, pale] } })).toEqual(["#FFFFFF", "#0B0C0C"]);
    expect(inside({ ...bar, marker: { color: dark } })).toBe("#FFFFFF");
    expect(inside({ ...bar, textfont: { color: "red" } })).toBeUndefined();
  });

  test("of a pie are for the slice that they are on, whose colours are those of the rows", () => {
    const [pie] = settled([{ type: "pie", labels: ["a", "b"], values: [1, 9] }]).data;
    expect(pie?.marker).toMatchObject({ colors: government.palette.slice(0, 2) });
  });

  test("beside points are not cut off by the edge of the plot", () => {
    const points = { type: "scatter", mode: "markers+text", x: [1], y: [1], text: ["Alpha"] };
    expect(settled([points]).data[0]).toMatchObject({ cliponaxis: false });
    expect(settled([{ ...points, cliponaxis: true }]).data[0]?.cliponaxis).toBe(true);
    expect(settled([{ ...points, mode: "markers" }]).data[0]?.cliponaxis).toBeUndefined();
  });

  test("wider than their bars stand above them", () => {
    const bar = { type: "bar", x: Array.from("abcdefghij"), y: [1, 2, 3, 4, 5, 6, 7, 8, 9, 9] };
    const text = bar.y.map((value) => `£${value},000,000`);
    expect(settled([{ ...bar, text }]).data[0]).toMatchObject({ textposition: "outside", cliponaxis: false });
    expect(settled([{ ...bar, text: bar.y.map(String) }]).data[0]?.textposition).toBeUndefined();
    expect(settled([{ ...bar, text }], { barmode: "stack" }).data[0]?.textposition).toBeUndefined();
    expect(settled([{ ...bar, text, textposition: "inside" }]).data[0]?.textposition).toBe("inside");
  });
});

test("what is round has room around it for its words, unless the figure has margins", () => {
  const pie = { type: "pie", labels: ["a"], values: [1] };
  expect(settled([pie]).layout.margin).toEqual({ l: 64, r: 64, t: 40, b: 56 });
  expect(settled([pie], { margin: { l: 1 } }).layout.margin).toEqual({ l: 1, r: 64, t: 40, b: 56 });
  expect(settled([{ type: "bar", x: [1], y: [1] }]).layout.margin).toBeUndefined();
});

describe("each thing that is settled is", () => {
  const line = { type: "scatter", mode: "lines", x: [2015, 2024], y: [1, 2] };

  test("arrows of annotations", () => {
    const { annotations } = settled([line], { annotations: [{ text: "Lockdown", x: 2020, y: 1, ax: 40 }] })
      .layout as { annotations: Axis[] };
    expect(annotations[0]?.showarrow).toBe(true);
  });

  test("words in cells", () => {
    const heat = { type: "heatmap", x: ["a"], y: ["b"], z: [[2.5]], texttemplate: "%{z:.0f}%" };
    expect(settled([heat], {}).layout.annotations).toMatchObject([{ text: "3%", x: "a", y: "b" }]);
  });

  test("tables", () => {
    const table = { type: "table", header: { values: ["a"] }, cells: { values: [[1234.5, null]] } };
    expect(settled([table]).data[0]?.cells).toMatchObject({ values: [["1,234.5", "–"]] });
  });

  test("ticks of a triangle", () => {
    const soil = { type: "scatterternary", a: [20], b: [50], c: [30] };
    const { ternary } = settled([soil], { ternary: { sum: 100 } }).layout as { ternary: { aaxis: Axis } };
    expect(ternary.aaxis.tickvals).toEqual([20, 40, 60, 80]);
  });

  test("the range of lines that are named at their ends", () => {
    const annotations = [{ text: "England", x: 2024, y: 2, xanchor: "left" }];
    expect(axis([line], { annotations }).range).toEqual([2015, 2024]);
  });
});

describe("what is settled first is there for what comes after", () => {
  const margin = (data: Trace[], layout: Layout = {}) =>
    settled(data, layout).layout.margin as Record<"l" | "r" | "t" | "b", number> | undefined;

  test("the colours of slices for the words on them", () => {
    const [pie] = settled([{ type: "pie", labels: ["a", "b"], values: [1, 9] }]).data;
    expect((pie?.insidetextfont as Axis | undefined)?.color).toEqual(["#FFFFFF", expect.any(String)]);
  });

  test("where words stand for the range of lying bars, and for the margin above standing ones", () => {
    const text = ["a loss of thirty million pounds", "a gain of forty-five million pounds"];
    const lying = { type: "bar", orientation: "h", y: ["a", "b"], x: [-30, 45], text };
    expect((axis([lying]).range as number[])[0]).toBeLessThan(-30);
    const names = Array.from("abcdefghij");
    const standing = { type: "bar", x: names, y: names.map((_, i) => i + 1) };
    expect(margin([standing])).toBeUndefined();
    expect(margin([{ ...standing, text: names.map((name) => `£9,000,000 in ${name}`) }])?.t).toBeGreaterThan(
      20,
    );
  });

  test("the range of lines for their ticks, and for the names at their ends", () => {
    const x = Array.from({ length: 21 }, (_, i) => `${2020 + (i >> 1)}-0${1 + 6 * (i % 2)}-01`);
    const line = { type: "scatter", mode: "lines", x, y: x.map((_, i) => i) };
    const layout = {
      annotations: [{ text: "England and Wales", x: x.at(-1), y: 20, xanchor: "left" }],
      shapes: [{ type: "rect", x0: "2025-01-01", x1: "2049-12-31", y0: 0, y1: 1, yref: "paper" }],
    };
    const ticks = axis([line], layout).ticktext as string[];
    expect([ticks[0], ticks.at(-1)]).toEqual(["2020", "2030"]);
    expect(margin([line], layout)?.r).toBeGreaterThan(100);
  });

  test("ticks for the margin beside the last of them", () => {
    const days = { type: "bar", x: ["2024-03-30", "2024-04-02", "2024-04-05"], y: [1, 2, 3] };
    expect(axis([days]).ticktext).toContain("5 Apr");
    expect(margin([days])?.r).toBeGreaterThan(16);
  });
});

test("the figure given is not changed, and what is no figure is left to the contract", () => {
  const figure = { data: [{ type: "bar", x: ["a"], y: [1], text: ["x"] }], layout: {} };
  const before = structuredClone(figure);
  settle(figure, government, size);
  expect(figure).toEqual(before);
  const broken = { data: "none" as never, layout: {} };
  expect(settle(broken, government, size)).toBe(broken);
});
