import { describe, expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { dumbbell } from "../../../src/charts/kinds/dumbbell.ts";
import { intervalPlot } from "../../../src/charts/kinds/interval-plot.ts";
import { rangeBars } from "../../../src/charts/kinds/range-bars.ts";
import { sortedBars } from "../../../src/charts/kinds/sorted-bars.ts";
import { tornado } from "../../../src/charts/kinds/tornado.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { labelsOf } from "../labels-of.ts";
import { sales, samples, words } from "../samples.ts";
import { rowNames, ticksOf, tracesOf, wordsIn } from "./positions.ts";

const names = (...wanted: string[]) => wanted.map((name) => expect.stringContaining(name));
const ranged = { ...words, label: "supplier", value: "amount", low: "low", high: "high", unit: "£m" };

describe("range bars", () => {
  const chart = rangeBars(sales(), ranged);

  test("bars end at the amounts, the largest first, and lines at the intervals' ends", () => {
    const [bars, intervals] = tracesOf(chart);
    expect(rowNames(chart)).toEqual(names("Rolls-Royce", "FH 70", "Ferranti", "BAe"));
    expect(bars?.x).toEqual([80, 60, 7]);
    expect(intervals?.x).toEqual([72, 88, null, 54, 66, null, 6.3, 7.7, null]);
    const rows = ticksOf(chart, "yaxis");
    expect(bars?.y).toEqual(rows.slice(0, 3));
    expect(intervals?.y.filter((y) => y !== null)).toEqual(rows.slice(0, 3).flatMap((y) => [y, y]));
  });

  test("a missing amount has its row and words, and no bar: it is not zero", () => {
    expect(tracesOf(chart)[0]?.x).not.toContain(0);
    expect(wordsIn(chart)).toContain("No figure stated");
    expect(chart.data.columns[1]).toEqual([80, 60, 7, null]);
  });

  test("amounts and intervals are written out", () => {
    expect(wordsIn(chart)).toEqual([
      "£80m (£72m–£88m)",
      "£60m (£54m–£66m)",
      "£7m (£6.3m–£7.7m)",
      "No figure stated",
    ]);
  });

  test("an end that is left out is a ring, one without a bound an arrow beyond all that has a number", () => {
    const bounded = samples["range-bars-bounds"]?.() as never;
    expect(rowNames(bounded)).toEqual([
      "Around",
      "Up to",
      "At least",
      "Less than",
      "More than",
      "From a loss",
    ]);
    const [bars, lines, rings, arrows] = tracesOf(bounded);
    expect(bars?.x).toEqual([40]);
    const beyond = 44 + 0.12 * (44 + 8);
    expect(lines?.x).toEqual(
      [
        [36, 44],
        [0, 30],
        [25, beyond],
        [0, 12],
        [10, beyond],
        [-8, -3],
      ].flatMap((ends) => [...ends, null]),
    );
    const sizes = (lines as { marker: { size?: number[] } } | undefined)?.marker.size ?? [];
    const capped = lines?.x.filter((_, i) => (sizes[i] as number) > 0);
    expect(capped).toEqual([36, 44, 0, 30, 25, 0, -8]);
    expect(rings?.x).toEqual([12, 10, -3]);
    expect(arrows?.x).toEqual([beyond, beyond]);
    expect(arrows?.marker.symbol).toEqual(["triangle-right", "triangle-right"]);
    expect(wordsIn(bounded)).toEqual([
      "£40m (£36m–£44m)",
      "£0m–£30m",
      "at least £25m",
      "£0m to less than £12m",
      "more than £10m",
      "−£8m to less than −£3m",
    ]);
  });

  test("rows keep an order of their own where asked", () => {
    expect(rowNames(rangeBars(sales(), { ...ranged, order: "given" }))).toEqual(
      names("Ferranti", "BAe", "Rolls-Royce", "FH 70"),
    );
  });

  test.each([
    [{ amount: [5], low: [6], high: [7] }, "the amount 5 and the interval from 6 to 7"],
    [{ amount: [5], low: [4], high: [null] }, "the interval from 4 to null"],
    [{ amount: [null], low: [7], high: [6] }, "the interval from 7 to 6"],
    [{ amount: [null], low: [7], high: [7], lowOpen: [true] }, "the interval from 7 to 7"],
  ])("an interval that does not hold its amount is refused: %j", (columns, fault) => {
    const types = { amount: "number", low: "number", high: "number" } as const;
    const table = frame({ supplier: ["A"], lowOpen: [false], ...columns }, { types });
    expect(() => rangeBars(table, { ...ranged, lowOpen: "lowOpen" })).toThrow(fault);
  });

  test("a column that says whether ends are left out holds true and false", () => {
    expect(() => rangeBars(sales(), { ...ranged, highOpen: "supplier" })).toThrow(
      'row 1, column "supplier": "Ferranti" is neither true nor false',
    );
  });

  test("a column of text is refused with its line, an unknown column with the nearest", () => {
    expect(() => rangeBars(sales(), { ...ranged, value: "supplier" })).toThrow('row 1, column "supplier"');
    expect(() => rangeBars(sales(), { ...ranged, value: "amuont" })).toThrow('Did you mean "amount"?');
  });

  test("amounts of different measures do not share the axis", () => {
    const mixed = frame({
      supplier: ["A", "B"],
      amount: [80, 554],
      low: [80, 554],
      high: [80, 554],
      measure: ["gbp_nominal", "tiv"],
    });
    expect(() => rangeBars(mixed, ranged)).toThrow("on one axis: tiv, gbp_nominal");
  });

  test("rows that do not fit a size are refused, with what to do", () => {
    const many = frame({
      supplier: Array.from({ length: 80 }, (_, i) => `S${i}`),
      amount: Array(80).fill(1),
    });
    const { low, high, ...plain } = ranged;
    expect(() => rangeBars(many, { ...plain, size: "slide" })).toThrow(
      /a height of \d+ pixels, and the size "slide" has 450/,
    );
    expect(() => rangeBars(many, plain)).toThrow("keep the largest, join the rest");
  });
});

describe("sorted bars", () => {
  test("rows that have an order of their own keep it", () => {
    const years = frame({ year: ["2019", "2020", "2021"], amount: [1, 3, 2] });
    const options = { ...words, label: "year", value: "amount", unit: "£m" };
    expect(sortedBars(years, options).data.columns[0]).toEqual(["2020", "2021", "2019"]);
    expect(sortedBars(years, { ...options, order: "given" }).data.columns[0]).toEqual([
      "2019",
      "2020",
      "2021",
    ]);
  });

  test("the largest first, negative ones to the left, missing ones last", () => {
    const table = frame({ s: ["a", "b", "c", "d"], v: [-5, null, 12, 3] });
    const chart = sortedBars(table, { ...words, label: "s", value: "v", unit: "events" });
    expect(rowNames(chart)).toEqual(["c", "d", "a", "b"]);
    expect(tracesOf(chart)[0]?.x).toEqual([12, 3, -5]);
    expect(wordsIn(chart)).toEqual(["12 events", "3 events", "−5 events", "Not stated"]);
  });

  test("shares are written as percentages", () => {
    expect(wordsIn(samples["sorted-bars"]?.() as never)).toEqual(["54%", "41%", "5%", "Not stated"]);
  });
});

describe("interval plot", () => {
  test("points at the values, lines between the ends, and no zero forced onto the axis", () => {
    const chart = samples["interval-plot"]?.() as never;
    const [lines, points] = tracesOf(chart);
    expect(points?.x).toEqual([2198, 2030, 1887, 1733, 1494, 1184, 1026, 901, 807, 705]);
    expect(lines?.x.slice(0, 3)).toEqual([1978, 2418, null]);
    expect(Math.min(...ticksOf(chart, "xaxis"))).toBeGreaterThan(0);
  });

  test("the ends of an interval have caps that stand out above the point: a short one is not hidden by it", () => {
    const columns = { s: ["a", "b"], v: [300, 3], low: [100, 2], high: [900, 4] };
    const options = { ...words, label: "s", value: "v", low: "low", high: "high", unit: "months" };
    const [lines, points] = tracesOf(intervalPlot(frame(columns), options)) as unknown as {
      x: (number | null)[];
      marker: { size: number | number[]; line?: object };
    }[];
    const caps = lines?.x.filter((_, i) => ((lines.marker.size as number[])[i] as number) >= 12);
    expect(caps).toEqual([100, 900, 2, 4]);
    expect([points?.marker.size, points?.marker.line]).toEqual([12, undefined]);
  });

  test("as many decimals as asked for", () => {
    const columns = { s: ["a", "b"], v: [0, 0.0753], low: [0, 0.01], high: [0.1, 0.2] };
    const options = { ...words, label: "s", value: "v", low: "low", high: "high", unit: "", decimals: 2 };
    expect(wordsIn(intervalPlot(frame(columns), { ...options, order: "given" }))).toEqual([
      "0.00 (0.00–0.10)",
      "0.08 (0.01–0.20)",
    ]);
  });

  test("a reference is on the axis, wherever the data are", () => {
    const table = frame({ s: ["a"], v: [40] });
    const chart = intervalPlot(table, { ...words, label: "s", value: "v", unit: "months", reference: 0 });
    expect(ticksOf(chart, "xaxis")).toContain(0);
    expect(chart.figure.layout.shapes).toEqual([expect.objectContaining({ x0: 0, x1: 0 })]);
  });
});

describe("dumbbell", () => {
  test("rings at the first amounts, discs at the second, lines between those that have both", () => {
    const table = frame(
      { s: ["a", "b", "c"], from: [5, 3, null], to: [2, null, null] },
      { types: { from: "number", to: "number" } },
    );
    const chart = dumbbell(table, {
      ...words,
      label: "s",
      from: "from",
      to: "to",
      names: ["2022", "2026"],
      unit: "months",
    });
    const [lines, rings, discs] = tracesOf(chart);
    expect(lines?.x).toEqual([5, 2, null]);
    expect(rings?.x).toEqual([5, 3]);
    expect(discs?.x).toEqual([2]);
    // The left words belong to the left dot, whichever of the two it is.
    expect(wordsIn(chart)).toEqual([
      "2 months",
      "5 months",
      "3 months (2026: not stated)",
      "Not stated",
      "2026",
      "2022",
    ]);
  });
});

test("of two amounts that are equal or all but, a dumbbell shows both: a disc in a ring", () => {
  const table = frame({ s: ["a", "b", "c"], from: [30, 20, 10], to: [40, 20.1, 10] });
  const names = ["Before", "After"] as const;
  const chart = dumbbell(table, { ...words, label: "s", from: "from", to: "to", names, unit: "£m" });
  const sized = tracesOf(chart) as (ReturnType<typeof tracesOf>[0] & { marker: { size: number } })[];
  const [, small, open, ring, disc] = sized;
  expect([ring?.x, disc?.x, small?.x, open?.x]).toEqual([[30], [40], [20.1, 10], [20, 10]]);
  expect(open?.marker.symbol).toBe("circle-open");
  expect(small?.marker.size).toBeLessThan(open?.marker.size as number);
});

test("a dumbbell of which no row has both amounts names each kind of dot over the first that there is", () => {
  const options = {
    ...words,
    label: "s",
    from: "a",
    to: "b",
    names: ["2022", "2026"] as const,
    unit: "months",
  };
  const types = { a: "number", b: "number" } as const;
  const apart = frame({ s: ["x", "y"], a: [5, null], b: [null, 2] }, { types });
  expect(wordsIn(dumbbell(apart, options)).slice(-2)).toEqual(["2026", "2022"]);
  const late = dumbbell(frame({ s: ["x"], a: [null], b: [2] }, { types }), options);
  expect(wordsIn(late)).toEqual(["2 months (2022: not stated)", "2026"]);
  expect(tracesOf(late)).toHaveLength(1);
});

describe("tornado", () => {
  test("both ends in one place are a line there, and said once", () => {
    const table = frame({ c: ["Carbon", "Oil", "None"], l: [1.4, 1.75, 1.5], h: [2.2, 1.75, 1.5] });
    const chart = tornado(table, { ...words, label: "c", low: "l", high: "h", baseline: 1.5, unit: "£bn" });
    expect(wordsIn(chart).filter((text) => text === "£1.75bn")).toHaveLength(1);
    const bars = tracesOf(chart)[0] as unknown as { base: number[]; x: number[] };
    // Two pieces of the first row, a line for the second, and nothing on the baseline itself.
    expect(bars.base).toHaveLength(3);
    expect(Number(bars.base[2]) + Number(bars.x[2]) / 2).toBeCloseTo(1.75, 9);
    expect(bars.x[2]).toBeLessThan(0.02);
  });

  const table = frame({
    what: ["around", "year", "none"],
    low: [1066, 2198, null],
    high: [1303, 705, null],
    at: ["−10%", "1970", ""],
    to: ["+10%", "1979", ""],
  });
  const options = { ...words, label: "what", low: "low", high: "high", baseline: 1184, unit: "£m" };
  const chart = tornado(table, { ...options, lowSetting: "at", highSetting: "to" });

  test("the widest swing first, each cut at the baseline", () => {
    expect(rowNames(chart)).toEqual(["year", "around", "none"]);
    const [bars] = tracesOf(chart);
    expect(bars?.base).toEqual([705, 1184, 1066, 1184]);
    expect(bars?.x).toEqual([479, 1014, 118, 119]);
  });

  test("each end says which setting gave it, also where the lower setting gives the higher result", () => {
    expect(wordsIn(chart)).toEqual([
      "1979: £705m",
      "1970: £2,198m",
      "−10%: £1,066m",
      "+10%: £1,303m",
      "Not computed",
      "Baseline: £1,184m",
    ]);
  });

  test("a swing wholly on one side is one bar that stops short of the baseline", () => {
    const [bars] = tracesOf(
      tornado(frame({ what: ["x"], low: [10], high: [30] }), { ...options, baseline: 7 }),
    );
    expect([bars?.base, bars?.x]).toEqual([[10], [20]]);
  });
});

test("of a swing with one result known, the bar runs to the baseline and the words say so", () => {
  const table = frame({ what: ["year", "rate"], low: [705, null], high: [null, 1300] });
  const half = tornado(table, {
    ...words,
    label: "what",
    low: "low",
    high: "high",
    baseline: 1184,
    unit: "£m",
  });
  const [bars] = tracesOf(half);
  expect([bars?.base, bars?.x]).toEqual([
    [705, 1184],
    [479, 116],
  ]);
  expect(wordsIn(half)).toEqual([
    ...["£705m (the other end not computed)", "£1,300m (the other end not computed)", "Baseline: £1,184m"],
  ]);
});

test("an interval that leaves its own amount out is refused, and one too narrow to be told from it not written", () => {
  const options = { ...words, label: "s", value: "v", low: "l", high: "h", unit: "£m" };
  const open = frame({ s: ["a"], v: [12], l: [12], h: [14], open: [true] });
  expect(() => rangeBars(open, { ...options, lowOpen: "open" })).toThrow(
    /has the amount 12 and the interval from 12/,
  );
  const narrow = frame({ s: ["a", "b"], v: [1000.2, 1e6], l: [999.9, 9e5], h: [1000.4, 1.1e6] });
  expect(wordsIn(intervalPlot(narrow, options))).toContain("£1,000m");
});

test("names that differ in spaces only read the same, and are refused", () => {
  const table = frame({ s: ["North East", "North  East", "North\u00a0East "], v: [1, 2, 3] });
  expect(() => sortedBars(table, { ...words, label: "s", value: "v", unit: "" })).toThrow(
    /row 2, column "s": the row has the name "North East" of row 1[\s\S]*row 3/,
  );
});

test("what is counted is one event, and two events", () => {
  const counted = sortedBars(frame({ s: ["a", "b"], v: [1, 2] }), {
    ...{ ...words, label: "s", value: "v", unit: "events" },
  });
  expect(wordsIn(counted)).toEqual(["2 events", "1 event"]);
});

describe("all kinds of rows", () => {
  test.each(["range-bars", "sorted-bars", "interval-plot", "dumbbell", "tornado"])(
    "%s: at most ten gridlines",
    (kind) => {
      const ticks = ticksOf(samples[kind]?.() as never, "xaxis");
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(government.gridlines.most);
    },
  );
});

test("a row without a name, and one with the name of another, are refused, all at once", () => {
  const table = frame({ s: ["a", null, "a", "b", ""], v: [1, 2, 3, 4, 5] });
  const options = { ...words, label: "s", value: "v", unit: "events" };
  const faults = [
    'row 2, column "s": the row has no name',
    'row 3, column "s": the row has the name "a" of row 1',
    'row 5, column "s": the row has no name',
  ];
  for (const fault of faults) {
    expect(() => sortedBars(table, options)).toThrow(fault);
    const ends = { from: "v", to: "v", names: ["x", "y"] as const };
    expect(() => dumbbell(table, { ...words, label: "s", unit: "events", ...ends })).toThrow(fault);
  }
});

test("of a column that holds no numbers, each such value is told", () => {
  const table = frame({ s: ["a", "b", "c"], v: ["5", null, "about 7"] });
  const draw = () => sortedBars(table, { ...words, label: "s", value: "v", unit: "events" });
  expect(draw).toThrow('row 1, column "v": "5" cannot be drawn as a number');
  expect(draw).toThrow('row 3, column "v": "about 7" cannot be drawn as a number');
});

test("amounts without a unit are refused by name, not with a TypeError", () => {
  const untyped = { ...words, label: "supplier", value: "amount" } as never;
  for (const draw of [sortedBars, rangeBars, intervalPlot])
    expect(() => draw(sales(), untyped)).toThrow(
      /^chart "a-chart": it has no unit\n.*"£m".*"" for numbers without one/,
    );
});

test("a range below zero has its words right of the zero line: the bars keep their room", () => {
  const table = frame({ s: ["a", "b"], v: [45, -20], low: [40, -25], high: [60, -15] });
  const chart = rangeBars(table, { ...words, label: "s", value: "v", low: "low", high: "high", unit: "£m" });
  const labels = chart.figure.layout.annotations as { x: number; xanchor: string; text: string }[];
  expect(labels.map(({ x, xanchor }) => [x, xanchor])).toEqual([
    [60, "left"],
    [0, "left"],
  ]);
});

test("columns without rows are told to have none, and not to lack a type", () => {
  const empty = { supplier: [], amount: [] };
  expect(() => sortedBars(empty, { ...words, label: "supplier", value: "amount", unit: "£m" })).toThrow(
    /^chart "a-chart": its data has no rows/,
  );
});

test("words before a mark stand apart from the name of their row", async () => {
  const table = frame({ s: ["Ward 1", "Ward 2"], from: [0, 3], to: [9, 11] });
  const names = ["2010", "2020"] as const;
  const chart = dumbbell(table, { ...words, label: "s", from: "from", to: "to", names, unit: "weeks" });
  const labels = labelsOf(await chart.svg());
  const [name, value] = ["Ward 1", "0 weeks"].map((text) => labels.find((label) => label.text === text));
  expect((value?.left as number) - (name?.right as number)).toBeGreaterThanOrEqual(12);
});
