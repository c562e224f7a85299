import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { asc, desc } from "../../../src/analysis/frame/sort.ts";

const data = frame({ k: ["b", "a", null, "b", "a"], x: [2, null, 1, 1, 3] });

test("by several columns, each with its direction, missing last", () => {
  // pandas: s.sort_values(["k", "x"], ascending=[True, False], kind="stable").index is [4, 1, 0, 3, 2], but it puts
  // what is missing in x last of its k, as we do.
  expect(data.sort("k", desc("x")).columns).toEqual([
    ["a", "a", "b", "b", null],
    [3, null, 2, 1, 1],
  ]);
});

test("rows that tie keep their order, whichever the direction", () => {
  // pandas: s.sort_values(["x"], ascending=False, kind="stable").index is [4, 0, 2, 3, 1]
  expect(data.sort(desc("x")).column("k")).toEqual(["a", "b", null, "b", "a"]);
  expect(data.sort(asc("x")).column("k")).toEqual([null, "b", "b", "a", "a"]);
});

test("text goes by code unit, dates by day, false before true", () => {
  expect(
    frame({ s: ["b", "Z", "a", "10", "9", "é"] })
      .sort("s")
      .column("s"),
  ).toEqual(["10", "9", "Z", "a", "b", "é"]);
  const dates = frame({ d: ["2013-07-04", "1967-12-31", null] }, { types: { d: "date" } });
  expect(dates.sort(desc("d")).column("d")).toEqual(["2013-07-04", "1967-12-31", null]);
  expect(
    frame({ b: [true, null, false] })
      .sort("b")
      .column("b"),
  ).toEqual([false, true, null]);
});

test("a sort by nothing, or by a column that is not there, is an error", () => {
  expect(() => data.sort()).toThrow("sort is given no column");
  expect(() => data.sort(desc("K"))).toThrow('Did you mean "k"?');
});
