import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDown,
  addUp,
  divideDown,
  divideUp,
  multiplyDown,
  multiplyUp,
  nextDown,
  nextUp,
} from "../../../src/analysis/quantities/directed-rounding.ts";

/** A double as an exact fraction, read off its bits: the reference that the rounded results are held against. */
function fraction(x: number): [numerator: bigint, denominator: bigint] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const mantissa = (bits & ((1n << 52n) - 1n)) | (exponent === 0 ? 0n : 1n << 52n);
  const shift = (exponent === 0 ? 1 : exponent) - 1075;
  const signed = bits >> 63n === 1n ? -mantissa : mantissa;
  return shift >= 0 ? [signed << BigInt(shift), 1n] : [signed, 1n << BigInt(-shift)];
}

/** −1, 0 or 1 as `x` is below, at or above the fraction. */
function compare(x: number, [numerator, denominator]: [bigint, bigint]): number {
  if (!Number.isFinite(x)) return Math.sign(x);
  const [n, d] = fraction(x);
  const [left, right] =
    denominator > 0n ? [n * denominator, numerator * d] : [numerator * d, n * denominator];
  return left < right ? -1 : left > right ? 1 : 0;
}

const operations = {
  add: {
    down: addDown,
    up: addUp,
    exact: (a: number, b: number): [bigint, bigint] => {
      const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
      return [an * bd + bn * ad, ad * bd];
    },
  },
  multiply: {
    down: multiplyDown,
    up: multiplyUp,
    exact: (a: number, b: number): [bigint, bigint] => {
      const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
      return [an * bn, ad * bd];
    },
  },
  divide: {
    down: divideDown,
    up: divideUp,
    exact: (a: number, b: number): [bigint, bigint] => {
      const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
      return [an * bd, ad * bn];
    },
  },
};

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
const amount = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((x) => x === 0 || Math.abs(x) > 1e-9);
const extreme = fc.constantFrom(
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  5e-324,
  -5e-324,
  2 ** -1022,
  2 ** 1023,
  0,
  1e300,
);

for (const [name, { down, up, exact }] of Object.entries(operations)) {
  test(`${name}: the true result lies between down and up, for any doubles`, () => {
    const operand = fc.oneof(anyDouble, amount, extreme);
    fc.assert(
      fc.property(operand, operand, (a, b) => {
        fc.pre(name !== "divide" || b !== 0);
        const truth = exact(a, b);
        expect(compare(down(a, b), truth)).toBeLessThanOrEqual(0);
        expect(compare(up(a, b), truth)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  test(`${name}: of ordinary amounts, down and up are the nearest doubles on either side, and one if it is exact`, () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        fc.pre(name !== "divide" || b !== 0);
        const [below, above] = [down(a, b), up(a, b)];
        if (compare(below, exact(a, b)) === 0) expect(above).toBe(below);
        else expect(above).toBe(nextUp(below));
      }),
      { numRuns: 2000 },
    );
  });
}

test("neighbours of a double", () => {
  // numpy.nextafter(x, inf) of 1, 0, -1, the largest finite double, and the smallest negative one
  expect(nextUp(1)).toBe(1.0000000000000002);
  expect(nextUp(0)).toBe(5e-324);
  expect(nextUp(-1)).toBe(-0.9999999999999999);
  expect(nextUp(Number.MAX_VALUE)).toBe(Number.POSITIVE_INFINITY);
  expect(nextUp(-5e-324)).toBe(-0);
  expect(nextDown(1)).toBe(0.9999999999999999);
  expect(nextDown(Number.POSITIVE_INFINITY)).toBe(Number.MAX_VALUE);
});

test("no bound times nothing is nothing, and a share of no bound is as small as one likes", () => {
  expect(multiplyUp(0, Number.POSITIVE_INFINITY)).toBe(0);
  expect(divideDown(5, Number.POSITIVE_INFINITY)).toBe(0);
});
