import {
  formatAmount,
  formatRange,
  type MoneyScale,
  moneyScale,
  moneyUnit,
  type NumberFormat,
  percentUnit,
  shortUnit,
} from "../analysis/format.ts";
import { english, type Language } from "../analysis/language.ts";
import { type Interval, interval } from "../analysis/quantities/interval.ts";
import { UsageError } from "../errors.ts";
import { separatorsOf } from "./theme.ts";
import { roundTicks } from "./ticks.ts";
import type { Scale } from "./value-axis.ts";

/**
 * How the amounts of one chart are written: all in one scale, so that they can be compared at a glance, and with as many digits
 * as it takes for amounts that stand apart in the picture to read apart.
 */
export class Amounts implements Scale {
  readonly unit: string;
  readonly #format: NumberFormat;
  /** Whether whole amounts are written without the decimals of the others. */
  readonly #isWholeBare: boolean;
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
    const scaled = {
      scale: scaleOf(values, unit),
      ...format,
    };
    const needed = format.decimals ?? decimalsFor(values, unit, scaled);
    this.#isWholeBare = needed === undefined;
    this.#format = { ...scaled, decimals: needed ?? sharedDecimals(values, unit, scaled) };
  }

  one(value: number): string {
    return formatAmount(value, this.unit, this.#formatFor([value]));
  }

  range(low: number, high: number): string {
    return this.over(interval(low, high));
  }

  /** An interval, with what its ends leave out, and as exact as the amount that it stands beside. */
  over(range: Interval, beside: number = range.lo): string {
    return formatRange(
      range,
      this.unit,
      this.#formatFor([range.lo, range.hi, beside].filter(Number.isFinite)),
    );
  }

  /** Without the decimals of the others where some would read as 0 and are not, and where all are whole. */
  #formatFor(values: readonly number[]): NumberFormat {
    const isLost = (value: number) =>
      value !== 0 && !/[1-9]/.test(formatAmount(value, shortUnit(this.unit), this.#format));
    const isBare = this.#isWholeBare && values.every((value) => isWhole(value, this.unit, this.#format));
    return isBare || values.some(isLost) ? { ...this.#format, decimals: undefined } : this.#format;
  }

  ticks(low: number, high: number, most: number): number[] {
    return roundTicks(low, high, most, this.#step);
  }

  /**
   * As many decimals as it takes for evenly spaced ticks to read as evenly spaced. The words of a unit stand at the last of them
   * alone: "0, 2, 4 events".
   */
  labels(values: readonly number[]): string[] {
    const labels = this.#evenly(values, this.unit);
    const short = shortUnit(this.unit);
    return short === this.unit ? labels : [...this.#evenly(values, short).slice(0, -1), ...labels.slice(-1)];
  }

  #evenly(values: readonly number[], unit: string): string[] {
    for (let decimals = 0; ; decimals++) {
      const format = { ...this.#format, decimals };
      const labels = values.map((value) => formatAmount(value, unit, format));
      const plain = values.map((value) => plainly(value, unit, format));
      const read = plain.map(Number);
      const steps = read.slice(1).map((value, i) => value - (read[i] as number));
      const [first = 1] = steps;
      if (decimals === 15 || steps.every((step) => step > 0 && Math.abs(step - first) < first * 1e-6))
        return labels;
    }
  }
}

/** Parts of the range drawn: a reader sees no smaller difference. */
const seen = 1 / 200;

/**
 * Digits after the point; undefined where the usual ones will do. Of 104.1 and 104.4 on an axis of one point both would be 104,
 * and 99.97% would be all.
 */
function decimalsFor(values: readonly number[], unit: string, format: NumberFormat): number | undefined {
  return [undefined, 0, 1, 2, 3, 4, 5, 6, 7, 8].find((decimals) =>
    readApart(values, unit, { ...format, decimals }),
  );
}

/** Whether what is seen apart reads apart, and nothing short of all as all. */
function readApart(values: readonly number[], unit: string, format: NumberFormat): boolean {
  const least = seen * (Math.max(...values) - Math.min(...values));
  const percent = percentUnit(unit);
  const whole = percent && 100 / percent.factor;
  const byText = new Map<string, number[]>();
  for (const value of values) {
    const text = formatAmount(value, unit, format);
    byText.set(text, [...(byText.get(text) ?? []), value]);
  }
  const readAlike = [...byText.values()].some((same) => Math.max(...same) - Math.min(...same) > least);
  const all = whole === undefined ? undefined : byText.get(formatAmount(whole, unit, format));
  const isRoundedToAll = all?.some((value) => value !== whole && (format.decimals ?? 0) < 4) ?? false;
  return !readAlike && !isRoundedToAll;
}

/**
 * Digits after the point that amounts share which are not whole, where three significant ones of each would give them a different
 * number of these: £182.3bn beside £0.4bn. Each stays as exact as it would be by itself, and none gets more than one digit
 * that it did not have; undefined where they are too far apart for that.
 */
function sharedDecimals(values: readonly number[], unit: string, format: NumberFormat): number | undefined {
  const parts = values.filter((value) => !isWhole(value, unit, format));
  const counts = parts.map((value) => decimalsIn(plainly(value, unit, format)));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (counts.length === 0) return undefined;
  return [least, least + 1, least + 2].find(
    (decimals) =>
      decimals <= most &&
      readApart(values, unit, { ...format, decimals }) &&
      parts.every((value) => isTold(value, unit, { ...format, decimals })),
  );
}

/** To half a per cent, which three significant digits are exact to, and in four of them at most. */
function isTold(value: number, unit: string, format: NumberFormat): boolean {
  const text = plainly(value, unit, format);
  const inFull = Number(plainly(value, unit, { ...format, decimals: 10 }));
  const isExact = Math.abs(Number(text) - inFull) <= 0.005 * Math.abs(inFull);
  return isExact && text.replace(/^[-0.]+|\./g, "").length <= 4;
}

/** The number of an amount in the scale that it is written in, as a program reads it. */
function plainly(value: number, unit: string, format: NumberFormat): string {
  const { locale } = format.language ?? english;
  const [point = ".", group = ","] = separatorsOf(locale);
  const [number = ""] = /\d[\d.,'’\s]*/.exec(formatAmount(Math.abs(value), shortUnit(unit), format)) ?? [];
  const plain = number.trim().replaceAll(group, "").replace(/\s/g, "").replace(point, ".");
  return (value < 0 ? "-" : "") + plain.replace(/\.$/, "");
}

const decimalsIn = (text: string) => (text.split(".")[1] ?? "").length;

/** In the scale that it is written in. */
const isWhole = (value: number, unit: string, format: NumberFormat) =>
  /\.0+$/.test(plainly(value, unit, { ...format, decimals: 6 }));

/** Pounds written out fill an axis: from a million on they are millions, as long as the least still reads as a number of these. */
function scaleOf(values: readonly number[], unit: string): MoneyScale | undefined {
  const sizes = values.filter((value) => value !== 0).map(Math.abs);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const stated = moneyUnit(unit)?.scale;
  if (sizes.length === 0) return stated === "" ? undefined : stated;
  if (stated === "" && most >= 1e6 && least >= 1e4) return most >= 1e12 || least >= 1e9 ? "bn" : "m";
  const usual = moneyScale(sizes, unit);
  // In billions as the subtitle has them, and £0.4bn beside £182.3bn: one small amount does not make £182,300m of it.
  return stated && isSmaller(usual, stated) && most >= 1 ? stated : usual;
}

const scales: readonly (MoneyScale | undefined)[] = ["k", "m", "bn", "tn"];

const isSmaller = (one: MoneyScale | undefined, other: MoneyScale | undefined) =>
  one !== undefined && scales.indexOf(one) < scales.indexOf(other);

/** "events", "orders": a word of what is counted, neither money nor a part of something. */
const isCount = (unit: string) => /^\p{Ll}[\p{L} -]*$/u.test(unit) && unit !== "share";
