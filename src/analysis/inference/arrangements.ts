import type { Random } from "../uncertainty/random.ts";

/** Every distinct order of the values, or undefined if there are more than `limit`. One array is reused: copy to keep. */
export function arrangements(values: readonly number[], limit: number): Iterable<number[]> | undefined {
  return howMany(values) <= limit ? inOrder(values.toSorted((a, b) => a - b)) : undefined;
}

/** n! over the product of the factorials of how often each value comes, as a product of binomials; at most roughly. */
function howMany(values: readonly number[]): number {
  const often = new Map<number, number>();
  for (const value of values) often.set(value, (often.get(value) ?? 0) + 1);
  let ways = 1;
  let placed = 0;
  for (const times of often.values()) for (let i = 1; i <= times; i++) ways = (ways * ++placed) / i;
  return Math.round(ways);
}

/** By the next greater order until there is none (Knuth, The Art of Computer Programming 4A, 7.2.1.2, algorithm L). */
function* inOrder(order: number[]): Generator<number[]> {
  const at = (i: number) => order[i] as number;
  const swap = (i: number, j: number) => {
    [order[i], order[j]] = [at(j), at(i)];
  };
  while (true) {
    yield order;
    let left = order.length - 2;
    while (left >= 0 && at(left) >= at(left + 1)) left--;
    if (left < 0) return;
    let right = order.length - 1;
    while (at(left) >= at(right)) right--;
    swap(left, right);
    for (let i = left + 1, j = order.length - 1; i < j; i++, j--) swap(i, j);
  }
}

/** So many random orders (Fisher & Yates; Knuth 2, 3.4.2, algorithm P). One array is reused: copy to keep. */
export function* shuffled(values: readonly number[], times: number, stream: Random): Generator<number[]> {
  const order = [...values];
  for (let draw = 0; draw < times; draw++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(stream.next() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    yield order;
  }
}
