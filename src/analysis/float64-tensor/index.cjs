"use strict";
// What danfojs-node asks of TensorFlow.js, in float64. TensorFlow's own tensors are float32, so that danfo's
// DataFrame arithmetic turned £331,449,281 + 0 into £331,449,280, and they take a null for 0.

class Tensor {
  /** `data` in row-major order; `shape` is [] (a scalar), [length] or [rows, columns]. */
  constructor(data, shape) {
    const size = shape.reduce((product, extent) => product * extent, 1);
    if (data.length !== size)
      throw new RangeError(`${data.length} values do not fill a tensor of shape [${shape.join(", ")}].`);
    this.data = data;
    this.shape = shape;
    this.rank = shape.length;
    this.dtype = "float64";
  }

  arraySync() {
    if (this.rank === 0) return this.data[0];
    if (this.rank === 1) return Array.from(this.data);
    const [rows, columns] = this.shape;
    return Array.from({ length: rows }, (_, i) =>
      Array.from(this.data.subarray(i * columns, (i + 1) * columns)),
    );
  }

  clone() {
    return new Tensor(this.data.slice(), [...this.shape]);
  }

  transpose() {
    const [rows, columns] = asMatrix(this);
    const swapped = new Float64Array(this.data.length);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) swapped[j * rows + i] = this.data[i * columns + j];
    return new Tensor(swapped, [columns, rows]);
  }

  sqrt() {
    return new Tensor(this.data.map(Math.sqrt), [...this.shape]);
  }

  argMax() {
    return position(this, (value, best) => value > best);
  }

  argMin() {
    return position(this, (value, best) => value < best);
  }
}

// The element-wise operations, each with NumPy's broadcasting of a scalar, one row or one column.
const elementWise = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  // TensorFlow gives 0 where the divisor is 0, which made danfo's pctChange report a rise from nothing as -100 %.
  divNoNan: (x, y) => x / y,
  pow: (x, y) => x ** y,
  // The remainder takes the divisor's sign, as in TensorFlow and Python.
  mod: (x, y) => {
    const remainder = x % y;
    return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;
  },
  greater: (x, y) => Number(x > y),
  greaterEqual: (x, y) => Number(x >= y),
  less: (x, y) => Number(x < y),
  lessEqual: (x, y) => Number(x <= y),
  equal: (x, y) => Number(x === y),
  notEqual: (x, y) => Number(x !== y),
};

for (const [name, operation] of Object.entries(elementWise))
  Tensor.prototype[name] = function (other) {
    return broadcast(this, other instanceof Tensor ? other : scalar(other), operation);
  };

function broadcast(left, right, operation) {
  const [rows, columns] = asMatrix(left);
  const [rightRows, rightColumns] = asMatrix(right);
  if ((rightRows !== 1 && rightRows !== rows) || (rightColumns !== 1 && rightColumns !== columns))
    throw new RangeError(
      `Shapes [${left.shape.join(", ")}] and [${right.shape.join(", ")}] do not fit together.`,
    );
  const result = new Float64Array(left.data.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const at = (rightRows === 1 ? 0 : i) * rightColumns + (rightColumns === 1 ? 0 : j);
      result[i * columns + j] = operation(left.data[i * columns + j], right.data[at]);
    }
  return new Tensor(result, [...left.shape]);
}

/** Rows and columns; a vector is one row. */
function asMatrix({ shape }) {
  return shape.length === 2 ? shape : [1, shape[0] ?? 1];
}

/** Where the best value that is not NaN stands, as a scalar; -1 when there is none. */
function position(tensor, better) {
  let best = -1;
  tensor.data.forEach((value, at) => {
    if (!Number.isNaN(value) && (best === -1 || better(value, tensor.data[best]))) best = at;
  });
  return scalar(best);
}

/** A missing cell is NaN; true and false are 1 and 0; text is no number, even when it looks like one. */
function toNumber(value) {
  if (value === null || value === undefined) return Number.NaN;
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  throw new TypeError(`${JSON.stringify(String(value))} is not a number: tensors hold numbers only.`);
}

const scalar = (value) => new Tensor(Float64Array.of(toNumber(value)), []);
const tensor1d = (values) => new Tensor(Float64Array.from(values, toNumber), [values.length]);

/** From rows, or from values in row-major order together with a shape. */
function tensor2d(values, shape) {
  if (!Array.isArray(values[0])) return new Tensor(Float64Array.from(values, toNumber), shape);
  const columns = values[0].length;
  if (values.some((row) => row.length !== columns))
    throw new RangeError("The rows of a tensor are of one length.");
  return new Tensor(Float64Array.from(values.flat(), toNumber), [values.length, columns]);
}

function absent(name, use) {
  throw new Error(`tensorflow.${name} is not part of Dossier's float64 tensors: danfo's ${use} needs it.`);
}

module.exports = {
  Tensor,
  scalar,
  tensor1d,
  tensor2d,
  moments: () => absent("moments", "StandardScaler"),
  data: { array: () => absent("data.array", "sample()") },
};
