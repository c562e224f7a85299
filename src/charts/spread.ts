/**
 * Moves boxes along a line until none overlaps another, in their order and as little as can be: the sum of the squared
 * moves is least. Each box is `sizes[i]` long and wants to begin at `wanted[i]`; all stay between `low` and `high`, which
 * must hold them. Gives where each begins.
 *
 * Pushed together, boxes in a row are a problem of isotonic regression, solved by pooling adjacent violators (Ayer et al.
 * 1955, The Annals of Mathematical Statistics 26(4)).
 */
export function spreadApart(
  wanted: readonly number[],
  sizes: readonly number[],
  low: number,
  high: number,
): number[] {
  const before = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // With the boxes before it taken away, each box only has to come after its neighbour.
  const pools: { sum: number; count: number }[] = [];
  for (const [i, start] of wanted.entries()) {
    let pool = { sum: start - (before[i] as number), count: 1 };
    for (let last = pools.at(-1); last !== undefined && mean(last) > mean(pool); last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  }
  const starts = pools.flatMap((pool) => new Array<number>(pool.count).fill(mean(pool)));
  return starts.map((start, i) => Math.max(low, Math.min(high - total, start)) + (before[i] as number));
}

const mean = ({ sum, count }: { sum: number; count: number }) => sum / count;
