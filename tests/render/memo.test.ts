import { expect, test, vi } from "vitest";
import { memo } from "../../src/render/memo.ts";

test("a text is asked for once, undefined as an answer too", () => {
  const make = vi.fn((text: string) => (text === "" ? undefined : text.length));
  const length = memo(make);
  expect([length("ab"), length(""), length("ab"), length("")]).toEqual([2, undefined, 2, undefined]);
  expect(make).toHaveBeenCalledTimes(2);
});

test("it holds no more than it may", () => {
  const make = vi.fn((text: string) => text);
  const same = memo(make, 2);
  for (const text of ["a", "b", "c", "c", "a"]) same(text);
  expect(make.mock.calls.flat()).toEqual(["a", "b", "c", "a"]);
});
