import { UsageError } from "../../errors.ts";

/**
 * The sample quantile of type 7 (Hyndman & Fan 1996, The American Statistician 50(4)), the default of R and NumPy: the
 * value at rank h = (n - 1)p, counted from 0, interpolated linearly between its neighbours.
 *
 * `sorted` is in ascending order. Throws a UsageError if it is empty or p is not from 0 to 1.
 */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  if (!(p >= 0 && p <= 1))
    throw new UsageError({
      problem: `there is no quantile at ${p}`,
      remedy: "Give a share from 0 to 1: 0.95 for 95%.",
    });
  const rank = (sorted.length - 1) * p;
  const below = Math.floor(rank);
  const [lower, upper] = [sorted[below], sorted[Math.ceil(rank)]];
  if (lower === undefined || upper === undefined)
    throw new UsageError({
      problem: "there are no values to take a quantile of",
      remedy: "Give at least one.",
    });
  return lower + (rank - below) * (upper - lower);
}
