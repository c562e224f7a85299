import { expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { faultsOf } from "../faults.ts";

const places = { gdp: [1, 2, 4, 5], life: [70, 75, 80, 78] };
const people = [10, 20, 40, 30];

/** Faults about the sizes of circles, of data that have these columns beside their places. */
function told(size: unknown, columns: Record<string, number[]> = { people }, marker: object = {}) {
  const bubbles = { type: "scatter", mode: "markers", x: places.gdp, y: places.life };
  const figure = { data: [{ ...bubbles, marker: { color: "#12436D", size, ...marker } }], layout: {} };
  return faultsOf({ data: frame({ ...places, ...columns }), figure }).filter((fault) =>
    /circles/.test(fault),
  );
}

test("amounts by their diameters, with the size to take", () => {
  expect(told(people)).toEqual([
    expect.stringMatching(
      /^the circles of trace 1 are as wide as their amounts \(people\).* → .*sizemode: "area", sizeref: 0.05 }/,
    ),
  ]);
  expect(told(people.map((each) => each / 2))).toHaveLength(1);
  expect(told(people, { people }, { sizeref: 2 })).toHaveLength(1);
  expect(told([0, ...people.slice(1)], { people: [0, ...people.slice(1)] })).toHaveLength(1);
});

test("areas, roots, and sizes that are no amounts are right", () => {
  expect(told(people, { people }, { sizemode: "area" })).toEqual([]);
  expect(told(people.map(Math.sqrt))).toEqual([]);
  expect(told(people.map(Math.sqrt), { people, width: people.map(Math.sqrt) })).toEqual([]);
  expect(told(people, { size: people })).toEqual([]);
  expect(told(12)).toEqual([]);
  // What stands out is larger.
  expect(told([10, 10, 20, 10])).toEqual([]);
  expect(told([10, 10, 20, 10], { people: [10, 10, 20, 10] })).toEqual([]);
  expect(told(people, { people: [40, 20, 10, 30] })).toEqual([]);
});
