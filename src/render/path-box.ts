import type { Box } from "./matrix.ts";

/** How many numbers one use of each path command takes. */
const arity: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/**
 * The tight box around a path's geometry, without its stroke: SVG 2's object bounding box.
 * Extremes of Bézier curves and arcs are found, not their control points taken.
 */
export function pathBox(data: string): Box | undefined {
  const bounds = new Bounds();
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let control: { x: number; y: number; of: string } | undefined;

  for (const [command, numbers] of commands(data)) {
    const name = command.toUpperCase();
    const [dx, dy] = command === name ? [0, 0] : [x, y];
    const at = (i: number) => ({ x: (numbers[i] ?? 0) + dx, y: (numbers[i + 1] ?? 0) + dy });
    const reflected = (kinds: string) =>
      control !== undefined && kinds.includes(control.of)
        ? { x: 2 * x - control.x, y: 2 * y - control.y }
        : { x, y };
    const from = { x, y };
    let to = at(numbers.length - 2);
    let next: typeof control;
    if (name === "H") to = { x: (numbers[0] ?? 0) + dx, y };
    if (name === "V") to = { x, y: (numbers[0] ?? 0) + dy };
    if (name === "Z") to = { x: startX, y: startY };
    if (name === "C" || name === "S") {
      const one = name === "C" ? at(0) : reflected("CS");
      const two = at(name === "C" ? 2 : 0);
      bounds.cubic(from, one, two, to);
      next = { ...two, of: name };
    } else if (name === "Q" || name === "T") {
      const one = name === "Q" ? at(0) : reflected("QT");
      const towards = (end: Point) => ({
        x: end.x + (2 / 3) * (one.x - end.x),
        y: end.y + (2 / 3) * (one.y - end.y),
      });
      bounds.cubic(from, towards(from), towards(to), to);
      next = { ...one, of: name };
    } else if (name === "A") {
      bounds.arc(from, numbers, to);
    } else if (name !== "M") {
      bounds.add(from);
    }
    if (name !== "M") bounds.add(to);
    if (name === "M") [startX, startY] = [to.x, to.y];
    [x, y, control] = [to.x, to.y, next];
  }
  return bounds.box;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The commands of a path with their numbers, repeated ones written out. */
function* commands(data: string): Generator<[command: string, numbers: number[]]> {
  for (const [, letter = "", list = ""] of data.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const numbers = (list.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const count = arity[letter.toUpperCase()] ?? 0;
    if (count === 0) yield [letter, []];
    for (let i = 0; count > 0 && i + count <= numbers.length; i += count) {
      const repeated = letter === "M" ? "L" : letter === "m" ? "l" : letter;
      yield [i === 0 ? letter : repeated, numbers.slice(i, i + count)];
    }
  }
}

class Bounds {
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = Number.NEGATIVE_INFINITY;
  #bottom = Number.NEGATIVE_INFINITY;

  add({ x, y }: Point): void {
    this.#left = Math.min(this.#left, x);
    this.#right = Math.max(this.#right, x);
    this.#top = Math.min(this.#top, y);
    this.#bottom = Math.max(this.#bottom, y);
  }

  get box(): Box | undefined {
    if (this.#left > this.#right) return undefined;
    return { x: this.#left, y: this.#top, width: this.#right - this.#left, height: this.#bottom - this.#top };
  }

  cubic(p0: Point, p1: Point, p2: Point, p3: Point): void {
    this.add(p0);
    const value = (axis: "x" | "y", t: number) => {
      const u = 1 - t;
      return u ** 3 * p0[axis] + 3 * u * u * t * p1[axis] + 3 * u * t * t * p2[axis] + t ** 3 * p3[axis];
    };
    for (const axis of ["x", "y"] as const)
      for (const t of turningPoints(p0[axis], p1[axis], p2[axis], p3[axis]))
        this.add({ x: value("x", t), y: value("y", t) });
  }

  /** SVG 2, appendix B.2.4: the centre of the ellipse; then its extremes that lie on the arc. */
  arc(from: Point, [radiusX = 0, radiusY = 0, degrees = 0, large = 0, sweep = 0]: number[], to: Point): void {
    this.add(from);
    const phi = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
    const [halfX, halfY] = [(from.x - to.x) / 2, (from.y - to.y) / 2];
    const [x, y] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];
    let [rx, ry] = [Math.abs(radiusX), Math.abs(radiusY)];
    if (rx === 0 || ry === 0 || (x === 0 && y === 0)) return;
    const excess = Math.sqrt((x / rx) ** 2 + (y / ry) ** 2);
    if (excess > 1) [rx, ry] = [rx * excess, ry * excess];
    const square = (rx * y) ** 2 + (ry * x) ** 2;
    const factor = Math.sqrt(Math.max(0, (rx * ry) ** 2 - square) / square) * (large === sweep ? -1 : 1);
    const [centreX, centreY] = [(factor * rx * y) / ry, (-factor * ry * x) / rx];
    const start = Math.atan2((y - centreY) / ry, (x - centreX) / rx);
    const end = Math.atan2((-y - centreY) / ry, (-x - centreX) / rx);
    const turn = 2 * Math.PI;
    const span = (angle: number) => (((sweep ? angle - start : start - angle) % turn) + turn) % turn;
    const middle = {
      x: cos * centreX - sin * centreY + (from.x + to.x) / 2,
      y: sin * centreX + cos * centreY + (from.y + to.y) / 2,
    };
    const extremeX = Math.atan2(-ry * sin, rx * cos);
    const extremeY = Math.atan2(ry * cos, rx * sin);
    for (const angle of [extremeX, extremeX + Math.PI, extremeY, extremeY + Math.PI])
      if (span(angle) <= span(end))
        this.add({
          x: middle.x + rx * Math.cos(angle) * cos - ry * Math.sin(angle) * sin,
          y: middle.y + rx * Math.cos(angle) * sin + ry * Math.sin(angle) * cos,
        });
  }
}

/** Where the derivative of a cubic Bézier is zero, between its ends. */
function turningPoints(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const root = Math.sqrt(b * b - 4 * a * c);
  const roots = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return roots.filter((t) => t > 0 && t < 1);
}
