import { describe, expect, test } from "vitest";
import type { Layout, Trace } from "../../../src/charts/figure.ts";
import { withTicks } from "../../../src/charts/settle/ticks.ts";
import { continental } from "../../../src/charts/themes/continental.ts";
import { government } from "../../../src/charts/themes/government.ts";

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

  test("hours are left to Plotly, and so are ticks of the author's", () => {
    expect(axis({ ...line, x: ["2024-01-01 10:00", "2024-01-01 12:00", "2024-01-01 14:00"] })).toEqual({});
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

test("a logarithmic axis has its powers of ten alone", () => {
  expect(axis({ ...line, x: [1, 10, 100] }, { xaxis: { type: "log" } })).toEqual({ type: "log", dtick: 1 });
});
