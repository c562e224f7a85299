import { UsageError } from "../../errors.ts";
import { formatAmount, formatRange } from "../format.ts";
import { readMoneyUnit } from "./currency.ts";
import { type Interval, interval, toInterval } from "./interval.ts";
import { timesPowerOfTen } from "./numeral.ts";
import { toPrimitive } from "./to-primitive.ts";

/** What a {@link Quantity} is made of. */
export interface QuantityParts {
  /** How it is stated, or how it came about: "around £80 million", "total of 3 amounts". */
  readonly words: string;
  /** The number, in `unit`; null where only the interval is known. */
  readonly amount: number | null;
  /** The numbers that the words may stand for. */
  readonly interval: Interval;
  /** "£m", "TIV", "count" ... */
  readonly unit: string;
  /** What is measured: gbp_nominal, gbp_real, tiv, licence_gbp, order_gbp, count ... */
  readonly measure: string;
  /** The year in whose prices a real amount is; undefined for all others. */
  readonly baseYear?: number | undefined;
  /** Warnings that travel with it into every result, such as a splice in the price series. */
  readonly notes?: readonly string[] | undefined;
}

/**
 * An amount that keeps how far it is known: its number and the interval that its words stand for, with the measure and the
 * unit that say what it may be added to. Made by {@link stated}, {@link total} and {@link deflate}; frozen.
 *
 * Arithmetic carries the interval (see {@link Interval}), rounded outward, and the notes. It is by methods: the operators of
 * JavaScript (`+`, `>`, `==` with a text) would take the words for the amount, and throw a UsageError.
 */
export class Quantity implements QuantityParts {
  readonly words: string;
  readonly amount: number | null;
  readonly interval: Interval;
  readonly unit: string;
  readonly measure: string;
  readonly baseYear: number | undefined;
  readonly notes: readonly string[];

  constructor(parts: QuantityParts) {
    this.words = parts.words;
    this.amount = parts.amount;
    this.interval = parts.interval;
    this.unit = parts.unit;
    this.measure = parts.measure;
    this.baseYear = parts.baseYear;
    this.notes = Object.freeze([...new Set(parts.notes ?? [])]);
    Object.freeze(this);
  }

  /** Throws a UsageError that names both where measures, units or base years differ: such a sum has no meaning. */
  plus(other: Quantity): Quantity {
    return total([this, other]);
  }

  /** This less another, the two taken as independent. Throws as {@link Quantity.plus} does. */
  minus(other: Quantity): Quantity {
    const [, less] = inOneMeasure([this, other], "subtract") as [Quantity, Quantity];
    return new Quantity({
      ...this,
      words: `${this.words}, less ${other.words}`,
      amount: this.amount === null || less.amount === null ? null : this.amount - less.amount,
      interval: this.interval.minus(less.interval),
      notes: [...this.notes, ...other.notes],
    });
  }

  /** So many times as much. A factor that is not a number of something (a share, a price ratio) keeps the unit. */
  times(factor: number | Interval): Quantity {
    const given: unknown = factor;
    if (given instanceof Quantity)
      throw new UsageError({
        problem: `cannot multiply "${this.words}" (${describe(this)}) by "${given.words}" (${describe(given)})`,
        remedy: "Give a number or an interval: how many times as much.",
      });
    const by = toInterval(factor);
    return new Quantity({
      ...this,
      words: `${this.words}, times ${by.isPoint ? by.lo : by}`,
      amount: this.amount !== null && by.isPoint ? this.amount * by.lo : null,
      interval: this.interval.times(by),
    });
  }

  /** `around £80 million (£72m–£88m)`: the words, then the numbers they stand for. */
  toString(): string {
    const { amount, interval, words } = this;
    const unit = this.baseYear === undefined ? "" : `, ${this.baseYear} prices`;
    if (amount !== null && interval.isPoint) return `${words} (${formatAmount(amount, this.unit)}${unit})`;
    return `${words} (${formatRange(interval, this.unit)}${unit})`;
  }

  [Symbol.toPrimitive](hint: string): string {
    return toPrimitive(
      this,
      hint,
      "Compare the intervals, q.interval.hi < other.interval.lo, or the numbers, q.amount; reckon with q.plus(other), q.minus(other), q.times(2).",
    );
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return { "text/plain": [this.toString(), ...this.notes].join("\n") };
  }
}

/**
 * The sum of quantities of one measure: number with numbers, interval with intervals. The unknowns are taken as
 * independent; the ends are the sums in which all stand at their lowest or highest, which is wider than any quantile
 * range (for that see {@link simulate}).
 *
 * Money of one currency is brought to the scale of the first: £80m and £1.2bn are £1,280m. Throws a UsageError that names
 * two if measures, base years or other units differ, and if there is none: an empty sum would be a silent 0.
 *
 * @example
 * ```ts
 * import { stated, total } from "dossier";
 *
 * const sum = total([
 *   stated({ words: "around £80 million", amount: 80, unit: "£m", measure: "gbp_nominal", qualifier: "around" }),
 *   stated({ words: "some £7 million", amount: 7, unit: "£m", measure: "gbp_nominal", qualifier: "some" }),
 * ]);
 * sum.amount; // => 87
 * sum.toString(); // => "total of 2 amounts (£78.3m–£95.7m)"
 * ```
 */
export function total(quantities: Iterable<Quantity>): Quantity {
  const all = [...quantities];
  const first = all[0];
  if (first === undefined)
    throw new UsageError({
      problem: "there is no quantity to add up",
      remedy:
        "Give at least one. Rows with no stated amount are missing: list them beside the total, never as 0.",
    });
  const alike = inOneMeasure(all, "add");
  return new Quantity({
    ...first,
    words: all.length === 1 ? first.words : `total of ${all.length} amounts`,
    amount: alike.reduce(
      (sum: number | null, { amount }) => (sum === null || amount === null ? null : sum + amount),
      0,
    ),
    interval: alike.reduce((sum, quantity) => sum.plus(quantity.interval), interval(0)),
    notes: all.flatMap((quantity) => quantity.notes),
  });
}

/**
 * Quantities that may stand in one sum, all in the unit of the first. Throws a UsageError that names both where two differ in
 * measure, base year, or in a unit that is not another scale of the same currency; and where one is no quantity.
 */
export function inOneMeasure(quantities: readonly Quantity[], doing: string): Quantity[] {
  for (const given of quantities) assertQuantity(given, doing);
  const [first] = quantities;
  return first === undefined ? [] : quantities.map((other) => alike(first, other, doing));
}

/** Throws a UsageError if what is given is no quantity: a bare number has no measure and no unit. */
export function assertQuantity(given: unknown, doing: string): void {
  if (!(given instanceof Quantity))
    throw new UsageError({
      problem: `cannot ${doing} ${typeof given === "string" ? `"${given}"` : String(given)}: it is no quantity`,
      remedy: 'Say of what it is so much: parseStated("£3m"), or stated({ words, amount, unit, measure }).',
    });
}

function alike(first: Quantity, other: Quantity, doing: string): Quantity {
  const scaled = inScaleOf(first, other);
  for (const aspect of ["measure", "unit", "baseYear"] as const)
    if (first[aspect] !== scaled[aspect])
      throw new UsageError({
        problem: `cannot ${doing} "${first.words}" (${describe(first)}) and "${other.words}" (${describe(other)}): they differ in ${aspect}`,
        remedy:
          aspect === "unit"
            ? "Bring both to one unit first."
            : "Take amounts of one measure only; nominal pounds become real ones, in the prices of one year, by deflate().",
      });
  return scaled;
}

function inScaleOf({ unit }: Quantity, other: Quantity): Quantity {
  const [to, from] = [readMoneyUnit(unit), readMoneyUnit(other.unit)];
  if (unit === other.unit || to?.currency === undefined || to.currency !== from?.currency) return other;
  const exponent = from.exponent - to.exponent;
  // By the digits: a number of billions is written otherwise in millions, and is the same number.
  const scaled = (value: number) => (Number.isFinite(value) ? timesPowerOfTen(value, exponent) : value);
  const { amount, interval: range } = other;
  return new Quantity({
    ...other,
    unit,
    amount: amount === null ? null : scaled(amount),
    interval: interval(scaled(range.lo), scaled(range.hi), range),
  });
}

const describe = ({ measure, unit, baseYear }: Quantity) =>
  `${measure}, ${unit}${baseYear === undefined ? "" : `, ${baseYear} prices`}`;
