import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chart } from "../../../src/charts/chart.ts";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withTicks } from "../../../src/charts/settle/ticks.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { good } from "../faults.ts";
import { labelsOf } from "../labels-of.ts";

const size = { width: 640, height: 384 };
const axis = (trace: Trace, layout: Layout = {}, theme = government) =>
  withTicks({ data: [trace], layout }, theme, size).layout.xaxis as Record<string, unknown>;

const line = { type: "scatter", mode: "lines", y: [1, 2, 3] };
const bars = { type: "bar", y: [1, 2, 3] };

describe("dates are in the theme's language", () => {
  const months = ["2024-01-01", "2024-02-01", "2024-03-01"];

  test("months under bars, each at its bar", () => {
    expect(axis({ ...bars, x: months })).toEqual({
      tickvals: months,
      ticktext: ["Jan 2024", "Feb 2024", "Mar 2024"],
    });
    expect(axis({ ...bars, x: months }, {}, continental).ticktext).toEqual([
      ...["Jan. 2024", "Feb. 2024", "März 2024"],
    ]);
  });

  test("years and days as such", () => {
    expect(axis({ ...bars, x: ["2015-01-01", "2020-01-01", "2022-01-01"] }).ticktext).toEqual([
      ...["2015", "2020", "2022"],
    ]);
    expect(axis({ ...bars, x: ["2024-03-30", "2024-04-02", "2024-04-05"] }).ticktext).toEqual([
      ...["30 Mar 2024", "2 Apr", "5 Apr"],
    ]);
  });

  test("a long line has round ones", () => {
    const x = Array.from({ length: 24 }, (_, i) => `${2020 + (i >> 1)}-0${1 + 6 * (i % 2)}-01`);
    expect(axis({ ...line, x }).ticktext).toEqual(["2020", "2022", "2024", "2026", "2028", "2030"]);
  });

  test("hours have the date under the first of each day", () => {
    expect(axis({ ...line, x: ["2024-01-01 10:00", "2024-01-01 12:00", "2024-01-01 14:00"] })).toEqual({
      tickvals: [10, 11, 12, 13, 14].map((hour) => `2024-01-01 ${hour}:00`),
      ticktext: ["10:00<br>1 Jan 2024", "11:00", "12:00", "13:00", "14:00"],
    });
    expect(
      axis({ ...line, x: ["2024-01-01 22:00", "2024-01-02 20:00"] }, {}, continental).ticktext,
    ).toContain("00:00<br>2. Jan. 2024");
  });

  test("a range of its own, and what is drawn beside the data, have ticks too", () => {
    const x = ["2022-01-01", "2023-06-01", "2023-12-01"];
    expect(axis({ ...line, x }, { xaxis: { range: ["2020-01-01", "2026-01-01"] } }).ticktext).toEqual([
      ...["2020", "2021", "2022", "2023", "2024", "2025", "2026"],
    ]);
    const band = { type: "rect", x0: "2024-01-01", x1: "2027-12-31", y0: 0, y1: 1, yref: "paper" };
    expect(axis({ ...line, x }, { shapes: [band] }).ticktext).toContain("2027");
  });

  test("spans of bars are dates too, and dates may run up the side", () => {
    const spans = {
      type: "bar",
      orientation: "h",
      y: ["a", "b"],
      base: ["2024-01-08", "2024-03-01"],
      x: [3e9, 5e9],
    };
    expect(axis(spans, {}, continental).ticktext).toContain("März 2024");
    const heat = { type: "heatmap", y: ["2024-05-30", "2024-06-13"], x: ["a", "b"], z: [[1, 2]] };
    const { layout } = withTicks({ data: [heat], layout: {} }, continental, size);
    expect((layout.yaxis as { ticktext: string[] }).ticktext[0]).toBe("30. Mai 2024");
  });

  test("minutes are left to Plotly, and so are ticks of the author's", () => {
    expect(axis({ ...line, x: ["2024-01-01 10:00", "2024-01-01 10:20", "2024-01-01 10:40"] })).toEqual({});
    expect(axis({ ...bars, x: months }, { xaxis: { dtick: "M1" } })).toEqual({ dtick: "M1" });
  });
});

test("each bar has a tick at its year, whole or in a text", () => {
  expect(axis({ ...bars, x: [2010, 2015, 2022] })).toEqual({ tickformat: "d", tickvals: [2010, 2015, 2022] });
  expect(axis({ ...bars, x: ["2021", "2022", "2023"] }).tickvals).toEqual([2021, 2022, 2023]);
});

test("the two ends of a slope are its ticks", () => {
  expect(axis({ ...line, x: [2015, 2024] }).tickvals).toEqual([2015, 2024]);
});

test("a line over many names goes without some of them, and bars do not", () => {
  const x = Array.from({ length: 26 }, (_, i) => `Week ${i + 1}`);
  const step = Number(axis({ ...line, x }).dtick);
  expect(step).toBeGreaterThan(1);
  expect(step).toBeLessThan(5);
  expect(axis({ ...bars, x }).dtick).toBe(1);
});

describe("a logarithmic axis", () => {
  const ticks = (x: number[], more: object = {}) => axis({ ...line, x }, { xaxis: { type: "log", ...more } });

  test("has its powers of ten alone, where there are some", () => {
    expect(ticks([1, 10, 100])).toEqual({ type: "log", dtick: 1 });
  });

  test("has round numbers between them where there are not", () => {
    expect(ticks([30, 200, 800]).tickvals).toEqual([50, 100, 200, 500]);
    expect(ticks([120, 300, 850]).tickvals).toEqual([150, 200, 300, 500, 700]);
    expect(ticks([300, 310, 360]).tickvals).toEqual([300, 310, 320, 330, 340, 350, 360]);
    expect(ticks([0.02, 0.4]).tickvals).toEqual([0.02, 0.05, 0.1, 0.2]);
  });

  test("by its range, if it has one, and by its author's ticks", () => {
    expect(ticks([120, 850], { range: [0, 4] })).toMatchObject({ dtick: 1 });
    expect(ticks([120, 850], { tickvals: [100] })).toMatchObject({ tickvals: [100] });
  });
});

describe("labels of amounts stand clear of each other", () => {
  const S = ["North East", "North West", "Yorkshire and The Humber", "East Midlands"];
  const lying = { type: "bar", orientation: "h", y: S, marker: { color: "#12436D" } };

  test.each<[string, number[], Layout]>([
    ["millions", [1234567, 2345678, 3456789, 456789], {}],
    ["pounds", [1234567, 2345678, 3456789, 456789], { xaxis: { tickprefix: "£" } }],
    ["tens of millions", [12345670, 23456780, 34567890, 4567890], { xaxis: { ticksuffix: " people" } }],
    ["one on the other", [1234567, 2345678, 3456789, 456789], { barmode: "stack" }],
  ])("%s", async (_, x, layout) => {
    const data = S.map((region, i) => ({ region, amount: Number(x[i]) }));
    const figure = { data: [{ ...lying, x }], layout };
    const svg = await chart({ ...good, data, figure }).svg();
    const labels = labelsOf(svg)
      .filter(({ text }) => /\d/.test(text))
      .toSorted((a, b) => a.left - b.left);
    expect(labels.length).toBeGreaterThan(1);
    for (const [i, label] of labels.slice(1).entries()) {
      expect(label.left - Number(labels[i]?.right)).toBeGreaterThan(8);
    }
  });
});

test("years down the side, under floating bars and in the cells of a heat map are years", () => {
  const years = (trace: Trace, name: "xaxis" | "yaxis") =>
    withTicks({ data: [trace], layout: {} }, government, size).layout[name];
  const format = expect.objectContaining({ tickformat: "d" });
  const dots = { type: "scatter", mode: "markers", x: [3, 5, 4], y: [2019, 2020, 2021] };
  expect(years(dots, "yaxis")).toEqual(format);
  expect(years({ type: "heatmap", x: ["a"], y: ["2021", "2022"], z: [[1], [2]] }, "yaxis")).toEqual(format);
  const spans = { type: "bar", orientation: "h", y: ["a", "b"], base: [1970, 1977], x: [9, 9] };
  expect(years(spans, "xaxis")).toEqual(format);
  expect(years({ ...spans, base: [1, 5] }, "xaxis")).not.toEqual(format);
});

test("names in two rows are all written", () => {
  const x = [
    ["2020", "2020", "2021", "2021"],
    ["Q1", "Q2", "Q1", "Q2"],
  ];
  expect(axis({ ...bars, x, y: [1, 2, 3, 4] })).toEqual({ dtick: 1 });
});

test("labels of dates stand clear of each other, whatever the span", async () => {
  const step = fc.constantFrom(1, 7, 28, 31, 91, 366);
  const many = fc.integer({ min: 2, max: 40 });
  const start = fc.integer({ min: 0, max: 20_000 });
  await fc.assert(
    fc.asyncProperty(
      step,
      many,
      start,
      fc.constantFrom("bar", "scatter"),
      async (days, count, from, type) => {
        const x = Array.from({ length: count }, (_, i) =>
          new Date((from + i * days) * 864e5).toISOString().slice(0, 10),
        );
        const trace = { type, x, y: x.map((_, i) => i), ...(type === "bar" ? {} : { mode: "lines" }) };
        for (const theme of [government, continental]) {
          const figure = { data: [trace], layout: {} };
          // Refused where labels overlap or are cut off.
          await chart({ ...good, data: { y: trace.y }, figure, theme }).svg();
        }
      },
    ),
    { numRuns: 15 },
  );
});

test("dates in a format of the author's stand at those of the data", () => {
  const x = ["2021-01-01", "2021-04-01", "2021-07-01", "2021-10-01"];
  expect(axis({ ...line, x }, { xaxis: { tickformat: "Q%q %Y" } })).toEqual({
    tickformat: "Q%q %Y",
    tickvals: x,
  });
  const months = Array.from(
    { length: 24 },
    (_, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`,
  );
  const { tickvals } = axis({ ...line, x: months }, { xaxis: { tickformat: "%b %y" } });
  expect((tickvals as string[]).slice(0, 2)).toEqual(["2020-01-01", "2020-05-01"]);
});

test("boxes that numbers name have these names", () => {
  const boxes = ["18", "25", "40"].map((name) => ({ type: "box", name, y: [1, 2, 3] }));
  const { layout } = withTicks({ data: boxes, layout: {} }, government, size);
  expect(layout.xaxis).toEqual({ type: "category", tick0: 0, dtick: 1 });
  const named = withTicks(
    { data: [{ type: "box", name: "North", y: [1, 2] }], layout: {} },
    government,
    size,
  );
  expect(named.layout.xaxis).not.toHaveProperty("type");
});

test("counts of a few and cells at whole numbers have whole ticks", () => {
  const counts = { ...bars, x: ["a", "b"], y: [1, 3] };
  expect(withTicks({ data: [counts], layout: {} }, government, size).layout.yaxis).toEqual({ dtick: 1 });
  expect(axis({ type: "heatmap", x: [1, 2, 3], y: ["a"], z: [[1, 2, 3]] }).tickvals).toEqual([1, 2, 3]);
});

test("dates leave the room that annotations beside the plot take", () => {
  const months = Array.from(
    { length: 24 },
    (_, i) => `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`,
  );
  const limit = { text: "A very long name of an upper limit", xref: "paper", x: 1, xanchor: "left", y: 80 };
  const count = (layout: Layout) => (axis({ ...line, x: months }, layout).ticktext as string[]).length;
  expect(count({ annotations: [limit] })).toBeLessThan(count({}));
});

test("cells over many names go without some of them", () => {
  const weeks = Array.from({ length: 52 }, (_, i) => `W${i + 1}`);
  const cells = { type: "heatmap", x: weeks, y: ["a"], z: [weeks.map((_, i) => i)] };
  expect(axis(cells).dtick).toBeGreaterThan(2);
});
