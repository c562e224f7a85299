import { mersenne } from "pure-rand/generator/mersenne";
import { UsageError } from "../../errors.ts";

/** A stream of random numbers that its seed decides wholly. */
export interface Random {
  /** A double from 0 (included) to 1 (excluded), with 53 random bits. */
  next(): number;
}

/**
 * A seeded stream of random numbers: the Mersenne Twister MT19937 (Matsumoto & Nishimura 1998, ACM TOMACS 8(1)), two
 * outputs to a double by its authors' `genrand_res53`. The same seed gives the same stream on every machine, and the one
 * that NumPy's `RandomState(seed).random_sample()` gives, so that a colleague with Python can repeat a simulation draw by
 * draw.
 *
 * Throws a UsageError unless the seed is a whole number from 0 to 2^32 - 1: others would be cut down to one silently.
 *
 * @example
 * ```ts
 * import { random } from "dossier";
 *
 * const stream = random(42);
 * stream.next(); // => 0.3745401188473625
 * stream.next(); // => 0.9507143064099162
 * ```
 */
export function random(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    throw new UsageError({
      problem: `${seed} cannot be a seed`,
      remedy: "Give a whole number from 0 to 4294967295.",
    });
  const twister = mersenne(seed | 0);
  return { next: () => ((twister.next() >>> 5) * 2 ** 26 + (twister.next() >>> 6)) / 2 ** 53 };
}
