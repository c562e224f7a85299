import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import type { Row } from "../../../src/analysis/frame/rows.ts";
import { RefusedError, UsageError } from "../../../src/errors.ts";

const data = frame({ id: ["a", "b"], x: [3, null], s: ["text", null], t: [null, true] });

test("rows are plain objects of their own", () => {
  const rows = data.rows();
  expect(rows).toEqual([
    { id: "a", x: 3, s: "text", t: null },
    { id: "b", x: null, s: null, t: true },
  ]);
  (rows[0] as Record<string, unknown>).x = 9;
  expect(data.column("x")).toEqual([3, null]);
  expect(JSON.parse(JSON.stringify(rows))[1].x).toBe(null);
});

test("a function sees values by name, and a name that is not there is an error, not undefined", () => {
  expect(() => data.filter((row) => row.X === 3)).toThrow('there is no column "X"');
  expect(() => data.derive({ y: (row) => row.ix })).toThrow(UsageError);
  let seen: unknown;
  data.head(1).filter((row) => {
    seen ??= [{ ...row }, Object.keys(row), "x" in row, JSON.stringify(row), `${row}`];
    return true;
  });
  expect(seen).toEqual([
    { id: "a", x: 3, s: "text", t: null },
    ["id", "x", "s", "t"],
    true,
    '{"id":"a","x":3,"s":"text","t":null}',
    "[object Object]",
  ]);
});

const asZero: [string, (row: Row) => unknown][] = [
  ["x * 2", (row) => row.x * 2],
  ["x + 1", (row) => row.x + 1],
  ["-x", (row) => -row.x],
  ["Number(x)", (row) => Number(row.x)],
  ["Math.max(x, 5)", (row) => Math.max(row.x, 5)],
  ["x < 5", (row) => row.x < 5],
  ["x <= 0", (row) => row.x <= 0],
  ["x >= 0", (row) => row.x >= 0],
  ["x > -1", (row) => row.x > -1],
  ["x < 5 ? 'small' : 'large'", (row) => (row.x < 5 ? "small" : "large")],
  ["new Date(x)", (row) => new Date(row.x).getTime()],
];

test.each(asZero)("%s takes a missing x for 0, and is refused with row and column", (_, compute) => {
  const ask = () => data.derive({ y: compute as () => number });
  expect(ask).toThrow(RefusedError);
  expect(ask).toThrow('column "x": row 2: the value is missing, and the function for "y" takes it for 0');
  expect(ask).toThrow("row.x === null ? null : …");
});

const allRight: [string, (row: Row) => unknown, unknown][] = [
  ["x === null", (row) => row.x === null, true],
  ["x !== null", (row) => row.x !== null, false],
  ["x == null", (row) => row.x == null, true],
  ["x ?? 0", (row) => row.x ?? 0, 0],
  ["x ?? -1", (row) => row.x ?? -1, -1],
  ["x > 5", (row) => row.x > 5, false],
  ["x !== null && x < 5", (row) => row.x !== null && row.x < 5, false],
  ["x === null || x < 5", (row) => row.x === null || row.x < 5, true],
  ["null-checked destructured x", ({ x }) => x === null || x < 5, true],
  ["x !== null && String(x) < 't'", (row) => row.x !== null && String(row.x) < "t", false],
  ["x === null ? null : x * 2", (row) => (row.x === null ? null : row.x * 2), null],
  ["x === null ? 7 : x * 2", (row) => (row.x === null ? 7 : row.x * 2), 7],
  ["typeof x === 'number' ? x : -9", (row) => (typeof row.x === "number" ? row.x : -9), -9],
  ["x === 3", (row) => row.x === 3, false],
  ["s?.length ?? 0", (row) => row.s?.length ?? 0, 0],
  ["x", (row) => row.x, null],
];

test.each(allRight)("%s says what missing means, and is taken as said", (_, compute, expected) => {
  const values = data.derive(
    { y: compute as () => number },
    { types: typeof expected === "boolean" ? {} : { y: "integer" } },
  );
  expect(values.column("y")[1]).toEqual(expected);
});

test("asking whether one column is null says nothing of another, whatever their names", () => {
  const named = frame({ "a.b (£m)": [1, null], ax: [1, null], x: [1, null] });
  expect(named.filter((row) => row["a.b (£m)"] === null || row["a.b (£m)"] < 5).length).toBe(2);
  expect(() => named.filter((row) => row.ax !== null || row.x < 5)).toThrow('column "x": row 2');
});

test("only what was looked at counts", () => {
  expect(data.derive({ y: (row) => row.id }).column("y")).toEqual(["a", "b"]);
  expect(data.derive({ y: (row) => (row.s === null ? 1 : row.x * 2) }).column("y")).toEqual([6, 1]);
});

test("a function that fails is an error with the row, and with what is missing there", () => {
  const ask = () => data.derive({ y: (row) => row.s.length });
  expect(ask).toThrow(UsageError);
  expect(ask).toThrow(/the function for "y" failed at row 2.*\n.*"s" is missing there/);
  expect(() =>
    data.filter(() => {
      throw new Error("oh");
    }),
  ).toThrow("filter's function failed at row 1: oh");
});
