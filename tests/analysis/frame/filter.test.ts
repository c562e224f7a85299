import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";

const data = frame({ id: ["a", "b", "c"], open: [true, null, false] });

test("rows answered true stay, in their order; false and null leave theirs out", () => {
  expect(data.filter((row) => row.open).column("id")).toEqual(["a"]);
  expect(data.filter((row) => row.id !== "b").rows()).toEqual([
    { id: "a", open: true },
    { id: "c", open: false },
  ]);
});

test("an answer that is neither is an error, since a number or a text would only seem to be true", () => {
  expect(() => data.filter((row) => row.id)).toThrow(`filter's function answered "a" for row 1`);
  expect(() => data.filter(() => undefined as never)).toThrow("undefined");
});
