import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { turnRings } from "../../src/render/rings.ts";

type Ring = number[][];
const square: Ring = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
]; // north first: clockwise
const reversed = (ring: Ring) => ring.toReversed();
const turnedRings = (geometry: { readonly type: string; readonly coordinates: unknown }) => {
  const figure = turnRings({ data: [{ type: "choropleth", geojson: { type: "Feature", geometry } }] });
  const [trace] = figure.data;
  return trace?.geojson.geometry.coordinates;
};

test.each([
  ["clockwise stays", [square], [square]],
  ["counterclockwise, as GeoJSON has it, is turned", [reversed(square)], [square]],
  ["a hole runs the other way", [reversed(square), square], [square, reversed(square)]],
])("%s", (_, given, expected) => {
  expect(turnedRings({ type: "Polygon", coordinates: given })).toEqual(expected);
  expect(turnedRings({ type: "MultiPolygon", coordinates: [given, given] })).toEqual([expected, expected]);
});

test("an area over the date line is one area, and not the rest of the world", () => {
  const fiji: Ring = [
    [177, -19],
    [177, -16],
    [-179, -16],
    [-179, -19],
    [177, -19],
  ];
  expect(turnedRings({ type: "Polygon", coordinates: [fiji] })).toEqual([fiji]);
  expect(turnedRings({ type: "Polygon", coordinates: [reversed(fiji)] })).toEqual([fiji]);
});

test("whichever way it runs, wherever it begins and whether it is closed, the result is the same area", () => {
  const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 12 });
  const place = fc.tuple(fc.integer({ min: -180, max: 179 }), fc.integer({ min: -60, max: 60 }));
  fc.assert(
    fc.property(angles, place, fc.boolean(), (degrees, [x, y], closed) => {
      const wrapped = (longitude: number) => ((longitude + 540) % 360) - 180;
      const around = degrees
        .toSorted((a, b) => b - a)
        .map((angle) => (angle * Math.PI) / 180)
        .map((angle) => [wrapped(x + 5 * Math.cos(angle)), y + 5 * Math.sin(angle)]);
      const ring = closed ? [...around, around[0] as number[]] : around;
      // A polygon on a circle of which all corners lie in one half is still one area.
      expect(turnedRings({ type: "Polygon", coordinates: [ring] })).toEqual([ring]);
      expect(turnedRings({ type: "Polygon", coordinates: [ring.toReversed()] })).toEqual([ring]);
    }),
  );
});

describe("what is not turned", () => {
  test("a figure without areas is the same figure", () => {
    const figure = { data: [{ type: "bar", y: [1] }] };
    expect(turnRings(figure)).toBe(figure);
  });

  test.each([
    [
      "points and lines",
      { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 2] }] },
    ],
    ["a polygon that is none", { type: "Polygon", coordinates: null }],
  ])("%s", (_, geometry) => {
    const figure = {
      data: [{ geojson: { type: "FeatureCollection", features: [{ geometry }, { geometry: null }] } }],
    };
    expect(turnRings(figure)).toEqual(figure);
  });

  test("the figure given is not changed", () => {
    const coordinates = [reversed(square)];
    turnedRings({ type: "Polygon", coordinates });
    expect(coordinates).toEqual([reversed(square)]);
  });
});
