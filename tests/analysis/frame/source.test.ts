import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { RefusedError, UsageError } from "../../../src/errors.ts";
import type { Value } from "../../../src/evidence/columns.ts";

// What TypeScript would not let a cell write, but data and casts bring.
const loose = (value: unknown) => value as Value[];

test("a column that nothing tells the type of says why, and what to declare", () => {
  const declare = 'Declare it: frame(source, { types: { "year": "number" } })';
  const problems = (values: null[]) => {
    try {
      return frame({ year: values });
    } catch (error) {
      return (error as UsageError).problems;
    }
  };
  expect(problems([])).toMatchObject([
    { column: "year", problem: "there are no rows, so its type cannot be told", remedy: `${declare}.` },
  ]);
  expect(problems([null])).toMatchObject([
    { column: "year", problem: "every value is missing, so its type cannot be told", remedy: `${declare}.` },
  ]);
});

test("of columns: types are told from every value, or declared", () => {
  const made = frame(
    {
      name: ["a", null],
      lots: [null, 3],
      amount: [1, 2.5],
      open: [true, null],
      on: ["2013-07-04", null],
      year: [1967, null],
      none: [null, null],
    },
    { types: { on: "date", year: "year", none: "number" } },
  );
  expect(made.names).toEqual(["name", "lots", "amount", "open", "on", "year", "none"]);
  expect(made.types).toEqual(["string", "integer", "number", "boolean", "date", "year", "number"]);
  expect(made.length).toBe(2);
});

test("of a table of evidence: its columns, with their declared types", () => {
  const table = {
    relation: '"sales"',
    columns: {
      names: ["id", "year"],
      types: ["string", "year"] as const,
      columns: [["a"], [1967]],
      length: 1,
    },
  };
  expect(frame(table).types).toEqual(["string", "year"]);
  expect(frame(table).rows()).toEqual([{ id: "a", year: 1967 }]);
});

test("of another frame, with a type declared anew", () => {
  expect(frame(frame({ a: [1] }), { types: { a: "number" } }).types).toEqual(["number"]);
});

test("of rows, by name", () => {
  expect(
    frame([
      { a: 1, b: "x" },
      { b: "y", a: 2 },
    ]).columns,
  ).toEqual([
    [1, 2],
    ["x", "y"],
  ]);
  expect(() => frame([{ a: 1 }, { a: 2, A: 3 }] as Record<string, number>[])).toThrow(
    'column "A": row 2 and row 1 do not both have it',
  );
});

test("of columns that are called names, types, columns or relation", () => {
  const odd = { names: ["n"], types: ["t"], columns: ["c"], relation: ["r"], length: ["l"] };
  expect(frame(odd).rows()).toEqual([{ names: "n", types: "t", columns: "c", relation: "r", length: "l" }]);
});

test("of nothing: no columns, no rows", () => {
  expect([frame({}).names, frame({}).length, frame([]).length]).toEqual([[], 0, 0]);
});

test.each([
  ["text among numbers", { a: loose([1, 2, "x"]) }, {}, 'column "a": row 3: "x" is not a number'],
  ["a number among text", { a: loose(["x", 2]) }, {}, 'column "a": row 2: 2 is not text'],
  [
    "a fraction declared integer",
    { a: [1, 1.5] },
    { a: "integer" },
    'column "a": row 2: 1.5 is not an integer',
  ],
  ["a day that is not in the calendar", { a: ["2021-02-30"] }, { a: "date" }, '"2021-02-30" is not a date'],
  ["a date in words", { a: ["4 July 2013"] }, { a: "date" }, '"4 July 2013" is not a date'],
  ["a year of two digits", { a: [67] }, { a: "year" }, "67 is not a year"],
  ["undefined", { a: loose([1, undefined]) }, {}, "row 2: there is no value (undefined)"],
  ["a hole", { a: loose(Object.assign(Array(2), { 0: 1 })) }, {}, "row 2: there is no value (undefined)"],
  ["a bigint", { a: loose([1n]) }, { a: "integer" }, "row 1: 1n is a bigint"],
  ["a Date", { a: loose([new Date(0)]) }, { a: "date" }, "a Date is an instant"],
  ["an object", { a: loose([{ b: 1 }]) }, {}, '{"b":1} is not text'],
  ["no value and no type", { a: [null] }, {}, 'frame(source, { types: { "a": "number" } })'],
  ["columns of two lengths", { a: [1], b: [1, 2] }, {}, 'column "b": it has 2 values, and "a" has 1'],
  ["a column that is no list", { a: loose("xyz") }, {}, '"xyz" is no list of values'],
  ["a column without a name", { "": [1] }, {}, "a column has no name"],
  [
    "a type that is none",
    { amount: [1] },
    { amount: "int" as "integer" },
    'column "amount": "int" is not a type',
  ],
  ["a type for no column", { amount: [1] }, { amuont: "number" }, 'Did you mean "amount"?'],
] as const)("%s is an error that says where and what to do", (_, source, types, message) => {
  const make = () => frame(source as Record<string, Value[]>, { types });
  expect(make).toThrow(UsageError);
  expect(make).toThrow(message);
});

test.each([
  ["NaN", [1, Number.NaN], "row 2: NaN is not a number that can be worked with"],
  ["Infinity", [Number.POSITIVE_INFINITY], "row 1: Infinity"],
  ["an integer beyond 2^53 - 1", [2 ** 53 - 1, 2 ** 53], "row 2: 9007199254740992 is beyond 2^53 - 1"],
])("%s is refused with the reason", (_, values, message) => {
  expect(() => frame({ a: values })).toThrow(RefusedError);
  expect(() => frame({ a: values })).toThrow(message);
});

test("an integer that a double rounds is taken where the column is declared to hold doubles", () => {
  expect(frame({ a: [2 ** 53, 1e300] }, { types: { a: "number" } }).column("a")).toEqual([2 ** 53, 1e300]);
  expect(frame({ a: [1e300, 0.5] }).types).toEqual(["number"]);
});

test("faults of several columns are told at once", () => {
  expect(() => frame({ a: [1.5], b: ["x"] }, { types: { a: "integer", b: "date" } })).toThrow(
    /column "a": row 1[\s\S]*column "b": row 1/,
  );
});

test("two columns of one name are an error", () => {
  const twice = { names: ["a", "a"], types: ["integer", "integer"] as const, columns: [[1], [2]], length: 1 };
  expect(() => frame(twice)).toThrow('column "a": two columns would have this name');
});
