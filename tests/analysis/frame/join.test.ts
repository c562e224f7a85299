import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { RefusedError, UsageError } from "../../../src/errors.ts";

const left = frame({ k: ["a", "b", "b", null, "d"], x: [1, 2, 3, 4, 5] });
const right = frame({ k: ["b", "b", "a", "e", null], y: [10, 20, 30, 40, 50] });

// pandas: a[a.k.notna()].merge(b[b.k.notna()], on="k", how=…), since pandas lets missing keys match and SQL does not;
// the rows with a missing key are those that SQL gives for LEFT and FULL.
const inner = [
  ["a", 1, 30],
  ["b", 2, 10],
  ["b", 2, 20],
  ["b", 3, 10],
  ["b", 3, 20],
];
const values = (how: "inner" | "left" | "full" | "semi" | "anti") =>
  left
    .join(right, "k", { how })
    .rows()
    .map((row) => Object.values(row));

test("inner: a key that repeats gives every pair, a missing key matches nothing", () => {
  expect(left.join(right, "k").names).toEqual(["k", "x", "y"]);
  expect(values("inner")).toEqual(inner);
});

test("left: rows without a match stay", () => {
  expect(values("left")).toEqual([...inner, [null, 4, null], ["d", 5, null]]);
});

test("full: so do the other's, last, their key in the key's column", () => {
  expect(values("full")).toEqual([
    ...inner,
    [null, 4, null],
    ["d", 5, null],
    ["e", null, 40],
    [null, null, 50],
  ]);
});

test("semi and anti: rows with and without a match, once each", () => {
  expect(values("semi")).toEqual([
    ["a", 1],
    ["b", 2],
    ["b", 3],
  ]);
  expect(values("anti")).toEqual([
    [null, 4],
    ["d", 5],
  ]);
});

test("on several columns, and on columns of different names", () => {
  const sales = frame({ by: ["x", "x"], year: [1967, 1980], v: [1, 2] }, { types: { year: "year" } });
  const prices = frame({ year: [1980, 1967], p: [9, 8] });
  expect(sales.join(prices, "year").column("p")).toEqual([8, 9]);
  expect(sales.join(sales.rename({ v: "w" }), ["by", "year"]).length).toBe(2);
  const other = frame({ firm: ["x"], of: [1980], z: [true] });
  const joined = sales.join(other, { by: "firm", year: "of" }, { how: "left" });
  expect(joined.names).toEqual(["by", "year", "v", "z"]);
  expect(joined.column("z")).toEqual([null, true]);
  expect(joined.types).toEqual(["string", "integer", "integer", "boolean"]);
});

test("a name on both sides that is no key is an error, or is told apart by a suffix", () => {
  const a = frame({ k: [1], v: [1] });
  expect(() => a.join(a, "k")).toThrow(UsageError);
  expect(() => a.join(a, "k")).toThrow('column "v": both sides of the join have it');
  expect(a.join(a, "k", { suffix: "_then" }).rows()).toEqual([{ k: 1, v: 1, v_then: 1 }]);
  expect(a.join(a, "k", { how: "semi" }).length).toBe(1);
});

test("keys that cannot be equal, or none at all, are errors", () => {
  expect(() => left.join(frame({ k: [1] }), "k")).toThrow(
    'column "k": it is string on the left and integer on the right',
  );
  const dated = frame({ k: ["2013-07-04"] }, { types: { k: "date" } });
  expect(() => left.join(dated, "k")).toThrow("it is string on the left and date on the right");
  expect(() => left.join(right, [])).toThrow("no column to match on");
  expect(() => left.join(right, "y")).toThrow('there is no column "y"');
  expect(() => left.join(right, { x: "z" })).toThrow('there is no column "z"');
});

test("a join that would multiply rows beyond use is refused before it fills the memory", () => {
  const same = frame({ k: Array.from({ length: 4000 }, () => 1) });
  expect(() => same.join(same, "k")).toThrow(RefusedError);
  expect(() => same.join(same, "k")).toThrow("16000000 rows, because keys repeat on both sides");
});
