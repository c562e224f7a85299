import { expect, test } from "vitest";
import { drawn } from "../faults.ts";

const heat = { type: "heatmap", x: ["a", "b"], y: ["c"], z: [[1, 2]] };
const faults = (trace: object, layout: object = {}) =>
  drawn([trace], layout).filter((fault) => /colour scale/.test(fault));

test.each(["Jet", "Rainbow", "RdYlGn", "Hot"])("%s has no order that all can see", (colorscale) => {
  expect(faults({ ...heat, colorscale })).toEqual([
    expect.stringMatching(/trace 1 has the colour scale \w+, whose order.* → Leave colorscale out/),
  ]);
});

test.each(["Viridis", "Blues", "RdBu", "Cividis"])("%s has", (colorscale) => {
  expect(faults({ ...heat, colorscale })).toEqual([]);
});

test("a scale from red to green, wherever it is", () => {
  const scale = [
    [0, "#D7191C"],
    [1, "#1A9641"],
  ];
  const told = [expect.stringMatching(/the ends of the colour scale of .* look alike with \w+opia/)];
  expect(faults({ ...heat, colorscale: scale })).toEqual(told);
  expect(faults({ ...heat, coloraxis: "coloraxis" }, { coloraxis: { colorscale: scale } })).toEqual(told);
  const dots = { type: "scatter", mode: "markers", x: [1, 2], y: [1, 2] };
  expect(faults({ ...dots, marker: { color: [1, 2], colorscale: scale } })).toEqual(told);
});

test("from one hue over white to another", () => {
  const scale = [
    [0, "#670020"],
    [0.5, "#FFFFFF"],
    [1, "#05305F"],
  ];
  expect(faults({ ...heat, colorscale: scale })).toEqual([]);
});

test("land in one colour is a fill, and no scale", () => {
  const land = { type: "choropleth", locations: ["GBR", "JPN"], z: [1.5, 2.5], showscale: false };
  const scale = (end: string) => [
    [0, "#EEEEEE"],
    [1, end],
  ];
  expect(faults({ ...land, colorscale: scale("#eeeeee") })).toEqual([]);
  expect(faults({ ...land, colorscale: scale("#EDEEEE") })).toHaveLength(1);
});
