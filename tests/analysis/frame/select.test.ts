import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { UsageError } from "../../../src/errors.ts";

const data = frame({ a: [1, 2], b: ["x", null], c: [true, false] });

test("select gives columns in the order named, with their types", () => {
  const chosen = data.select("c", "a");
  expect([chosen.names, chosen.types, chosen.columns]).toEqual([
    ["c", "a"],
    ["boolean", "integer"],
    [
      [true, false],
      [1, 2],
    ],
  ]);
  expect(data.select().length).toBe(2);
});

test("drop gives the others", () => {
  expect(data.drop("b").names).toEqual(["a", "c"]);
});

test("rename changes all at once, so that names can swap", () => {
  const swapped = data.rename({ a: "b", b: "a" });
  expect(swapped.rows()).toEqual([
    { b: 1, a: "x", c: true },
    { b: 2, a: null, c: false },
  ]);
});

test("names that clash or are not there are errors", () => {
  expect(() => data.select("a", "a")).toThrow('column "a": two columns would have this name');
  expect(() => data.rename({ a: "b" })).toThrow('column "b": two columns would have this name');
  expect(() => data.drop("d")).toThrow(UsageError);
  expect(() => data.rename({ constructor: "k" })).toThrow('there is no column "constructor"');
  expect(() => data.column("B")).toThrow('Did you mean "b"?');
});
