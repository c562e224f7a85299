import { sortedQuantile } from "../analysis/uncertainty/quantile.ts";
import type { Bin } from "./histogram.ts";

/** Fewer draws have no tail to speak of. */
const fewest = 100;

/** The draws that a histogram is of, and how many lie far out on either side of them. */
export interface Body {
  readonly draws: Float64Array;
  readonly below: number;
  readonly above: number;
}

/**
 * Draws, given in ascending order, without their far tails: those beyond the middle 99%, on a side where the farthest lies more
 * than the width of that middle beyond it. One draw of a thousand would make a line of the other bars.
 */
export function bodyOf(sorted: Float64Array): Body {
  const whole = { draws: sorted, below: 0, above: 0 };
  if (sorted.length < fewest) return whole;
  const [low, high] = [0.005, 0.995].map((p) => sortedQuantile(sorted, p)) as [number, number];
  const [least, most] = [sorted[0] as number, sorted.at(-1) as number];
  const span = high - low;
  if (span === 0) return whole;
  const start = least < low - span ? sorted.findIndex((value) => value >= low) : 0;
  const end = most > high + span ? sorted.findLastIndex((value) => value <= high) + 1 : sorted.length;
  return { draws: sorted.subarray(start, end), below: start, above: sorted.length - end };
}

/** What lies outside the bins of a body: those of its tails that round edges do not hold are told, and the others in the bins. */
export interface Tails {
  readonly bins: readonly Bin[];
  readonly below: Bin | undefined;
  readonly above: Bin | undefined;
}

/** The bins of a body, with the draws of its tails that are still within their edges, and the rest of the tails as bins. */
export function withTails(bins: readonly Bin[], body: Body, sorted: Float64Array): Tails {
  const [first, last] = [bins[0] as Bin, bins.at(-1) as Bin];
  const under = sorted.subarray(0, body.below);
  const over = sorted.subarray(sorted.length - body.above);
  const far = {
    below: under.filter((value) => value < first.from),
    above: over.filter((value) => value >= last.to),
  };
  const near = { below: under.length - far.below.length, above: over.length - far.above.length };
  return {
    bins: bins.map((bin) => ({
      ...bin,
      count: bin.count + (bin === first ? near.below : 0) + (bin === last ? near.above : 0),
    })),
    below:
      far.below.length === 0
        ? undefined
        : { from: far.below[0] as number, to: first.from, count: far.below.length },
    above:
      far.above.length === 0
        ? undefined
        : { from: last.to, to: far.above.at(-1) as number, count: far.above.length },
  };
}
