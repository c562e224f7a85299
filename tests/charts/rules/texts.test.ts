import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const pale = { color: "#FFFFFF" };
const heat = { type: "heatmap", x: ["a", "b"], y: ["c"], z: [[1, 2]], texttemplate: "%{z}" };
const faults = (trace: object, layout: object = {}) =>
  drawn([trace], layout).filter((fault) => /contrast of .* to what is behind it/.test(fault));

test("white words over bare paper", () => {
  const note = { text: "Peak", xref: "paper", yref: "paper", x: 0, y: -0.1, font: pale };
  const line = { type: "scatter", mode: "lines", x: [2021, 2022], y: [1, 2] };
  expect(faults(line, { annotations: [note] })).toEqual([
    expect.stringMatching(/annotation 1 in #FFFFFF has a contrast of 1\.0:1.*→ Use a darker colour/),
  ]);
});

test("white words in the cells of a heat map are judged by the picture", () => {
  expect(faults({ ...heat, textfont: pale })).toEqual([]);
  const note = { text: "Peak", x: "b", y: "c", font: pale };
  expect(faults(heat, { annotations: [note] })).toEqual([]);
  expect(
    faults(heat, { annotations: [{ ...note, xref: "paper", x: 0, y: -0.1, yref: "paper" }] }),
  ).toHaveLength(1);
});
