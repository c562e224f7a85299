import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { frame } from "../../src/analysis/frame/frame.ts";

// In a file, and so in a process, of its own: any other test may have loaded danfo before.
const loaded = () =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("danfojs-node"));

test("danfo is loaded by the first use of it, not by frames", () => {
  const data = frame({ a: [2, 1] })
    .sort("a")
    .filter((row) => row.a > 1);
  expect(loaded()).toBe(false);
  expect(data.danfo.shape).toEqual([1, 1]);
  expect(loaded()).toBe(true);
});
