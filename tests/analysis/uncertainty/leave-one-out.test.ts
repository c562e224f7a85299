import { expect, test } from "vitest";
import { leaveOneOut } from "../../../src/analysis/uncertainty/leave-one-out.ts";

const sales = Object.freeze([
  { supplier: "Ferranti", amount: 7 },
  { supplier: "Rolls-Royce", amount: 80 },
  { supplier: "International Military Services", amount: 60 },
]);
const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0);

test("the row that moves the answer farthest comes first", () => {
  const { all, without } = leaveOneOut(sales, sum);
  expect(all).toBe(147);
  expect(without.map(({ row, result, change }) => [row.supplier, result, change])).toEqual([
    ["Rolls-Royce", 67, -80],
    ["International Military Services", 87, -60],
    ["Ferranti", 140, -7],
  ]);
});

test("a frame will do", () => {
  expect(leaveOneOut({ rows: () => sales }, (rows) => rows.length).without).toMatchObject([
    { result: 2, change: -1 },
    { result: 2, change: -1 },
    { result: 2, change: -1 },
  ]);
});

test("a single row, and answers that are none, are refused", () => {
  expect(() => leaveOneOut(sales.slice(0, 1), sum)).toThrow(/there is one row, and one is to be left out/);
  expect(() => leaveOneOut([], sum)).toThrow(/there are no rows/);
  expect(() => leaveOneOut(sales, (rows) => 1 / (rows.length - 2))).toThrow(
    /without row 1 the model gives Infinity/,
  );
});
