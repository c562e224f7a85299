import { createRequire } from "node:module";
import { expect, test } from "vitest";

// As danfo finds it: under TensorFlow's name.
const tf = createRequire(import.meta.url)("@tensorflow/tfjs-node");

const money = 331_449_281;

test("numbers past 2^24 stay exact, which float32 does not hold", () => {
  expect(Math.fround(money)).toBe(331_449_280);
  expect(tf.tensor1d([money]).add(tf.scalar(0)).arraySync()).toEqual([money]);
  expect(
    tf
      .tensor2d([[money, 2 ** 53 - 1]])
      .mul(1)
      .arraySync(),
  ).toEqual([[money, 2 ** 53 - 1]]);
});

test("a row, a column, a scalar and a matrix are broadcast as NumPy does", () => {
  // numpy: np.array([[1, 2, 3], [4, 5, 6]]) - …
  const matrix = tf.tensor2d([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(matrix.sub(tf.scalar(1)).arraySync()).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
  expect(matrix.sub(tf.tensor2d([10, 20], [2, 1])).arraySync()).toEqual([
    [-9, -8, -7],
    [-16, -15, -14],
  ]);
  expect(matrix.sub(tf.tensor2d([10, 20, 30], [3, 1]).transpose()).arraySync()).toEqual([
    [-9, -18, -27],
    [-6, -15, -24],
  ]);
  expect(matrix.sub(matrix).arraySync()).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(() => matrix.add(tf.tensor2d([1, 2], [1, 2]))).toThrow("do not fit together");
});

test("element-wise operations", () => {
  const x = tf.tensor1d([-7, 7, 7.5]);
  const results = (y: number) =>
    Object.fromEntries(
      ["div", "pow", "mod", "greater", "greaterEqual", "less", "lessEqual", "equal", "notEqual"].map(
        (name) => [name, x[name](tf.scalar(y)).arraySync()],
      ),
    );
  // Python: [v % 7 for v in (-7, 7, 7.5)] and the like; comparisons are 1 or 0.
  expect(results(7)).toEqual({
    div: [-1, 1, 7.5 / 7],
    pow: [-823_543, 823_543, 7.5 ** 7],
    mod: [-0, 0, 0.5],
    greater: [0, 0, 1],
    greaterEqual: [0, 1, 1],
    less: [1, 0, 0],
    lessEqual: [1, 1, 0],
    equal: [0, 1, 0],
    notEqual: [1, 0, 1],
  });
  // Python: [v % -2 for v in (-7, 7, 7.5)], [v % 2 for v in …]
  expect(x.mod(-2).arraySync()).toEqual([-1, -1, -0.5]);
  expect(x.mod(2).arraySync()).toEqual([1, 1, 1.5]);
  expect(tf.tensor1d([4, 2.25]).sqrt().arraySync()).toEqual([2, 1.5]);
});

test("division by nothing is infinite, not nothing", () => {
  expect(
    tf
      .tensor1d([5, 0])
      .divNoNan(tf.tensor1d([0, 0]))
      .arraySync(),
  ).toEqual([Number.POSITIVE_INFINITY, Number.NaN]);
});

test("missing is NaN, and stays so", () => {
  expect(tf.tensor1d([1, null, undefined]).add(1).arraySync()).toEqual([2, Number.NaN, Number.NaN]);
  expect(tf.tensor1d([null, 1]).less(2).arraySync()).toEqual([0, 1]);
  expect(tf.tensor1d([null, 3, 9, 9]).argMax().arraySync()).toBe(2);
  expect(tf.tensor1d([null, 3, 9, 3]).argMin().arraySync()).toBe(1);
  expect(tf.tensor1d([null]).argMin().arraySync()).toBe(-1);
});

test("true and false count as 1 and 0; text is refused, even if it looks like a number", () => {
  expect(tf.tensor1d([true, false]).arraySync()).toEqual([1, 0]);
  expect(() => tf.tensor1d(["12"])).toThrow('"12" is not a number');
});

test("shapes", () => {
  const tensor = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  expect([tensor.shape, tensor.rank, tensor.transpose().shape]).toEqual([[2, 3], 2, [3, 2]]);
  expect(tensor.transpose().arraySync()).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
  expect(() => tf.tensor2d([1, 2, 3], [2, 2])).toThrow("3 values do not fill a tensor of shape [2, 2]");
  expect(() => tf.tensor2d([[1, 2], [3]])).toThrow("of one length");
});

test("a clone does not change with its original", () => {
  const tensor = tf.tensor1d([1]);
  const copy = tensor.clone();
  tensor.data[0] = 2;
  expect(copy.arraySync()).toEqual([1]);
});

test("what danfo's scalers and sample need is refused by name", () => {
  expect(() => tf.moments(tf.tensor1d([1]), 0)).toThrow("StandardScaler");
  expect(() => tf.data.array([1])).toThrow("sample()");
});
