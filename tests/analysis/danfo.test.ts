import { DataFrame } from "danfojs-node";
import { expect, test } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";
import { RefusedError, UsageError } from "../../src/errors.ts";

const sales = frame(
  {
    supplier: ["Adour", null, "FH 70"],
    signed: [1967, 1980, null],
    amount: [80.5, null, 60],
    lots: [3, 2, 1],
    open: [true, null, false],
    on: ["1967-09-01", null, "1980-01-31"],
  },
  { types: { signed: "year", on: "date" } },
);

test("a danfo DataFrame has the declared dtypes, and NaN where a value is missing", () => {
  const { danfo } = sales;
  expect(danfo).toBeInstanceOf(DataFrame);
  expect(danfo.columns).toEqual(["supplier", "signed", "amount", "lots", "open", "on"]);
  expect(danfo.dtypes).toEqual(["string", "float32", "float32", "int32", "boolean", "string"]);
  expect(danfo.values).toEqual([
    ["Adour", 1967, 80.5, 3, true, "1967-09-01"],
    [Number.NaN, 1980, Number.NaN, 2, Number.NaN, Number.NaN],
    ["FH 70", Number.NaN, 60, 1, false, "1980-01-31"],
  ]);
});

test("danfo's own operations work on it, and the way back keeps missing missing", () => {
  const amounts = sales.select("amount", "lots");
  const doubled = frame(amounts.danfo.mul(2) as DataFrame);
  expect(doubled.rows()).toEqual([
    { amount: 161, lots: 6 },
    { amount: null, lots: 4 },
    { amount: 120, lots: 2 },
  ]);
  expect(doubled.types).toEqual(["integer", "integer"]);
  expect(sales.danfo.column("amount").mean()).toBe(70.25);
  expect(sales.danfo.groupby(["supplier"]).col(["lots"]).sum().shape).toEqual([3, 2]);
  expect(sales.danfo.toString()).toContain("FH 70");
  const compared = frame(amounts.danfo.gt(60) as DataFrame);
  expect(compared.types).toEqual(["boolean", "boolean"]);
});

test("a frame is read back from danfo as it went in, but for declared types that danfo has not", () => {
  expect(frame(sales.danfo).rows()).toEqual(sales.rows());
  expect(frame(sales.danfo, { types: { signed: "year", on: "date" } }).types).toEqual(sales.types);
  const gone = frame({ a: [null], s: [null] }, { types: { a: "number", s: "string" } });
  expect(frame(gone.danfo).types).toEqual(["number", "string"]);
});

test("text that danfo takes for numbers comes back as text, and mixed columns not at all", () => {
  expect(new DataFrame({ a: ["1", "2"] }).dtypes).toEqual(["int32"]);
  expect(frame(new DataFrame({ a: ["1", "2"] })).types).toEqual(["string"]);
  expect(() => frame(new DataFrame({ a: [1, "2"] }))).toThrow(UsageError);
});

test("a column set in danfo is the one that is read back", () => {
  const { danfo } = frame({ a: [1, 2] });
  danfo.addColumn("a", danfo.column("a").add(1) as never, { inplace: true });
  expect(frame(danfo).column("a")).toEqual([2, 3]);
});

test("each DataFrame is new: what danfo changes in place does not reach the frame", () => {
  const numbers = frame({ a: [1, null, 3] });
  numbers.danfo.fillNa(0, { columns: ["a"] });
  numbers.danfo.addColumn("b", [1, 2, 3], { inplace: true });
  expect(numbers.danfo.values).toEqual([[1], [Number.NaN], [3]]);
  expect(numbers.rows()).toEqual([{ a: 1 }, { a: null }, { a: 3 }]);
});

test("an empty frame is an empty DataFrame, and comes back", () => {
  const { danfo } = sales.filter(() => false);
  expect(danfo.shape).toEqual([0, 6]);
  expect(frame(danfo, { types: { supplier: "string" } }).length).toBe(0);
});

test.each(["shape", "values", "index", "columns", "constructor", "__proto__", "count"])(
  "a column called %s, which a DataFrame needs for itself, is refused with the remedy",
  (name) => {
    const named = frame([Object.fromEntries([[name, 1]])]);
    expect(named.column(name)).toEqual([1]);
    expect(() => named.danfo).toThrow(RefusedError);
    expect(() => named.danfo).toThrow(`frame.rename({ "${name}": "${name}_" }).danfo`);
    expect(frame(named.rename({ [name]: "other" }).danfo).column("other")).toEqual([1]);
  },
);
