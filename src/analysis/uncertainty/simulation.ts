import { UsageError } from "../../errors.ts";
import { formatAmount, formatNumber, formatRange, moneyScale } from "../format.ts";
import { Interval } from "../quantities/interval.ts";
import type { Quantity } from "../quantities/quantity.ts";
import { toPrimitive } from "../quantities/to-primitive.ts";
import { sortedQuantile } from "./quantile.ts";

/** The draws of {@link simulate}, and what they say. */
export class Simulation {
  /** Every total drawn, ascending. */
  readonly totals: Float64Array;
  readonly seed: number;
  /** The total by interval arithmetic: its bounds hold every draw; its unit, base year and notes are theirs too. */
  readonly bounds: Quantity;

  constructor(totals: Float64Array, seed: number, bounds: Quantity) {
    this.totals = totals;
    this.seed = seed;
    this.bounds = bounds;
  }

  get draws(): number {
    return this.totals.length;
  }

  get median(): number {
    return this.quantile(0.5);
  }

  /** The value below which a share `p` of the draws lie (type 7: Hyndman & Fan 1996). */
  quantile(p: number): number {
    return sortedQuantile(this.totals, p);
  }

  /** From one quantile to another: by default the central 90 %, from the 5 % to the 95 % quantile. */
  interval(from = 0.05, to = 0.95): Interval {
    return new Interval(this.quantile(from), this.quantile(to));
  }

  /**
   * The Monte Carlo error of the quantile at `p`: half the width of its 95 % confidence interval over repetitions with
   * other seeds. Free of any assumption on the distribution: the interval runs between the order statistics of ranks
   * np ± 1.96 √(np(1 - p)) (Conover 1999, Practical Nonparametric Statistics, 3.2). A re-run that moves a quantile by less
   * has changed nothing: use it as a finding's tolerance.
   *
   * Throws a UsageError where there are too few draws for such an interval.
   */
  margin(p: number): number {
    const n = this.draws;
    const spread = 1.96 * Math.sqrt(n * p * (1 - p));
    const lower = this.totals[Math.floor(n * p - spread) - 1];
    const upper = this.totals[Math.ceil(n * p + spread) - 1];
    if (lower === undefined || upper === undefined || !(p > 0 && p < 1))
      throw new UsageError({
        problem: `${n} draws do not bound the error of the quantile at ${p}`,
        remedy: "Take more draws, or a quantile farther from 0 and 1.",
      });
    return (upper - lower) / 2;
  }

  /** `median £1,391m; 5% to 95% of 1,000,000 draws: £836m–£2,008m (2022 prices; seed 1)`. */
  toString(): string {
    const { unit, baseYear } = this.bounds;
    const range = this.interval();
    const style = { scale: moneyScale([range.lo, range.hi], unit) };
    const median = formatAmount(this.median, unit, style);
    const middle = `5% to 95% of ${formatNumber(this.draws)} draws: ${formatRange(range, unit, style)}`;
    return `median ${median}; ${middle} (${baseYear} prices; seed ${this.seed})`;
  }

  [Symbol.toPrimitive](hint: string): string {
    return toPrimitive(
      this,
      hint,
      "Compare or reckon with one number of it: result.median, result.quantile(0.05).",
    );
  }

  // Without this a cell would print a hundred of a million totals.
  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return { "text/plain": [this.toString(), ...this.bounds.notes].join("\n") };
  }
}
