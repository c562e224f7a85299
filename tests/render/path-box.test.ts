import fc from "fast-check";
import { svgPathProperties } from "svg-path-properties";
import { expect, test } from "vitest";
import { pathBox } from "../../src/render/path-box.ts";

test.each([
  ["M0,0V10H-5Z", { x: -5, y: 0, width: 5, height: 10 }],
  ["m5 5l10-2-3 8", { x: 5, y: 3, width: 10, height: 8 }],
  // A circle of radius 10 around the origin, as plotly.js draws markers.
  ["M10,0A10,10 0 1,1 0,-10A10,10 0 0,1 10,0Z", { x: -10, y: -10, width: 20, height: 20 }],
  // The curve of a quarter ellipse does not reach its control points.
  ["M0,0Q10,20 20,0", { x: 0, y: 0, width: 20, height: 10 }],
  ["M0,0C0,40 30,40 30,0", { x: 0, y: 0, width: 30, height: 30 }],
])("%s", (data, expected) => {
  const box = pathBox(data);
  for (const side of ["x", "y", "width", "height"] as const)
    expect(box?.[side]).toBeCloseTo(expected[side], 9);
});

test("nothing has no box", () => {
  expect(pathBox("")).toBeUndefined();
});

const coordinate = fc.integer({ min: -50, max: 50 });
const point = fc.tuple(coordinate, coordinate).map((pair) => pair.join(","));
const radius = fc.integer({ min: 1, max: 40 });
const flag = fc.constantFrom(0, 1);
const segment = fc.oneof(
  point.map((p) => `L${p}`),
  point.map((p) => `l${p}`),
  fc.tuple(point, point, point).map((p) => `C${p.join(" ")}`),
  fc.tuple(point, point).map((p) => `s${p.join(" ")}`),
  fc.tuple(point, point).map((p) => `q${p.join(" ")}`),
  fc.tuple(radius, radius, fc.integer({ min: 0, max: 180 }), flag, flag, point).map((p) => `A${p.join(" ")}`),
);

test("the box is the bounds of the points that another library finds along the path", () => {
  fc.assert(
    fc.property(point, fc.array(segment, { minLength: 1, maxLength: 4 }), (start, segments) => {
      const data = `M${start}${segments.join("")}`;
      const path = new svgPathProperties(data);
      const length = path.getTotalLength();
      fc.pre(length > 0.1);
      const points = Array.from({ length: 801 }, (_, i) => path.getPointAtLength((length * i) / 800));
      const box = pathBox(data);
      const tolerance = 0.01 + length / 400;
      expect(Math.abs((box?.x ?? 0) - Math.min(...points.map(({ x }) => x)))).toBeLessThan(tolerance);
      expect(Math.abs((box?.y ?? 0) - Math.min(...points.map(({ y }) => y)))).toBeLessThan(tolerance);
      const [right, bottom] = [(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + (box?.height ?? 0)];
      expect(Math.abs(right - Math.max(...points.map(({ x }) => x)))).toBeLessThan(tolerance);
      expect(Math.abs(bottom - Math.max(...points.map(({ y }) => y)))).toBeLessThan(tolerance);
    }),
    { numRuns: 60 },
  );
});
