import { UsageError } from "../../errors.ts";
import { addDown, addUp, divideDown, divideUp, multiplyDown, multiplyUp } from "./directed-rounding.ts";
import { toPrimitive } from "./to-primitive.ts";

/**
 * Every number from `lo` to `hi`. Both ends are included, unless `openLo` or `openHi` says that the end itself is left out,
 * as 12 is from "more than 12". An infinite end means "without bound"; no member is infinite, so it has nothing to leave
 * out and its flag is false. Made by {@link interval}.
 *
 * Arithmetic gives the interval of all results that members of the two could have (Moore 1966, Interval Analysis; IEEE
 * 1788-2015), its ends rounded outward, so that the true result is always inside. An end of a result is left out where no
 * two members give it. The two are taken as independent: an interval minus itself is not 0, because nothing says that both
 * are the same unknown. It is by methods: JavaScript's operators (`+`, `<`) would take the interval for its text, and throw a
 * UsageError.
 */
export class Interval {
  readonly lo: number;
  readonly hi: number;
  /** Whether `lo` itself is left out. */
  readonly openLo: boolean;
  /** Whether `hi` itself is left out. */
  readonly openHi: boolean;

  constructor(lo: number, hi: number, { openLo = false, openHi = false }: OpenEnds = {}) {
    if (Number.isNaN(lo) || Number.isNaN(hi))
      throw fault(
        `an interval's end is not a number: ${lo} to ${hi}`,
        "Give two numbers; leave out what is missing.",
      );
    if (lo > hi) throw fault(`the interval ${lo} to ${hi} runs backwards`, `Write interval(${hi}, ${lo}).`);
    if (lo === Number.POSITIVE_INFINITY || hi === Number.NEGATIVE_INFINITY)
      throw fault(`the interval ${lo} to ${hi} holds no number`, "Give at least one finite end.");
    if (lo === hi && (openLo || openHi))
      throw fault(
        `the interval ${lo} to ${hi} without its ends holds no number`,
        "Close both, or part them.",
      );
    // 0 - 0 and 0 * -1 give -0, which prints as "-0" and is not equal to 0 in a test.
    this.lo = lo + 0;
    this.hi = hi + 0;
    this.openLo = openLo && Number.isFinite(lo);
    this.openHi = openHi && Number.isFinite(hi);
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
    const fromLo = this.lo < other.lo || (this.lo === other.lo && (!this.openLo || other.openLo));
    const toHi = other.hi < this.hi || (other.hi === this.hi && (!this.openHi || other.openHi));
    return fromLo && toHi;
  }

  plus(x: number | Interval): Interval {
    const other = toInterval(x);
    return new Interval(addDown(this.lo, other.lo), addUp(this.hi, other.hi), {
      openLo: this.openLo || other.openLo,
      openHi: this.openHi || other.openHi,
    });
  }

  minus(x: number | Interval): Interval {
    const { lo, hi, openLo, openHi } = toInterval(x);
    return this.plus(new Interval(-hi, -lo, { openLo: openHi, openHi: openLo }));
  }

  times(x: number | Interval): Interval {
    return this.#corners(toInterval(x), multiplyDown, multiplyUp);
  }

  /** Throws a UsageError where the divisor holds 0 or comes as near to it as one likes: the quotient would have no bounds. */
  dividedBy(x: number | Interval): Interval {
    const other = toInterval(x);
    if (other.lo <= 0 && other.hi >= 0)
      throw fault(
        `cannot divide by ${other}, which ${other.contains(0) ? "holds" : "reaches"} 0`,
        "Divide by an interval that is wholly above or below 0.",
      );
    return this.#corners(other, divideDown, divideUp);
  }

  /** The smallest interval that holds both. */
  hull(x: number | Interval): Interval {
    const [low, high] = endsOf(this);
    const [otherLow, otherHigh] = endsOf(toInterval(x));
    return spanning([low, otherLow], [high, otherHigh]);
  }

  /** The two ends; whether they are left out is not in it. */
  toJSON(): [number, number] {
    return [this.lo, this.hi];
  }

  /** `[72, 88]`; `(12, 15]` where the lower end is left out. */
  toString(): string {
    return `${this.openLo ? "(" : "["}${this.lo}, ${this.hi}${this.openHi ? ")" : "]"}`;
  }

  [Symbol.toPrimitive](hint: string): string {
    return toPrimitive(
      this,
      hint,
      "Compare its ends, a.hi < b.lo; reckon with a.plus(b), a.minus(b), a.times(b), a.dividedBy(b), or with one number of it, a.mid.",
    );
  }

  /** Products and quotients are monotone in each argument, so their extremes are at the corners. */
  #corners(other: Interval, down: Operation, up: Operation): Interval {
    const pairs = endsOf(this).flatMap((a) => endsOf(other).map((b) => [a, b] as const));
    return spanning(
      pairs.map(([a, b]) => ({ at: down(a.at, b.at), isOpen: isLeftOut(a, b) })),
      pairs.map(([a, b]) => ({ at: up(a.at, b.at), isOpen: isLeftOut(a, b) })),
    );
  }
}

/** Which ends of an interval are left out; a finite end is included unless said otherwise. */
export interface OpenEnds {
  readonly openLo?: boolean;
  readonly openHi?: boolean;
}

type Operation = (a: number, b: number) => number;

interface End {
  readonly at: number;
  readonly isOpen: boolean;
}

const endsOf = ({ lo, hi, openLo, openHi }: Interval): [low: End, high: End] => [
  { at: lo, isOpen: openLo },
  { at: hi, isOpen: openHi },
];

/** Whether no members give this corner. A 0 that is a member gives 0 with any member of the other, its end or not. */
function isLeftOut(a: End, b: End): boolean {
  const isMemberZero = ({ at, isOpen }: End) => at === 0 && !isOpen;
  return (a.isOpen || b.isOpen) && !isMemberZero(a) && !isMemberZero(b);
}

/** From the lowest end to the highest, each left out only if it is so wherever it is reached. */
function spanning(lows: readonly End[], highs: readonly End[]): Interval {
  const lo = Math.min(...lows.map(({ at }) => at));
  const hi = Math.max(...highs.map(({ at }) => at));
  const isOpenAt = (place: number, ends: readonly End[]) =>
    ends.every(({ at, isOpen }) => at !== place || isOpen);
  return new Interval(lo, hi, { openLo: isOpenAt(lo, lows), openHi: isOpenAt(hi, highs) });
}

/**
 * The interval from `lo` to `hi`, or the single number `lo`. Both ends are included unless said otherwise. Throws a
 * UsageError on NaN, on ends that run backwards, and on a single number that is left out.
 *
 * @example
 * ```ts
 * import { interval } from "dossier";
 *
 * const amount = interval(72, 88);
 * amount.plus(interval(54, 66)); // => [126, 154]
 * amount.times(2); // => [144, 176]
 * amount.contains(80); // => true
 * const moreThanTwelve = interval(12, Infinity, { openLo: true });
 * moreThanTwelve.contains(12); // => false
 * moreThanTwelve.plus(interval(3)).toString(); // => "(15, Infinity]"
 * interval(1, 2).dividedBy(interval(-1, 1)); // throws UsageError: cannot divide by [-1, 1], which holds 0
 * ```
 */
export function interval(lo: number, hi: number = lo, open?: OpenEnds): Interval {
  return new Interval(lo, hi, open);
}

/** Number, pair or interval in; interval out. Throws a UsageError on anything else. */
export function toInterval(x: number | Interval | readonly [number, number]): Interval {
  if (x instanceof Interval) return x;
  const [lo, hi]: readonly unknown[] = Array.isArray(x) ? x : [x, x];
  if (typeof lo === "number" && typeof hi === "number") return new Interval(lo, hi);
  throw fault(
    `${typeof x === "string" ? `"${x}"` : String(x)} is neither a number nor an interval`,
    "Give a number, or interval(lo, hi).",
  );
}

const fault = (problem: string, remedy: string) => new UsageError({ problem, remedy });
