import { expect, test } from "vitest";
import { random } from "../../../src/analysis/uncertainty/random.ts";

test("the stream is NumPy's for the same seed", () => {
  // numpy.random.RandomState(42).random_sample(4), and of seed 20220527 the first two
  const stream = random(42);
  expect([stream.next(), stream.next(), stream.next(), stream.next()]).toEqual([
    0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366,
  ]);
  const other = random(20220527);
  expect([other.next(), other.next()]).toEqual([0.8507428410596146, 0.279514601937047]);
});

test("the generator is MT19937: the 10,000th output of its default seed is the one that the C++ standard gives", () => {
  // ISO C++ [rand.predef]: the 10000th invocation of a default-constructed mt19937 (seed 5489) gives 4123659995.
  const stream = random(5489);
  for (let pair = 1; pair < 5000; pair++) stream.next();
  // A double is made of two outputs, the second of which is cut to its upper 26 bits.
  const last = (stream.next() * 2 ** 53) % 2 ** 26;
  expect(last).toBe(4123659995 >>> 6);
});

test("the largest seed is a seed of its own", () => {
  // numpy.random.RandomState(2**32 - 1).random_sample()
  expect(random(2 ** 32 - 1).next()).toBe(0.0976320289940138);
});

test.each([-1, 1.5, 2 ** 32, Number.NaN])("%d is refused as a seed", (seed) => {
  expect(() => random(seed)).toThrow(/cannot be a seed[\s\S]*0 to 4294967295/);
});
