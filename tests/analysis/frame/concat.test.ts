import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";

const first = frame({ a: [1, null], b: ["x", "y"] });

test("columns are matched by name, never by position", () => {
  const both = first.concat(frame({ b: ["z"], a: [3] }), first);
  expect(both.rows().map((row) => Object.values(row))).toEqual([
    [1, "x"],
    [null, "y"],
    [3, "z"],
    [1, "x"],
    [null, "y"],
  ]);
});

test("integers beside numbers become numbers, years beside integers integers", () => {
  expect(first.concat(frame({ a: [0.5], b: ["z"] })).types).toEqual(["number", "string"]);
  const years = frame({ y: [1967] }, { types: { y: "year" } });
  expect(years.concat(frame({ y: [3] })).types).toEqual(["integer"]);
});

test("other columns or other types are errors", () => {
  expect(() => first.concat(frame({ a: [1], c: ["x"] }))).toThrow(
    'column "c": frame 2 of concat and the first',
  );
  expect(() => first.concat(first, frame({ a: [1] }))).toThrow('column "b": frame 3 of concat and the first');
  expect(() => first.concat(frame({ a: ["1"], b: ["x"] }))).toThrow(
    'column "a": it is integer in the first frame of concat and string in frame 2',
  );
});
