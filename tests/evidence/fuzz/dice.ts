import { mersenne } from "pure-rand/generator/mersenne";

/** Seeded choices: the same seed makes the same case on every machine. */
export class Dice {
  readonly #twister;

  constructor(seed: number) {
    this.#twister = mersenne(seed | 0);
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return (this.#twister.next() >>> 0) % n;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}
