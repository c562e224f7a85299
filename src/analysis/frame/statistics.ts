import { RefusedError } from "../../errors.ts";
import { sortedQuantile } from "../uncertainty/quantile.ts";

/** Compensated (Neumaier) sum: the rounding of each addition is kept and added at the end. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

export const meanOf = (values: readonly number[]) => sumOf(values) / values.length;

/** The sample standard deviation (divisor n - 1) of at least two values, in two passes. */
export function stdOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

/** The quantile at a share `q` from 0 to 1 of values in any order, of which there is at least one. */
export const quantileOf = (values: readonly number[], q: number) =>
  sortedQuantile(Float64Array.from(values).sort(), q);

/** A result as it is, unless it went beyond the largest double, about 1.8e308. */
export function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new RefusedError({
    problem: `${name} is beyond the largest number that a double can hold`,
    remedy: "Change the unit: thousands or millions.",
  });
}
