import { expect, test } from "vitest";
import { seededRandom } from "../../src/render/random.ts";

test("a seed begins the same sequence again; another seed another", () => {
  const random = seededRandom();
  const take = (seed: string) => {
    random.reseed(seed);
    return Array.from({ length: 5 }, random.next);
  };
  expect(take("a")).toEqual(take("a"));
  expect(take("a")).not.toEqual(take("b"));
});

test("numbers spread evenly over [0, 1)", () => {
  const random = seededRandom();
  random.reseed("spread");
  const counts = new Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) counts[Math.floor(random.next() * 10)]++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
