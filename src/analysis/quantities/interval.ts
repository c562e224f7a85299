import { UsageError } from "../../errors.ts";
import { addDown, addUp, divideDown, divideUp, multiplyDown, multiplyUp } from "./directed-rounding.ts";

/**
 * A closed interval: every number from `lo` to `hi`, both included. An infinite end means "without bound". Made by
 * {@link interval}.
 *
 * Arithmetic gives the interval of all results that members of the two could have (Moore 1966, Interval Analysis; IEEE
 * 1788-2015), its ends rounded outward, so that the true result is always inside. The two are taken as independent: an
 * interval minus itself is not 0, because nothing says that both are the same unknown.
 */
export class Interval {
  readonly lo: number;
  readonly hi: number;

  constructor(lo: number, hi: number) {
    if (Number.isNaN(lo) || Number.isNaN(hi))
      throw fault(
        `an interval's end is not a number: ${lo} to ${hi}`,
        "Give two numbers; leave out what is missing.",
      );
    if (lo > hi) throw fault(`the interval ${lo} to ${hi} runs backwards`, `Write interval(${hi}, ${lo}).`);
    if (lo === Number.POSITIVE_INFINITY || hi === Number.NEGATIVE_INFINITY)
      throw fault(`the interval ${lo} to ${hi} holds no number`, "Give at least one finite end.");
    // 0 - 0 and 0 * -1 give -0, which prints as "-0" and is not equal to 0 in a test.
    this.lo = lo + 0;
    this.hi = hi + 0;
    Object.freeze(this);
  }

  /** Halfway between the ends. Infinite where an end is. */
  get mid(): number {
    return this.lo === Number.NEGATIVE_INFINITY && this.hi === Number.POSITIVE_INFINITY
      ? 0
      : this.lo / 2 + this.hi / 2;
  }

  /** Whether it holds one number only. */
  get isPoint(): boolean {
    return this.lo === this.hi;
  }

  contains(x: number | Interval): boolean {
    const other = toInterval(x);
    return this.lo <= other.lo && other.hi <= this.hi;
  }

  plus(x: number | Interval): Interval {
    const other = toInterval(x);
    return new Interval(addDown(this.lo, other.lo), addUp(this.hi, other.hi));
  }

  minus(x: number | Interval): Interval {
    const other = toInterval(x);
    return new Interval(addDown(this.lo, -other.hi), addUp(this.hi, -other.lo));
  }

  times(x: number | Interval): Interval {
    return this.#corners(toInterval(x), multiplyDown, multiplyUp);
  }

  /** Throws a UsageError where the divisor holds 0: the quotient would have no bounds. */
  dividedBy(x: number | Interval): Interval {
    const other = toInterval(x);
    if (other.contains(0))
      throw fault(
        `cannot divide by ${other}, which holds 0`,
        "Divide by an interval that is wholly above or below 0.",
      );
    return this.#corners(other, divideDown, divideUp);
  }

  /** The smallest interval that holds both. */
  hull(x: number | Interval): Interval {
    const other = toInterval(x);
    return new Interval(Math.min(this.lo, other.lo), Math.max(this.hi, other.hi));
  }

  toJSON(): [number, number] {
    return [this.lo, this.hi];
  }

  toString(): string {
    return `[${this.lo}, ${this.hi}]`;
  }

  /** Products and quotients are monotone in each argument, so their extremes are at the corners. */
  #corners(other: Interval, down: Operation, up: Operation): Interval {
    const pairs = [this.lo, this.hi].flatMap((a) => [other.lo, other.hi].map((b) => [a, b] as const));
    return new Interval(
      Math.min(...pairs.map(([a, b]) => down(a, b))),
      Math.max(...pairs.map(([a, b]) => up(a, b))),
    );
  }
}

type Operation = (a: number, b: number) => number;

/**
 * The closed interval from `lo` to `hi`, or the single number `lo`. Throws a UsageError on NaN and on ends that run
 * backwards.
 *
 * @example
 * ```ts
 * import { interval } from "dossier";
 *
 * const amount = interval(72, 88);
 * amount.plus(interval(54, 66)); // => [126, 154]
 * amount.times(2); // => [144, 176]
 * amount.contains(80); // => true
 * interval(1, 2).dividedBy(interval(-1, 1)); // throws UsageError: cannot divide by [-1, 1], which holds 0
 * ```
 */
export function interval(lo: number, hi: number = lo): Interval {
  return new Interval(lo, hi);
}

/** Number, pair or interval in; interval out. */
export function toInterval(x: number | Interval | readonly [number, number]): Interval {
  if (x instanceof Interval) return x;
  return typeof x === "number" ? new Interval(x, x) : new Interval(x[0], x[1]);
}

const fault = (problem: string, remedy: string) => new UsageError({ problem, remedy });
