import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { smallMultiples } from "../../../src/charts/kinds/small-multiples.ts";
import { orders, samples, words } from "../samples.ts";
import { tracesOf, wordsIn } from "./positions.ts";

const options = { ...words, panel: "supplier", year: "year", value: "orders", unit: "orders" };
const chart = samples["small-multiples"]?.() as never;
const axes = (of: { figure: { layout: object } }, letter: "x" | "y") =>
  Object.entries(of.figure.layout).flatMap(([name, axis]) =>
    name.startsWith(`${letter}axis`)
      ? [axis as { range: number[]; domain: number[]; tickvals: number[] }]
      : [],
  );

test("a panel a group, in the order given, each named", () => {
  expect(wordsIn(chart).slice(0, 5)).toEqual([
    "United Kingdom",
    "United States",
    expect.stringMatching(/^France, Germany and the other/),
    "Italy",
    "Sweden",
  ]);
});

test("all panels have the same two axes", () => {
  for (const letter of ["x", "y"] as const) {
    const all = axes(chart, letter);
    expect(all).toHaveLength(5);
    for (const axis of all) {
      expect(axis.range).toEqual(all[0]?.range);
      expect(axis.tickvals).toEqual(all[0]?.tickvals);
      expect((axis.domain[1] as number) - (axis.domain[0] as number)).toBeCloseTo(
        (all[0]?.domain[1] as number) - (all[0]?.domain[0] as number),
        9,
      );
    }
  }
  expect(axes(chart, "y")[0]?.range[0]).toBe(0);
});

test("a missing year is a cross and not a bar, and the picture says what it means; nothing known is words", () => {
  const [bars, crosses] = tracesOf(chart);
  expect(bars?.y).toEqual([1, 0, 2, null, 1, 3]);
  expect([crosses?.x, crosses?.marker.symbol]).toEqual([[2020], "x-thin"]);
  expect(wordsIn(chart)).toContain("× not stated");
  expect(wordsIn(chart)).toContain("Not stated");
  const whole = orders().filter(({ supplier }) => supplier === "Italy");
  expect(wordsIn(smallMultiples(whole, options))).toEqual(["Italy", "0", "0", "0"]);
});

test("lines break where a year is missing, over those of the other panels, on an axis that may start above zero", () => {
  const table = frame({
    supplier: ["A", "A", "A", "B", "B", "B"],
    year: [2022, 2020, 2021, 2020, 2021, 2022],
    orders: [52, 50, null, 61, 62, 63],
  });
  const lines = smallMultiples(table, { ...options, form: "line" });
  expect([tracesOf(lines)[0]?.x, tracesOf(lines)[0]?.y]).toEqual([
    [2020, 2021, 2022],
    [50, null, 52],
  ]);
  expect(axes(lines, "y")[0]?.range[0]).toBe(50);
  const shapes = lines.figure.layout.shapes as { path: string; xref: string }[];
  expect(shapes.map(({ path, xref }) => [xref, path])).toEqual([
    ["x", "M2020,61 L2021,62 L2022,63"],
    ["x2", "M2020,50 M2022,52"],
  ]);
});

test("a year of which a panel has no row is missing too, and zero is seen", () => {
  const table = frame({
    supplier: ["A", "A", "A", "B", "B"],
    year: [2000, 2001, 2003, 2001, 2003],
    orders: [3, 0, 4, 1, 2],
  });
  const bars = smallMultiples(table, options);
  const [a, gapsOfA, , gapsOfB] = tracesOf(bars);
  expect([a?.x, a?.y]).toEqual([
    [2000, 2001, 2002, 2003],
    [3, 0, null, 4],
  ]);
  expect([gapsOfA?.x, gapsOfB?.x]).toEqual([[2002], [2000, 2002]]);
  const labels = bars.figure.layout.annotations as { text: string; x: number; xref: string }[];
  expect(labels.filter(({ text }) => text === "0").map(({ x, xref }) => [x, xref])).toEqual([[2001, "x"]]);
  const line = smallMultiples(table, { ...options, form: "line" });
  expect(tracesOf(line)[0]?.y).toEqual([3, 0, null, 4]);
  expect(line.data.length).toBe(5);
});

test("years without a common step miss none between them", () => {
  const every = (years: number[]) =>
    tracesOf(smallMultiples(frame({ supplier: years.map(() => "A"), year: years, orders: years }), options));
  expect(every([1990, 1993, 1996])[0]?.x).toEqual([1990, 1993, 1996]);
  expect(every([1970, 1979, 1985])[0]?.x).toEqual([1970, 1979, 1985]);
  expect(every([1990, 2000, 2001])[0]?.x).toEqual([1990, 2000, 2001]);
});

test("a year that comes twice, and thirteen panels, are refused", () => {
  const twice = frame({ supplier: ["A", "A"], year: [2020, 2020], orders: [1, 2] });
  expect(() => smallMultiples(twice, options)).toThrow('row 2, column "year": "A" has the year 2020 twice');
  const many = Array.from({ length: 13 }, (_, i) => i);
  const table = frame({ supplier: many.map((i) => `S${i}`), year: many.map(() => 2020), orders: many });
  expect(() => smallMultiples(table, options)).toThrow("13 panels are too many");
});

test("quarters are a quarter apart, and one that is missing between them is told", () => {
  const table = frame({ s: ["A", "A", "A"], t: [2020, 2020.25, 2020.75], n: [1, 2, 3] });
  const [bars, crosses] = tracesOf(smallMultiples(table, { ...options, panel: "s", year: "t", value: "n" }));
  expect([bars?.x, bars?.y]).toEqual([
    [2020, 2020.25, 2020.5, 2020.75],
    [1, 2, null, 3],
  ]);
  expect(crosses?.x).toEqual([2020.5]);
});

test("a single year has its bar, and one tick", () => {
  const table = frame({ s: ["A", "B"], t: [2020, 2020], n: [1, 2] });
  const one = smallMultiples(table, { ...options, panel: "s", year: "t", value: "n" });
  expect(tracesOf(one).map(({ x }) => x)).toEqual([[2020], [2020]]);
  expect(axes(one, "x").map(({ tickvals }) => tickvals)).toEqual([[2020], [2020]]);
});

test("the line of a single year is a dot in its year", () => {
  const table = frame({ s: ["A", "B"], t: [2020, 2020], n: [3, 4] });
  const one = smallMultiples(table, { ...options, panel: "s", year: "t", value: "n", form: "line" });
  expect(axes(one, "x").map(({ tickvals }) => tickvals)).toEqual([[2020], [2020]]);
});

test("a panel without a name is refused", () => {
  const table = frame({ s: ["A", null], t: [2020, 2020], n: [3, 4] });
  expect(() => smallMultiples(table, { ...options, panel: "s", year: "t", value: "n" })).toThrow(
    'row 2, column "s": the row has no name',
  );
});

test.each([
  [[2001.5], 1],
  [[2000, 2001.5, 2002], 2],
  [[2000, 2001, 2002, 2001.5], 4],
  [[2000, 2000.1, 2001], 2],
])("a fraction that is no quarter of a year is refused: %j", (years, row) => {
  const table = frame({ s: years.map(() => "A"), t: years, n: years.map(() => 1) });
  expect(() => smallMultiples(table, { ...words, panel: "s", year: "t", value: "n", unit: "" })).toThrow(
    `row ${row}, column "t": ${years[row - 1]} is not a whole year`,
  );
});

test("no bar looks higher than one of a greater amount, or runs into the next, however low both are", () => {
  const years = Array.from({ length: 150 }, (_, i) => 1870 + i);
  const table = frame({ s: years.map(() => "A"), t: years, n: years.map((_, i) => i * i) });
  const low = smallMultiples(table, { ...words, panel: "s", year: "t", value: "n", unit: "" });
  const [bars] = tracesOf(low) as unknown as {
    x: number[];
    y: number[];
    width: number[];
    marker: { line: { width: number[] } };
  }[];
  const { margin, xaxis, yaxis } = low.figure.layout as unknown as {
    margin: Record<"l" | "r" | "t" | "b", number>;
  } & Record<"xaxis" | "yaxis", { range: [number, number]; domain: [number, number] }>;
  const pixels = (length: number, { range, domain }: typeof xaxis) =>
    (length * (domain[1] - domain[0])) / (range[1] - range[0]);
  const up = pixels(low.size.height - margin.t - margin.b, yaxis);
  const across = pixels(low.size.width - margin.l - margin.r, xaxis);
  const tops = bars?.y.map((value, i) => value * up + (bars.marker.line.width[i] as number) / 2) as number[];
  const sides = bars?.width.map((width, i) => width * across + (bars.marker.line.width[i] as number));
  expect(tops.slice(1)).toEqual(tops.slice(1).toSorted((a, b) => a - b));
  expect(Math.min(...tops.slice(1))).toBeGreaterThanOrEqual(1);
  expect(Math.max(...(sides as number[]))).toBeLessThan(across);
});
