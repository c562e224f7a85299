/**
 * Arithmetic rounded towards one side: the largest double not above the true result (`down`), or the smallest not below
 * it (`up`). JavaScript only rounds to nearest, so the rounding error of each operation is computed exactly by an
 * error-free transformation (TwoSum: Knuth, The Art of Computer Programming 2, 4.2.2; TwoProduct: Dekker 1971,
 * Numerische Mathematik 18) and the result moved by one unit in the last place only where it is on the wrong side. Exact
 * results stay exact, so that 80 ± 8 prints as 72 to 88 and not as 71.99999999999999 to 88.00000000000001.
 */
interface Rounded {
  readonly value: number;
  /** The sign of (true result − value); NaN where it is not known, as after an overflow. */
  readonly error: number;
}

export const addDown = (a: number, b: number) => down(add(a, b));
export const addUp = (a: number, b: number) => up(add(a, b));
export const multiplyDown = (a: number, b: number) => down(multiply(a, b));
export const multiplyUp = (a: number, b: number) => up(multiply(a, b));
export const divideDown = (a: number, b: number) => down(divide(a, b));
export const divideUp = (a: number, b: number) => up(divide(a, b));

const down = ({ value, error }: Rounded) => (error >= 0 ? value : nextDown(value));
const up = ({ value, error }: Rounded) => (error <= 0 ? value : nextUp(value));

function add(a: number, b: number): Rounded {
  const value = a + b;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return { value, error: 0 };
  const part = value - a;
  return { value, error: a - (value - part) + (b - part) };
}

function multiply(a: number, b: number): Rounded {
  // An infinite end means "without bound": no member of the interval is infinite, so 0 times it is 0 (IEEE 1788, 2015).
  if (a === 0 || b === 0) return { value: 0, error: 0 };
  const value = a * b;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return { value, error: 0 };
  if (value === 0) return underflow(a, b);
  return { value, error: productError(a, b, value) };
}

function divide(a: number, b: number): Rounded {
  if (a === 0 || !Number.isFinite(b)) return { value: 0, error: 0 };
  const value = a / b;
  if (!Number.isFinite(a)) return { value, error: 0 };
  if (value === 0) return underflow(a, b);
  if (!isSafe(a)) return { value, error: Number.NaN };
  const product = value * b;
  const remainder = a - product - productError(value, b, product);
  return { value, error: remainder * Math.sign(b) };
}

/** Nearer to 0 than any double but 0, and on a side that is known: a product of positive numbers is not below 0. */
const underflow = (a: number, b: number): Rounded => ({ value: 0, error: Math.sign(a) * Math.sign(b) });

function productError(a: number, b: number, product: number): number {
  if (!isSafe(a) || !isSafe(b) || !isSafe(product)) return Number.NaN;
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** Within these bounds the splitting neither overflows nor loses bits below the smallest double. */
const isSafe = (x: number) => Math.abs(x) > 2 ** -900 && Math.abs(x) < 2 ** 900;

function split(x: number): [high: number, low: number] {
  const scaled = x * (2 ** 27 + 1);
  const high = scaled - (scaled - x);
  return [high, x - high];
}

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** The smallest double greater than `x`. */
export function nextUp(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return x;
  double[0] = x === 0 ? 0 : x;
  bits[0] = (bits[0] as bigint) + (x >= 0 ? 1n : -1n);
  return double[0] as number;
}

/** The greatest double smaller than `x`. */
export const nextDown = (x: number) => -nextUp(-x);
