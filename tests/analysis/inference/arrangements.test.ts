import { expect, test } from "vitest";
import { arrangements, shuffled } from "../../../src/analysis/inference/arrangements.ts";
import { random } from "../../../src/analysis/uncertainty/random.ts";

const copies = (orders: Iterable<number[]> | undefined) =>
  Array.from(orders ?? [], (order) => order.join(""));

test("every distinct order, once", () => {
  expect(copies(arrangements([2, 1, 1], 3))).toEqual(["112", "121", "211"]);
  const all = copies(arrangements([0, 1, 2, 0, 1], 30));
  // 5! / (2! 2! 1!)
  expect([all.length, new Set(all).size]).toEqual([30, 30]);
  expect(copies(arrangements([3, 3], 1))).toEqual(["33"]);
});

test("none where there would be more than the limit", () => {
  expect(arrangements([0, 1, 2, 0, 1], 29)).toBeUndefined();
  expect(
    arrangements(
      Array.from({ length: 200 }, (_, i) => i),
      1e6,
    ),
  ).toBeUndefined();
});

test("every order is drawn about equally often", () => {
  const drawn = copies(shuffled([1, 2, 3], 6000, random(11)));
  for (const order of ["123", "132", "213", "231", "312", "321"]) {
    const times = drawn.filter((each) => each === order).length;
    // Five standard deviations of a binomial count of 6000 with 1/6.
    expect(Math.abs(times - 1000)).toBeLessThan(145);
  }
});
