import { UsageError } from "../../errors.ts";

/**
 * The sample quantile of type 7 (Hyndman & Fan 1996, The American Statistician 50(4)), the default of R and NumPy: with
 * the values in ascending order and h = (n - 1)p, the value at rank h, counted from 0, interpolated linearly.
 *
 * Values in any order; none may be missing. Throws a UsageError if there are none, if one is NaN, or if p is not from 0 to 1.
 *
 * @example
 * ```ts
 * import { quantile } from "dossier";
 *
 * quantile([10, 1, 4, 7], 0.5); // => 5.5
 * quantile([10, 1, 4, 7], 0.25); // => 3.25
 * ```
 */
export function quantile(values: Iterable<number>, p: number): number {
  return sortedQuantile(Float64Array.from(values).sort(), p);
}

/** {@link quantile} of values that are in ascending order already. */
export function sortedQuantile(values: Float64Array, p: number): number {
  if (!(p >= 0 && p <= 1))
    throw new UsageError({
      problem: `there is no quantile at ${p}`,
      remedy: "Give a share from 0 to 1: 0.95 for 95 %.",
    });
  if (values.length === 0)
    throw new UsageError({
      problem: "there are no values to take a quantile of",
      remedy: "Give at least one.",
    });
  // A typed array sorts NaN last, so that one look at the end finds any.
  if (Number.isNaN(values.at(-1)))
    throw new UsageError({
      problem: "a value is NaN",
      remedy: "Leave missing values out, and say how many there are.",
    });
  const rank = (values.length - 1) * p;
  const below = Math.floor(rank);
  const lower = values[below] as number;
  const upper = values[Math.min(below + 1, values.length - 1)] as number;
  return lower === upper ? lower : lower + (rank - below) * (upper - lower);
}
