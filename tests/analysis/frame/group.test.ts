import { expect, test } from "vitest";
import { count, sum } from "../../../src/analysis/frame/aggregators.ts";
import { frame } from "../../../src/analysis/frame/frame.ts";

test("groups come in the order in which they first appear, keys with their types, a missing key apart", () => {
  const data = frame(
    { y: [1980, null, 1967, null, 1980], b: [true, null, false, null, true] },
    { types: { y: "year" } },
  );
  const groups = data.group("y", "b").aggregate({ n: count() });
  expect(groups.rows()).toEqual([
    { y: 1980, b: true, n: 2 },
    { y: null, b: null, n: 2 },
    { y: 1967, b: false, n: 1 },
  ]);
  expect(groups.types).toEqual(["year", "boolean", "integer"]);
});

test("keys are told apart as they are, whatever text they hold", () => {
  const a = ["x-y", "x", "x_y", "x", "1", "null", "", "x"];
  const b = ["z", "y-z", "z", "y_z", "", "", "null", "y-z"];
  expect(frame({ a, b }).group("a", "b").aggregate({ n: count() }).column("n")).toEqual([
    1, 2, 1, 1, 1, 1, 1,
  ]);
});

test("without keys all rows are one group, even if there is none", () => {
  expect(
    frame({ x: [1, 2] })
      .group()
      .aggregate({ s: sum("x") })
      .rows(),
  ).toEqual([{ s: 3 }]);
  expect(
    frame({ x: [1] })
      .slice(1)
      .group()
      .aggregate({ n: count() })
      .rows(),
  ).toEqual([{ n: 0 }]);
  expect(
    frame({ x: [1] })
      .slice(1)
      .group("x")
      .aggregate({ n: count() })
      .rows(),
  ).toEqual([]);
});

test("a result called as a key is an error, as is a key that is not there", () => {
  const data = frame({ k: ["a"], x: [1] });
  expect(() => data.group("k").aggregate({ k: sum("x") })).toThrow(
    'column "k": two columns would have this name',
  );
  expect(() => data.group("kk")).toThrow('Did you mean "k"?');
});

test("no aggregator gives the keys, each once", () => {
  expect(
    frame({ k: ["b", "a", "b"] })
      .group("k")
      .aggregate({})
      .column("k"),
  ).toEqual(["b", "a"]);
});
