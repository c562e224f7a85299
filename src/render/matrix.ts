/** An affine transform as SVG's `matrix(a b c d e f)` has it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A rectangle by its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** The smallest upright box around a transformed box. */
export function transformBox([a, b, c, d, e, f]: Matrix, { x, y, width, height }: Box): Box {
  const xs = [a * x, a * (x + width)].flatMap((v) => [v + c * y + e, v + c * (y + height) + e]);
  const ys = [b * x, b * (x + width)].flatMap((v) => [v + d * y + f, v + d * (y + height) + f]);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** The smallest box around both; an absent box adds nothing. */
export function union(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Parses the `transform` attribute of SVG 1.1: a list of matrix, translate, scale, rotate, skewX, skewY. */
export function parseTransform(text: string | null): Matrix {
  let result = identity;
  for (const [, name, list] of (text ?? "").matchAll(/(\w+)\s*\(([^)]*)\)/g))
    result = multiply(result, toMatrix(name ?? "", (list?.match(/[-+.\d][-+.\de]*/gi) ?? []).map(Number)));
  return result;
}

function toMatrix(name: string, [p = 0, q, r, s = 0, t = 0, u = 0]: number[]): Matrix {
  const radians = (p * Math.PI) / 180;
  switch (name) {
    case "matrix":
      return [p, q ?? 0, r ?? 0, s, t, u];
    case "translate":
      return [1, 0, 0, 1, p, q ?? 0];
    case "scale":
      return [p, 0, 0, q ?? p, 0, 0];
    case "rotate": {
      const [cos, sin, x, y] = [Math.cos(radians), Math.sin(radians), q ?? 0, r ?? 0];
      return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
    }
    case "skewX":
      return [1, 0, Math.tan(radians), 1, 0, 0];
    case "skewY":
      return [1, Math.tan(radians), 0, 1, 0, 0];
    default:
      return identity;
  }
}
