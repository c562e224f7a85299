import { expect, test } from "vitest";
import {
  count,
  distinct,
  first,
  max,
  mean,
  median,
  min,
  quantile,
  std,
  sum,
} from "../../../src/analysis/frame/aggregators.ts";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { RefusedError, UsageError } from "../../../src/errors.ts";

const data = frame({
  k: ["x", "y", "x", null, "y", "x", "z"],
  v: [80, 60.5, null, 7, -3.125, 12.25, null],
});
const nan = null; // as pandas prints what is missing

// /usr/bin/python3, pandas 1.5.3:
//   g = df.groupby("k", dropna=False, sort=False).v
//   g.sum(min_count=1), g.mean(), g.median(), g.min(), g.max(), g.count(), g.size(), g.first(), g.nunique(), g.std(), g.quantile(0.1)
const pandas = {
  k: ["x", "y", null, "z"],
  sum: [92.25, 57.375, 7, nan],
  mean: [46.125, 28.6875, 7, nan],
  median: [46.125, 28.6875, 7, nan],
  min: [12.25, -3.125, 7, nan],
  max: [80, 60.5, 7, nan],
  count: [2, 2, 1, 0],
  size: [3, 2, 1, 1],
  first: [80, 60.5, 7, nan],
  nunique: [2, 2, 1, 0],
  std: [47.9064844253886, 44.98966895299409, nan, nan],
  quantile: [19.025, 3.2375000000000007, 7, nan],
};

test("every aggregator agrees with pandas, group by group", () => {
  const ours = data.group("k").aggregate({
    sum: sum("v"),
    mean: mean("v"),
    median: median("v"),
    min: min("v"),
    max: max("v"),
    count: count("v"),
    size: count(),
    first: first("v"),
    nunique: distinct("v"),
    std: std("v"),
    quantile: quantile("v", 0.1),
  });
  expect(ours.names).toEqual(Object.keys(pandas));
  for (const [name, expected] of Object.entries(pandas))
    ours.column(name).forEach((value, i) => {
      if (typeof value === "number") expect(value, name).toBeCloseTo(expected[i] as number, 12);
      else expect(value, name).toBe(expected[i]);
    });
});

test("of large amounts, exactly", () => {
  // pandas: pd.Series([331449281, 250000000, 16777217, 7]).sum(), .mean(), .std(), .median(), .quantile([.25, .75])
  const totals = frame({ v: [331_449_281, 250_000_000, 16_777_217, 7] })
    .group()
    .aggregate({
      sum: sum("v"),
      mean: mean("v"),
      std: std("v"),
      median: median("v"),
      q1: quantile("v", 0.25),
      q3: quantile("v", 0.75),
    });
  expect(totals.types).toEqual(["integer", "number", "number", "number", "number", "number"]);
  const [row] = totals.rows();
  expect(row).toMatchObject({
    sum: 598_226_505,
    mean: 149_556_626.25,
    median: 133_388_608.5,
    q1: 12_582_914.5,
    q3: 270_362_320.25,
  });
  expect(row?.std).toBeCloseTo(166_504_617.61820436, 6);
});

test("of numbers whose rounding a plain sum would keep", () => {
  expect(0.1 + 0.2 + 0.3).not.toBe(0.6);
  // Python: math.fsum([0.1, 0.2, 0.3]) and math.fsum([1e16, 1, -1e16])
  const of = (...v: number[]) =>
    frame({ v }, { types: { v: "number" } })
      .group()
      .aggregate({ s: sum("v") })
      .column("s")[0];
  expect(of(0.1, 0.2, 0.3)).toBe(0.6);
  expect(of(1e16, 1, -1e16)).toBe(1);
});

test("sums of integers are exact up to 2^53 - 1, by whatever way they get there, and refused beyond", () => {
  const top = 2 ** 53 - 1;
  const of = (...v: number[]) =>
    frame({ v })
      .group()
      .aggregate({ s: sum("v") })
      .column("s")[0];
  expect(of(top - 1, 1)).toBe(top);
  // In doubles: 9007199254740991 + 9007199254740990 - 9007199254740990 is 9007199254740992.
  expect(of(top, top - 1, -(top - 1))).toBe(top);
  expect(() => of(top, 1)).toThrow(RefusedError);
  expect(() => of(top, 1)).toThrow('sum("v") is 9007199254740992, beyond 2^53 - 1');
  expect(
    frame({ v: [top, 1] }, { types: { v: "number" } })
      .group()
      .aggregate({ s: sum("v") })
      .column("s"),
  ).toEqual([2 ** 53]);
});

test("a result beyond the doubles is refused", () => {
  const huge = frame({ v: [1e308, 1e308] }, { types: { v: "number" } }).group();
  expect(() => huge.aggregate({ s: sum("v") })).toThrow("beyond the largest number");
  expect(() => huge.aggregate({ s: mean("v") })).toThrow("beyond the largest number");
  expect(() => frame({ v: [1e308, -1e308] }, { types: { v: "number" } }).describe()).toThrow(
    'the std of "v"',
  );
});

test("text, dates, years and booleans have a first, a smallest, a largest and a number", () => {
  const mixed = frame(
    {
      s: [null, "b", "a"],
      d: ["2013-07-04", null, "1967-01-01"],
      y: [1967, 1980, null],
      b: [true, null, false],
    },
    { types: { d: "date", y: "year" } },
  );
  const ends = mixed.group().aggregate({
    s: min("s"),
    d: max("d"),
    y: max("y"),
    b: min("b"),
    f: first("s"),
    n: count("b"),
    k: distinct("d"),
    m: mean("y"),
  });
  expect(ends.rows()).toEqual([
    { s: "a", d: "2013-07-04", y: 1980, b: false, f: "b", n: 2, k: 2, m: 1973.5 },
  ]);
  expect(ends.types).toEqual(["string", "date", "year", "boolean", "string", "integer", "integer", "number"]);
});

test("what has no sense is an error", () => {
  const mixed = frame({ s: ["a"], y: [1967] }, { types: { y: "year" } }).group();
  expect(() => mixed.aggregate({ t: sum("s") })).toThrow(
    'sum("s") has no meaning for a column of type string',
  );
  expect(() => mixed.aggregate({ t: sum("y") })).toThrow("Years are not amounts");
  expect(() => mixed.aggregate({ t: median("s") })).toThrow(UsageError);
  expect(() => quantile("y", 25)).toThrow("25 is no share of the values");
  expect(() => mixed.aggregate({ t: mean("z") })).toThrow('there is no column "z"');
  expect(() => mixed.aggregate({ t: "sum" as never })).toThrow('{ "t": sum("amount") }');
});
