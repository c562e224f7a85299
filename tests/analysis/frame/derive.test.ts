import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { RefusedError, UsageError } from "../../../src/errors.ts";

const data = frame(
  { a: [1, 2], year: [1967, null], d: ["2013-07-04", null] },
  { types: { year: "year", d: "date" } },
);

test("new columns come last, known ones are replaced where they stand; each function sees the row as it was", () => {
  const derived = data.derive({ a: (row) => row.a + 0.5, b: (row) => row.a * 10 });
  expect(derived.names).toEqual(["a", "year", "d", "b"]);
  expect(derived.types).toEqual(["number", "year", "date", "integer"]);
  expect([derived.column("a"), derived.column("b")]).toEqual([
    [1.5, 2.5],
    [10, 20],
  ]);
});

test("a replaced column keeps its type where its values allow", () => {
  const later = data.derive({ year: (row) => row.year && row.year + 1, d: () => "2014-01-01" });
  expect(later.types).toEqual(["integer", "year", "date"]);
  expect(data.derive({ year: () => 4 }).types[1]).toBe("integer");
  expect(data.derive({ year: () => null }).types[1]).toBe("year");
});

test("types can be declared, and must be where no value tells them", () => {
  expect(data.derive({ n: () => null }, { types: { n: "number" } }).types[3]).toBe("number");
  expect(() => data.derive({ n: () => null })).toThrow('frame.derive({ … }, { types: { "n": "number" } })');
  expect(() => data.derive({ n: () => 1 }, { types: { m: "number" } })).toThrow(UsageError);
  expect(() => data.derive({ n: () => 1.5 }, { types: { n: "integer" } })).toThrow(
    'column "n": row 1: 1.5 is not an integer',
  );
});

test("NaN, Infinity and unsafe integers are refused; a forgotten return is an error", () => {
  expect(() => data.derive({ n: () => 0 / 0 })).toThrow(RefusedError);
  expect(() => data.derive({ n: () => 1 / 0 })).toThrow(RefusedError);
  expect(() => data.derive({ n: () => 2 ** 53 })).toThrow(RefusedError);
  expect(() => data.derive({ n: () => undefined as never })).toThrow("row 1: there is no value (undefined)");
  expect(() => data.derive({ n: (async () => 1) as never })).toThrow("is not text");
});
