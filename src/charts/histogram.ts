import { roundTicks } from "./ticks.ts";

/** One bar of a histogram: how many values are from `from` up to, but not including, `to`; both are the value where all in it are one. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Enough to see a shape in, few enough that a thousand draws fill them evenly. */
const mostBins = 40;

/**
 * Counts values, given in ascending order: whole numbers each by itself where there is room for all of them, others in bins of one round width, whose edges are multiples of it. A hundred draws of
 * one value have a bin of no width: a wider one would say that there are others in it.
 */
export function histogram(sorted: Float64Array): Bin[] {
  const [low = 0, high = low] = [sorted[0], sorted.at(-1)];
  if (low === high) return [{ from: low, to: high, count: sorted.length }];
  if (high - low <= mostBins && sorted.every(Number.isInteger)) return countsOf(sorted, low, high);
  const width = stepOf(low, high);
  const first = Math.floor(low / width + 1e-9);
  const last = Math.floor(high / width + 1e-9);
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const value of sorted) {
    const bin = Math.min(last, Math.max(first, Math.floor(value / width + 1e-9))) - first;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts.map((count, i) => ({ from: edge(first + i, width), to: edge(first + i + 1, width), count }));
}

function countsOf(sorted: Float64Array, low: number, high: number): Bin[] {
  const counts = new Array<number>(high - low + 1).fill(0);
  for (const value of sorted) counts[value - low] = (counts[value - low] as number) + 1;
  return counts.map((count, i) => ({ from: low + i, to: low + i, count }));
}

function stepOf(low: number, high: number): number {
  const [first, second] = roundTicks(low, high, mostBins);
  if (first !== undefined && second !== undefined) return second - first;
  return high - low;
}

const edge = (index: number, width: number) => Number((index * width).toPrecision(14));
