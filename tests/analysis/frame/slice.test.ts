import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";

const data = frame({ a: [0, 1, 2, 3, 4, 5, 6] });

test("head and slice count as Array.slice does", () => {
  expect(data.head().column("a")).toEqual([0, 1, 2, 3, 4]);
  expect(data.head(2).column("a")).toEqual([0, 1]);
  expect(data.head(-2).length).toBe(0);
  expect(data.head(99).length).toBe(7);
  for (const [start, end] of [
    [1, 3],
    [-2, undefined],
    [0, -1],
    [5, 2],
  ] as const)
    expect(data.slice(start, end).column("a")).toEqual([0, 1, 2, 3, 4, 5, 6].slice(start, end));
});
