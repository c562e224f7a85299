import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

test.each(["scatter3d", "surface", "mesh3d"])("%s has three dimensions", (type) => {
  const trace = { type, x: [1, 2], y: [1, 2], z: type === "surface" ? [[1, 2]] : [1, 2] };
  expect(drawn([trace])).toContainEqual(
    expect.stringMatching(/trace 1 \(\w+\) has three dimensions.* → Draw a heat map/),
  );
});

test("a heat map has two", () => {
  expect(drawn([{ type: "heatmap", x: ["a", "b"], y: ["c"], z: [[1, 2]] }])).toEqual([]);
});
