import fc from "fast-check";
import { expect, test } from "vitest";
import { type Matrix, multiply, parseTransform, transformBox, union } from "../../src/render/matrix.ts";

const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number) => [a * x + c * y + e, b * x + d * y + f];
const close = (actual: readonly number[], expected: readonly number[]) =>
  actual.forEach((number, i) => {
    expect(number).toBeCloseTo(expected[i] as number, 9);
  });

test.each([
  ["translate(3,4)", 1, 1, [4, 5]],
  ["translate(3)", 1, 1, [4, 1]],
  ["scale(2)", 3, 4, [6, 8]],
  ["scale(2 -1)", 3, 4, [6, -4]],
  ["rotate(90)", 1, 0, [0, 1]],
  ["rotate(90, 10, 10)", 10, 0, [20, 10]],
  ["skewX(45)", 1, 2, [3, 2]],
  ["matrix(1 2 3 4 5 6)", 1, 1, [9, 12]],
  // The last of a list is applied first.
  ["translate(10,0) rotate(90) scale(2)", 1, 0, [10, 2]],
  ["translate(1e1,-.5)", 0, 0, [10, -0.5]],
  ["", 7, 8, [7, 8]],
  [null, 7, 8, [7, 8]],
] as const)("%s", (text, x, y, expected) => {
  close(apply(parseTransform(text), x, y), expected);
});

const number = fc.double({ min: -100, max: 100, noNaN: true });
const matrix = fc.tuple(number, number, number, number, number, number);

test("a product applies the inner transform, then the outer", () => {
  fc.assert(
    fc.property(matrix, matrix, number, number, (outer, inner, x, y) => {
      const [x1, y1] = apply(inner, x, y) as [number, number];
      const expected = apply(outer, x1, y1);
      const actual = apply(multiply(outer, inner), x, y);
      for (const i of [0, 1]) expect(actual[i]).toBeCloseTo(expected[i] as number, 4);
    }),
  );
});

test("the box of a transformed box holds every transformed point, and no less", () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(matrix, unit, unit, (m, u, v) => {
      const box = transformBox(m, { x: 1, y: 2, width: 3, height: 4 });
      const [x, y] = apply(m, 1 + 3 * u, 2 + 4 * v) as [number, number];
      expect(x).toBeGreaterThanOrEqual(box.x - 1e-6);
      expect(x).toBeLessThanOrEqual(box.x + box.width + 1e-6);
      expect(y).toBeGreaterThanOrEqual(box.y - 1e-6);
      expect(y).toBeLessThanOrEqual(box.y + box.height + 1e-6);
      const corners = [apply(m, 1, 2), apply(m, 4, 2), apply(m, 1, 6), apply(m, 4, 6)] as [number, number][];
      expect(Math.min(...corners.map(([cx]) => cx))).toBeCloseTo(box.x, 6);
      expect(Math.max(...corners.map(([, cy]) => cy))).toBeCloseTo(box.y + box.height, 6);
    }),
  );
});

test("union", () => {
  const one = { x: 0, y: 0, width: 2, height: 2 };
  expect(union(one, { x: 5, y: -1, width: 1, height: 1 })).toEqual({ x: 0, y: -1, width: 6, height: 3 });
  expect(union(undefined, one)).toEqual(one);
  expect(union(undefined, undefined)).toBeUndefined();
});
