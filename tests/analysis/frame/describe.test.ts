import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";

test("numbers as pandas describes them, with what is missing counted", () => {
  // pandas: pd.Series([80, 60.5, None, 7, -3.125, 12.25, None]).describe()
  const [row] = frame({ v: [80, 60.5, null, 7, -3.125, 12.25, null] })
    .describe()
    .rows();
  expect(row).toMatchObject({ column: "v", type: "number", count: 5, missing: 2, distinct: 5 });
  const pandas = {
    mean: 31.325,
    std: 36.61557045848119,
    min: -3.125,
    q1: 7,
    median: 12.25,
    q3: 60.5,
    max: 80,
  };
  for (const [name, expected] of Object.entries(pandas)) expect(row?.[name], name).toBeCloseTo(expected, 12);
});

test("text, dates and booleans are counted", () => {
  const data = frame(
    { s: ["a", "a", null], d: ["2013-07-04", null, null], b: [true, false, true] },
    { types: { d: "date" } },
  );
  expect(
    data.describe().select("column", "type", "count", "missing", "distinct", "mean", "max").rows(),
  ).toEqual([
    { column: "s", type: "string", count: 2, missing: 1, distinct: 1, mean: null, max: null },
    { column: "d", type: "date", count: 1, missing: 2, distinct: 1, mean: null, max: null },
    { column: "b", type: "boolean", count: 3, missing: 0, distinct: 2, mean: null, max: null },
  ]);
});

test("of one value the spread is unknown; of none everything but the counts", () => {
  const data = frame({ one: [5, null], none: [null, null] }, { types: { none: "number" } });
  expect(data.describe().drop("type").rows()).toEqual([
    {
      column: "one",
      count: 1,
      missing: 1,
      distinct: 1,
      mean: 5,
      std: null,
      min: 5,
      q1: 5,
      median: 5,
      q3: 5,
      max: 5,
    },
    {
      column: "none",
      count: 0,
      missing: 2,
      distinct: 0,
      mean: null,
      std: null,
      min: null,
      q1: null,
      median: null,
      q3: null,
      max: null,
    },
  ]);
});

test("large amounts keep every digit", () => {
  // pandas: pd.Series([331449281, 250000000, 16777217, 7]).describe()
  const [row] = frame({ v: [331_449_281, 250_000_000, 16_777_217, 7] })
    .describe()
    .rows();
  expect(row).toMatchObject({
    mean: 149_556_626.25,
    min: 7,
    q1: 12_582_914.5,
    median: 133_388_608.5,
    max: 331_449_281,
  });
});
