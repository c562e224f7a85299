import { formatAmount, formatRange, moneyScale, type NumberFormat } from "../analysis/format.ts";
import type { Language } from "../analysis/language.ts";
import { type Interval, interval } from "../analysis/quantities/interval.ts";
import { UsageError } from "../errors.ts";
import { roundTicks } from "./ticks.ts";
import type { Scale } from "./value-axis.ts";

/** How the amounts of one chart are written: all in one scale, so that they can be compared at a glance. */
export class Amounts implements Scale {
  readonly unit: string;
  readonly #format: NumberFormat;
  readonly #step: number;

  constructor(
    unit: string,
    values: readonly number[],
    format: NumberFormat & { readonly language: Language },
  ) {
    if (typeof unit !== "string")
      throw new UsageError({
        problem: "the amounts have no unit",
        remedy: 'Give unit: "£m", "%", "events"; "" for numbers without one.',
      });
    this.unit = unit;
    // Half an event is none: what is counted in words, and all of it whole, has whole ticks.
    this.#step = isCount(unit) && values.every(Number.isInteger) ? 1 : 0;
    this.#format = {
      scale: moneyScale(
        values.filter((value) => value !== 0),
        unit,
      ),
      ...format,
    };
  }

  one(value: number): string {
    return formatAmount(value, this.unit, this.#format);
  }

  range(low: number, high: number): string {
    return this.over(interval(low, high));
  }

  /** An interval, with what its ends leave out. */
  over(range: Interval): string {
    return formatRange(range, this.unit, this.#format);
  }

  ticks(low: number, high: number, most: number): number[] {
    return roundTicks(low, high, most, this.#step);
  }

  /** As many decimals as it takes for evenly spaced ticks to read as evenly spaced. */
  labels(values: readonly number[]): string[] {
    for (let decimals = 0; ; decimals++) {
      const format = { ...this.#format, decimals };
      const labels = values.map((value) => formatAmount(value, this.unit, format));
      // Read in the one language whose digits, point and minus are a number's own.
      const plain = values.map((value) => formatAmount(value, this.unit, { ...format, language: undefined }));
      const read = plain.map((label) => Number(label.replace("−", "-").replace(/[^\d.-]/g, "")));
      const steps = read.slice(1).map((value, i) => value - (read[i] as number));
      const [first = 1] = steps;
      if (decimals === 15 || steps.every((step) => step > 0 && Math.abs(step - first) < first * 1e-6))
        return labels;
    }
  }
}

/** "events", "orders": a word of what is counted, neither money nor a part of something. */
const isCount = (unit: string) => /^\p{Ll}[\p{L} -]*$/u.test(unit) && unit !== "share";
